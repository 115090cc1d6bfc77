import { headShape } from "../../draw/heads.ts";
import type { LaneLook } from "../../lanes.ts";
import styles from "./landscape.module.css";
import { CurrentLoss } from "./side-by-side.tsx";
import { words } from "./words.ts";

/** Which colour and shape is which lane, with its J: for a page without the panels that tell it. */
export function LaneLegend({ looks }: { readonly looks: readonly LaneLook[] }) {
  const t = words.useWords();
  return (
    <ul className={styles.laneLegend} aria-label={t("lanes")}>
      {looks.map(({ index, name, color }) => (
        <li key={index}>
          <svg viewBox="-7 -7 14 14" width="14" height="14" aria-hidden="true" fill={color}>
            <path d={headShape(index)} />
          </svg>
          {name} <CurrentLoss index={index} />
        </li>
      ))}
    </ul>
  );
}
