import { useEffect, useRef } from "react";
import { invalidate } from "../../../state/frame.ts";
import { portraitOf } from "../../../state/portraits.ts";
import { useOnFrame } from "../../containment/use-on-frame.ts";
import { cleared } from "../../draw/canvas.ts";
import { markArea, paintExamples, paintFit } from "../../draw/paint-examples.ts";
import { type PlaneFrame, paintFrameNumbers, windowAround } from "../../draw/plane-frame.ts";
import type { LaneLook } from "../../lanes.ts";
import { usePixelRatio } from "../../pixel-ratio.ts";
import { useTheme } from "../../theme.ts";
import { tokensOf } from "../../tokens.ts";
import { CellHeading } from "./cell-heading.tsx";
import styles from "./regions.module.css";
import type { RegionsScene } from "./regions-scene.ts";
import { regionsInk } from "./regions-stage.ts";
import { regionsWords } from "./regions-words.ts";

/** The first value of every target. */
const firstOf = (values: Float64Array, outputs: number): Float64Array => values.filter((_, i) => i % outputs === 0);

/** What the network says of every example against what is right, where the examples have too many inputs to be drawn. */
export function ValuesCell({ look, scene }: { readonly look: LaneLook; readonly scene: RegionsScene }) {
  const onFrame = useOnFrame();
  const t = regionsWords.useWords();
  const theme = useTheme();
  const ratio = usePixelRatio();
  const canvas = useRef<HTMLCanvasElement>(null);
  const note = useRef<HTMLParagraphElement>(null);
  const { index, name, color } = look;
  useEffect(() => {
    const { training, heldOut } = scene.examples;
    const truths = [training, ...(heldOut ? [heldOut] : [])].map(({ targets, outputs }) => firstOf(targets, outputs));
    const all = truths.flatMap((values) => [...values]);
    const window = windowAround(all, all, 0.1, null);
    let painted: unknown = null;
    let frame: PlaneFrame | null = null;
    const element = canvas.current!;
    const observer = new ResizeObserver(() => {
      frame = { ...window, width: element.clientWidth, height: element.clientHeight };
      painted = null;
      invalidate();
    });
    observer.observe(element);
    const stop = onFrame(() => {
      const portrait = portraitOf(index);
      if (!portrait || !frame || portrait === painted) return;
      painted = portrait;
      const lack = portrait.training.some(Number.isFinite) ? "" : t("notFinite");
      note.current!.textContent = lack;
      element.setAttribute("aria-label", [`${name}: ${t("valuesAbout")}`, lack].join(" ").trimEnd());
      const context = cleared(element, frame, ratio);
      const ink = { ...regionsInk(element), plain: color };
      paintFit(context, frame, window.x, window.x, tokensOf(element)("--line-strong"), ink);
      const area = markArea(all.length, frame.width);
      for (const [set, outputs] of [portrait.training, portrait.heldOut].entries()) {
        const xs = truths[set];
        if (!outputs || !xs) continue;
        const ys = firstOf(outputs, scene.outputs);
        paintExamples(context, frame, { xs, ys, labels: null, heldOut: set === 1 }, area, theme, ink);
      }
      paintFrameNumbers(context, frame, scene.axes.names, ink);
    });
    return () => {
      stop();
      observer.disconnect();
    };
  }, [onFrame, scene, theme, color, index, name, t, ratio]);
  return (
    <section className={styles.cell} aria-label={name} data-selected={look.selected || undefined}>
      <CellHeading look={look} />
      <div className={styles.picture}>
        <canvas ref={canvas} role="img" aria-label={`${name}: ${t("valuesAbout")}`} />
        <p ref={note} className={styles.lack} aria-hidden="true" />
      </div>
    </section>
  );
}
