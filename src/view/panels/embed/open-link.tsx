import { useLab } from "../../../state/lab.ts";
import { linkTo } from "../../../state/link.ts";
import styles from "./open-link.module.css";
import { words } from "./words.ts";

/** The way from an embedded page to the whole one, with the same experiment. */
export function OpenLink() {
  const t = words.useWords();
  const configuration = useLab((lab) => lab.configuration);
  return (
    <a className={styles.link} href={linkTo(configuration)} target="_blank" rel="noopener">
      {t("open")}
    </a>
  );
}
