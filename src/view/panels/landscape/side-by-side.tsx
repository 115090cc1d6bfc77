import { type CSSProperties, useEffect, useRef } from "react";
import { useOnFrame } from "../../containment/use-on-frame.ts";
import { headShape } from "../../draw/heads.ts";
import { formatNumber } from "../../format.ts";
import type { LaneLook } from "../../lanes.ts";
import styles from "./landscape.module.css";
import { pointValues, rowAtCursor } from "./painted-lanes.ts";
import { Picture } from "./picture.tsx";
import { words } from "./words.ts";

/** J of a lane at the time cursor, written as the cursor moves. */
export function CurrentLoss({ index }: { readonly index: number }) {
  const onFrame = useOnFrame();
  const text = useRef<HTMLSpanElement>(null);
  useEffect(
    () =>
      onFrame(() => {
        const row = rowAtCursor(index);
        const values = row === null ? null : pointValues(index, row);
        const now = values ? `J ${formatNumber(values.loss)}` : "";
        if (text.current && text.current.textContent !== now) text.current.textContent = now;
      }),
    [onFrame, index],
  );
  return <span ref={text} className="number" />;
}

function Cell({ look }: { readonly look: LaneLook }) {
  const t = words.useWords();
  const looks = useRef<readonly LaneLook[]>([look]);
  if (looks.current[0] !== look) looks.current = [look];
  return (
    <section className={styles.cell} aria-label={look.name} data-selected={look.selected}>
      <h3 className={styles.cellHeading}>
        <svg viewBox="-7 -7 14 14" aria-hidden="true" fill={look.color}>
          <path d={headShape(look.index)} />
        </svg>
        <span className={styles.cellName}>{look.name}</span>
        <CurrentLoss index={look.index} />
      </h3>
      <Picture looks={looks.current} label={t("pictureOf", { lane: look.name })} small />
    </section>
  );
}

/** One small picture for each lane, all of the same window and the same moment. */
export function SideBySide({ looks }: { readonly looks: readonly LaneLook[] }) {
  const columns = looks.length <= 1 ? 1 : looks.length <= 4 ? 2 : looks.length <= 9 ? 3 : 4;
  return (
    <div className={styles.grid} style={{ "--columns": columns } as CSSProperties}>
      {looks.map((look) => (
        <Cell key={look.index} look={look} />
      ))}
    </div>
  );
}
