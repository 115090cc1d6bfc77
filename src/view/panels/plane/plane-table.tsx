import { useEffect, useMemo, useRef } from "react";
import { onFrame } from "../../../state/frame.ts";
import { changeView } from "../../../state/lab.ts";
import { currentReadings } from "../../../state/plane.ts";
import { formatNumber } from "../../format.ts";
import { useLaneLooks } from "../../lanes.ts";
import { Swatch } from "../table/swatch.tsx";
import styles from "./plane.module.css";
import { words } from "./words.ts";

const MEASURES = ["updates", "actual", "projected", "distance"] as const;

/** How far each lane is from the plane at the time cursor, its true loss, and the plane's. */
export function PlaneTable({ line }: { readonly line: boolean }) {
  const t = words.useWords();
  const all = useLaneLooks();
  const looks = useMemo(() => all.filter(({ visible }) => visible), [all]);
  const body = useRef<HTMLTableSectionElement>(null);

  useEffect(() => {
    let painted: unknown = null;
    return onFrame(() => {
      const readings = currentReadings();
      if (readings === painted) return;
      painted = readings;
      for (const [i, { index }] of looks.entries()) {
        const row = body.current!.rows[i]!;
        const reading = readings.find(({ lane }) => lane === index);
        for (const [m, measure] of MEASURES.entries()) {
          const cell = row.cells[m + 1]!;
          const value = reading?.[measure];
          cell.textContent = value === undefined ? "—" : measure === "updates" ? String(value) : formatNumber(value, 4);
          // To the last bit, for whoever rests the pointer on it.
          cell.title = value === undefined ? "" : String(value);
        }
      }
    });
  }, [looks]);

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard.
    <section className={styles.scroll} aria-label={t("table")} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("lane")}</th>
            <th scope="col">{t("update")}</th>
            <th scope="col" title={t("lossHint")}>
              {t("loss")}
            </th>
            <th scope="col" title={t("projectedHint")}>
              {t(line ? "onLine" : "onPlane")}
            </th>
            <th scope="col" title={t("distanceHint")}>
              {t("distance")}
            </th>
          </tr>
        </thead>
        <tbody ref={body}>
          {looks.map((look) => (
            <tr key={look.index} data-selected={look.selected || undefined}>
              <th scope="row">
                <button
                  type="button"
                  className={styles.name}
                  aria-pressed={look.selected}
                  onClick={() => changeView({ lane: look.index })}
                >
                  <Swatch look={look} />
                  <span>{look.name}</span>
                </button>
              </th>
              {MEASURES.map((measure) => (
                <td key={measure} className="number" />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
