import type { ContourMap } from "../../../worker/protocol.ts";
import type { Opened } from "../../controls/opener.ts";
import { Sheet } from "../../controls/sheet.tsx";
import { formatNumber } from "../../format.ts";
import styles from "./picture.module.css";
import { words } from "./words.ts";

const NOTES = { log: "legendLog", linear: "legendLinear", quantile: "legendQuantile" } as const;

interface LevelSheetProps {
  readonly opened: Opened;
  readonly map: ContourMap;
  /** What the levels are heights above, and what such a height is called. */
  readonly floor: number;
  readonly quantity: string;
  /** One name a level, from the lowest up, and one colour more. */
  readonly names: readonly string[];
  readonly colors: readonly string[];
}

/** All levels of the contours, and how they were chosen. */
export function LevelSheet({ opened, map, floor, quantity, names, colors }: LevelSheetProps) {
  const t = words.useWords();
  const undefinedSomewhere = map.bandStarts.at(-1)! > map.bandStarts.at(-2)!;
  return (
    <Sheet opened={opened} className={styles.levels} align="end" sideOffset={6} aria-label={t("legend")}>
      <p className="eyebrow">{t("legend")}</p>
      <p className={styles.levelsNote}>
        {t(NOTES[map.scale.kind], { quantity })}
        {floor !== 0 && ` ${t("infimum", { value: formatNumber(floor, 6) })}`}
        {undefinedSomewhere && ` ${t("legendUndefined")}`}
      </p>
      <ol className={styles.levelList} reversed>
        {names
          .map((name, i) => (
            <li key={name}>
              <span className={styles.levelSwatch} style={{ background: colors[i + 1] }} />
              <span className="number">
                {quantity} ≥ {name}
              </span>
            </li>
          ))
          .reverse()}
        <li>
          <span className={styles.levelSwatch} style={{ background: colors[0] }} />
          <span className="number">
            {quantity} &lt; {names[0]}
          </span>
        </li>
      </ol>
    </Sheet>
  );
}
