import { scaleLinear } from "d3";
import { useEffect, useRef } from "react";
import type { SearchedRay } from "../../../engine/searched-ray.ts";
import { currentLook, type Look } from "../../../state/inspection.ts";
import { useOnFrame } from "../../containment/use-on-frame.ts";
import { cleared } from "../../draw/canvas.ts";
import type { CurvatureInk } from "../../draw/curvature-ink.ts";
import { formatNumber } from "../../format.ts";
import { usePixelRatio } from "../../pixel-ratio.ts";
import styles from "./curvature-panel.module.css";
import { words } from "./words.ts";

const HEIGHT = 104;
const MARGIN = { left: 10, right: 10, top: 10, bottom: 18 };

interface PaintedProbe {
  readonly x: number;
  readonly y: number;
  readonly chosen: boolean;
  /** It lies beyond the picture, and is painted at its edge. */
  readonly beyond: boolean;
}

/** The probes in pixels. Those that are not numbers are left out. */
function probesOf(
  { probes, epsilon, end }: SearchedRay,
  x: (t: number) => number,
  y: (value: number) => number,
  width: number,
): PaintedProbe[] {
  return Array.from({ length: probes.length / 2 }, (_, p) => {
    const [t, value] = [probes[2 * p]!, probes[2 * p + 1]!];
    const [left, top] = [x(t), y(value)];
    return {
      x: Math.min(left, width - 5),
      y: Math.min(Math.max(top, 5), HEIGHT - MARGIN.bottom),
      chosen: t === epsilon && p > 0,
      beyond: t > end || top < 0,
    };
  }).filter((probe) => Number.isFinite(probe.x) && Number.isFinite(probe.y));
}

function paint(canvas: HTMLCanvasElement, ray: SearchedRay, ink: CurvatureInk, ratio: number): void {
  const width = canvas.clientWidth;
  const values = ray.curve.filter(Number.isFinite);
  if (values.length === 0) return;
  const context = cleared(canvas, { width, height: HEIGHT }, ratio);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const x = scaleLinear([0, ray.end], [MARGIN.left, width - MARGIN.right]);
  const y = scaleLinear([low, high === low ? low + 1 : high], [HEIGHT - MARGIN.bottom, MARGIN.top]);
  context.strokeStyle = ink.text;
  context.globalAlpha = 0.25;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(MARGIN.left, HEIGHT - MARGIN.bottom + 0.5);
  context.lineTo(width - MARGIN.right, HEIGHT - MARGIN.bottom + 0.5);
  context.moveTo(x(ray.epsilon), MARGIN.top);
  context.lineTo(x(ray.epsilon), HEIGHT - MARGIN.bottom);
  context.stroke();
  context.globalAlpha = 1;
  context.lineWidth = 1.75;
  context.beginPath();
  let down = false;
  for (const [i, value] of ray.curve.entries()) {
    const at = x((i / (ray.curve.length - 1)) * ray.end);
    if (down) context.lineTo(at, y(value));
    else if (Number.isFinite(value)) context.moveTo(at, y(value));
    down = Number.isFinite(value);
  }
  context.stroke();
  for (const probe of probesOf(ray, x, y, width)) {
    context.beginPath();
    if (probe.beyond) context.rect(probe.x - 3, probe.y - 3, 6, 6);
    else context.arc(probe.x, probe.y, probe.chosen ? 5 : 3.5, 0, 2 * Math.PI);
    context.fillStyle = probe.chosen ? ink.arrows.step : ink.casing;
    context.fill();
    context.lineWidth = 1.5;
    context.stroke();
  }
  context.fillStyle = ink.text;
  context.font = ink.font;
  context.textBaseline = "bottom";
  context.fillText("ε = 0", MARGIN.left, HEIGHT - 2);
  context.textAlign = "right";
  context.fillText(formatNumber(ray.end, 2), width - MARGIN.right, HEIGHT - 2);
  context.textAlign = "start";
}

/** φ(ε) along the direction of the next update, with every probe of its line search; nothing for a method without one. */
export function SearchPlot({ ink }: { readonly ink: CurvatureInk }) {
  const onFrame = useOnFrame();
  const t = words.useWords();
  const ratio = usePixelRatio();
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const text = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    let painted: Look | null | undefined;
    return onFrame(() => {
      const look = currentLook();
      if (look === painted || !frame.current || !canvas.current || !text.current) return;
      painted = look;
      const ray = look?.inspection.ray ?? null;
      frame.current.hidden = ray === null;
      if (!ray) return;
      const count = ray.probes.length / 2 - 1;
      text.current.textContent =
        ray.epsilon === 0
          ? t("searchFailed", { count })
          : t("searchText", { count, epsilon: formatNumber(ray.epsilon, 4) });
      canvas.current.setAttribute("aria-label", `${t("search")}: ${text.current.textContent}`);
      paint(canvas.current, ray, ink, ratio);
    });
  }, [onFrame, ink, t, ratio]);
  return (
    <div ref={frame} className={styles.search} hidden>
      <h3 className={styles.searchTitle}>{t("search")}</h3>
      <p ref={text} className={styles.searchText} />
      <canvas ref={canvas} className={styles.searchCanvas} role="img" aria-label={t("search")} />
    </div>
  );
}
