import { useEffect, useMemo, useRef } from "react";
import { currentReadings } from "../../../state/plane.ts";
import { useOnFrame } from "../../containment/use-on-frame.ts";
import { formatNumber } from "../../format.ts";
import { Explained } from "../../glossary/explained.tsx";
import { useLaneLooks } from "../../lanes.ts";
import { LaneLine, writeNumber } from "../table/lane-lines.tsx";
import table from "../table/table-panel.module.css";
import styles from "./plane.module.css";
import { words } from "./words.ts";

const MEASURES = ["updates", "actual", "projected", "distance"] as const;

/** How far each lane is from the plane at the time cursor, its true loss, and the plane's. */
export function PlaneTable({ line }: { readonly line: boolean }) {
  const onFrame = useOnFrame();
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
          const value = reading?.[measure];
          const text = value === undefined ? "—" : measure === "updates" ? String(value) : formatNumber(value, 4);
          writeNumber(row.cells[m + 1]!, text, value);
        }
      }
    });
  }, [onFrame, looks]);

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard.
    <section className={table.scroll} aria-label={t("table")} tabIndex={0}>
      <table className={`${table.table} ${styles.table}`}>
        <thead>
          <tr>
            <th scope="col" className={table.lane}>
              {t("lane")}
            </th>
            <th scope="col">{t("update")}</th>
            <th scope="col">
              <Explained term="trainingLoss">{t("loss")}</Explained>
            </th>
            <th scope="col">
              <Explained term="projected">{t(line ? "onLine" : "onPlane")}</Explained>
            </th>
            <th scope="col">
              <Explained term="planeDistance">{t("distance")}</Explained>
            </th>
          </tr>
        </thead>
        <tbody ref={body}>
          {looks.map((look) => (
            <LaneLine key={look.index} look={look}>
              {MEASURES.map((measure) => (
                <td key={measure} className="number" />
              ))}
            </LaneLine>
          ))}
        </tbody>
      </table>
    </section>
  );
}
