import { useLab } from "../../../state/lab.ts";
import { linkTo } from "../../../state/link.ts";
import { useReturn } from "../../controls/use-return.ts";
import styles from "./open-link.module.css";
import { words } from "./words.ts";

/** The ways out of an embedded experiment: back to how it was opened, and to the whole page with the same experiment. */
export function OpenLink() {
  const t = words.useWords();
  const configuration = useLab((lab) => lab.configuration);
  const back = useReturn();
  return (
    <div className={styles.links}>
      <button type="button" className={styles.link} aria-disabled={back === null} onClick={back ?? undefined}>
        {t("back")}
      </button>
      <a className={styles.link} href={linkTo(configuration)} target="_blank" rel="noopener">
        {t("open")}
      </a>
    </div>
  );
}
