import { classNamesOf } from "../../../experiment/private-data.ts";
import { classColor } from "../../draw/class-colors.ts";
import { classMark } from "../../draw/class-marks.ts";
import { useTheme } from "../../theme.ts";
import styles from "./regions.module.css";
import type { RegionsScene } from "./regions-scene.ts";
import { regionsWords } from "./regions-words.ts";
import { shortName } from "./short-name.ts";
import { useNetwork } from "./use-network.ts";

const AREA = 62;

/** What marks, colours and lines of the pictures mean. */
export function RegionsLegend({ scene }: { readonly scene: RegionsScene }) {
  const t = regionsWords.useWords();
  const theme = useTheme();
  const { labels } = scene.training;
  const names = classNamesOf(useNetwork().problem.dataset);
  const plain = "var(--ink-soft)";
  const color = labels ? classColor(theme, 0) : plain;
  const mark = (label: number, fill: string, stroke: string) => (
    <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true" focusable="false">
      <path d={classMark(label, AREA)} fill={fill} stroke={stroke} strokeWidth="1.4" strokeLinejoin="round" />
    </svg>
  );
  return (
    <ul className={styles.legend}>
      {labels
        ? Array.from({ length: scene.outputs }, (_, label) => (
            // A class need not have a name, but has a number.
            // biome-ignore lint/suspicious/noArrayIndexKey: as above.
            <li key={label}>
              {mark(label, classColor(theme, label), "var(--surface)")}
              {names[label] === undefined ? t("classNumber", { label }) : shortName(names[label])}
            </li>
          ))
        : null}
      <li>
        {mark(0, color, "var(--surface)")}
        {t("trained")}
      </li>
      {scene.heldOut && (
        <li>
          {mark(0, "var(--surface)", color)}
          {t("heldOut")}
        </li>
      )}
      {labels && (
        <li>
          <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true" focusable="false">
            <path d="M-4-4 4 4M4-4-4 4" stroke="var(--ink)" strokeWidth="1.7" strokeLinecap="round" />
          </svg>
          {t("misclassified")}
        </li>
      )}
      {scene.kind === "plane" && labels && (
        <li>
          <svg width="18" height="14" viewBox="-9 -7 18 14" aria-hidden="true" focusable="false">
            <path d="M-8 0H8" stroke="var(--ink)" strokeWidth="1.6" />
          </svg>
          {t("boundary")}
        </li>
      )}
    </ul>
  );
}
