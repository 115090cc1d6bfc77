import { useEffect, useId, useRef } from "react";
import { moveLane, removeLane } from "../../../state/edits.ts";
import { change } from "../../../state/lab.ts";
import { useOnFrame } from "../../containment/use-on-frame.ts";
import { useCounted } from "../../counted.ts";
import { useLaneLooks } from "../../lanes.ts";
import { catalogue } from "../../language.ts";
import { AddLane } from "./add-lane.tsx";
import { LaneCard } from "./lane-card.tsx";
import styles from "./lanes.module.css";
import { readingOf, writeReading } from "./reading.ts";
import { useReorder } from "./use-reorder.ts";

const words = catalogue("lanes", {
  optimizers: { en: "Optimizers", ja: "最適化手法" },
  none: { en: "No optimizers. Add one to see a path.", ja: "最適化手法がありません。追加すると経路が表示されます。" },
  moved: {
    en: "{{name}} is now number {{place}} of {{count}}.",
    ja: "{{name}} を {{count}} 本中 {{place}} 番目に移動しました。",
  },
  removed: {
    en: "{{name}} is removed. Optimizers left: {{count}}.",
    ja: "{{name}} を削除しました。残りは {{count}} 本です。",
  },
  minimum: { en: "✓ step {{since}}", ja: "✓ {{since}} 回目" },
  minimumOfUpdates: { en: "✓ update {{since}}", ja: "✓ {{since}} 回目" },
  flat: { en: "flat since {{since}}", ja: "平坦 {{since}} 回目" },
  saddle: { en: "saddle since {{since}}", ja: "鞍点 {{since}} 回目" },
  maximum: { en: "maximum since {{since}}", ja: "極大点 {{since}} 回目" },
  unclassified: { en: "at rest since {{since}}", ja: "静止 {{since}} 回目" },
  diverged: { en: "⚠ diverged", ja: "⚠ 発散" },
});

/** The optimizers that walk, one card each; the selected one shows all that can be set. */
export function LanesPanel() {
  const onFrame = useOnFrame();
  const t = words.useWords();
  const id = useId();
  const panel = useRef<HTMLElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const said = useRef<HTMLParagraphElement>(null);
  const counted = useCounted();
  const looks = useLaneLooks();
  const count = looks.length;

  /** Moves a lane and keeps the keyboard's focus on it. */
  function move(from: number, to: number): void {
    if (to < 0 || to >= count) return;
    change((before) => moveLane(before, from, to));
    if (said.current) said.current.textContent = t("moved", { name: looks[from]!.name, place: to + 1, count });
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-lane="${to}"] [data-head]`)?.focus());
  }

  /** Removes a lane and hands the keyboard's focus to the next one, or to the button that adds one. */
  function remove(index: number): void {
    const { name } = looks[index]!;
    change((before) => removeLane(before, index));
    if (said.current) said.current.textContent = t("removed", { name, count: count - 1 });
    requestAnimationFrame(() => {
      const next = `[data-lane="${Math.min(index, count - 2)}"] [data-head]`;
      const target = panel.current?.querySelector<HTMLElement>(count > 1 ? next : "[aria-haspopup=menu]");
      target?.focus();
    });
  }
  const reorder = useReorder(list, move);

  // J follows the time cursor: text is written past React, on the frames that are painted anyway.
  useEffect(
    () =>
      onFrame(() => {
        for (const output of list.current?.querySelectorAll<HTMLElement>("[data-reading]") ?? []) {
          writeReading(output, readingOf(Number(output.dataset.reading)), {
            rest: (point, since) =>
              t(point === "minimum" && counted === "update" ? "minimumOfUpdates" : point, { since }),
            diverged: t("diverged"),
          });
        }
      }),
    [onFrame, t, counted],
  );

  return (
    <section ref={panel} className={styles.panel} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 className="eyebrow" id={id}>
          {t("optimizers")}
        </h2>
        <AddLane />
      </div>
      {count === 0 && <p className={styles.none}>{t("none")}</p>}
      <ol ref={list} className={styles.list}>
        {looks.map((look) => (
          <LaneCard key={look.index} look={look} count={count} move={move} remove={remove} reorder={reorder} />
        ))}
      </ol>
      <p ref={said} className="visually-hidden" role="status" />
    </section>
  );
}
