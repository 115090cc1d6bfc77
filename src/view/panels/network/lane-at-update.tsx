import { useLaneLooks } from "../../lanes.ts";
import { catalogue } from "../../language.ts";
import styles from "./analysis.module.css";

const words = catalogue("lane-at-update", {
  at: { en: "{{lane}}, after {{update}} updates", ja: "{{lane}}、更新 {{update}} 回後" },
});

interface Place {
  readonly lane: number;
  readonly update: number;
}

/** Which lane, and when, a panel's numbers are of. A line that is always there, so that nothing moves when they come. */
export function LaneAtUpdate({ found }: { readonly found: Place | null }) {
  const t = words.useWords();
  const looks = useLaneLooks();
  const name = looks.find(({ index }) => index === found?.lane)?.name ?? "";
  return <p className={styles.lane}>{found ? t("at", { lane: name, update: found.update }) : " "}</p>;
}
