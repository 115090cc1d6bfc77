import { isPrivate } from "../../experiment/private-data.ts";
import { useLab } from "../../state/lab.ts";
import { linkTo } from "../../state/link.ts";
import { catalogue } from "../language.ts";
import styles from "./print.module.css";
import { usePrinting } from "./printing.ts";

const words = catalogue("print", {
  private: {
    en: "There is no link to this experiment: its data are a file on the device that printed it.",
    ja: "この実験のリンクはありません。データは印刷した端末のファイルにあります。",
  },
});

/** The experiment's link, on paper alone. */
export function PrintedLink() {
  const t = words.useWords();
  const printing = usePrinting();
  const configuration = useLab((lab) => lab.configuration);
  if (!printing) return null;
  return <p className={styles.link}>{isPrivate(configuration) ? t("private") : linkTo(configuration)}</p>;
}
