import { scaleLinear } from "d3";
import { useEffect, useRef } from "react";
import { objectiveOf } from "../../../engine/run.ts";
import { onFrame } from "../../../state/frame.ts";
import { currentLook, type Look } from "../../../state/inspection.ts";
import type { CurvatureInk } from "../../draw/paint-curvature.ts";
import { formatNumber } from "../../format.ts";
import styles from "./curvature-panel.module.css";
import { words } from "./words.ts";

const HEIGHT = 112;
const MARGIN = { left: 8, right: 8, top: 10, bottom: 18 };
const SAMPLES = 120;

interface Search {
  /** Rows (ε, φ, φ′) in the order in which they were asked for. */
  readonly probes: readonly (readonly [number, number])[];
  readonly epsilon: number;
  /** φ(ε) = J(θ + ε d) at even places. */
  readonly curve: readonly (readonly [number, number])[];
}

/** The line search that the look's next update makes; null for a method without one, or where none was needed. */
function searchOf({ inspection, specification }: Look): Search | null {
  const { theta, loss, next } = inspection;
  const { probes, probeCount, d, epsilon } = next?.state ?? {};
  if (!(probes instanceof Float64Array) || !(d instanceof Float64Array)) return null;
  if (typeof probeCount !== "number" || typeof epsilon !== "number" || probeCount === 0) return null;
  const asked: [number, number][] = [[0, loss]];
  for (let p = 0; p < probeCount; p++) asked.push([probes[3 * p]!, probes[3 * p + 1]!]);
  const end = 1.1 * Math.max(...asked.map(([t]) => t).filter((t) => t <= Math.max(3 * epsilon, 1e-300)), epsilon);
  const objective = objectiveOf(specification.problem);
  const point = theta.slice();
  const curve = Array.from({ length: SAMPLES + 1 }, (_, i): [number, number] => {
    const t = (i / SAMPLES) * end;
    for (let c = 0; c < point.length; c++) point[c] = theta[c]! + t * d[c]!;
    return [t, objective.value(point)];
  });
  return { probes: asked, epsilon, curve: curve.filter(([, value]) => Number.isFinite(value)) };
}

function paint(canvas: HTMLCanvasElement, { probes, epsilon, curve }: Search, ink: CurvatureInk): void {
  const ratio = Math.min(2, window.devicePixelRatio);
  const width = canvas.clientWidth;
  if (width === 0) return;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(HEIGHT * ratio);
  const context = canvas.getContext("2d");
  if (!context || curve.length === 0) return;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const end = curve.at(-1)![0];
  const values = curve.map(([, value]) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const x = scaleLinear([0, end], [MARGIN.left, width - MARGIN.right]);
  const y = scaleLinear([low, high === low ? low + 1 : high], [HEIGHT - MARGIN.bottom, MARGIN.top]);
  context.strokeStyle = ink.text;
  context.globalAlpha = 0.25;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(MARGIN.left, HEIGHT - MARGIN.bottom + 0.5);
  context.lineTo(width - MARGIN.right, HEIGHT - MARGIN.bottom + 0.5);
  context.moveTo(x(epsilon), MARGIN.top);
  context.lineTo(x(epsilon), HEIGHT - MARGIN.bottom);
  context.stroke();
  context.globalAlpha = 1;
  context.lineWidth = 1.75;
  context.beginPath();
  for (const [i, [t, value]] of curve.entries()) {
    if (i === 0) context.moveTo(x(t), y(value));
    else context.lineTo(x(t), y(value));
  }
  context.stroke();
  for (const [t, value] of probes) {
    if (t > end || !(value >= low - (high - low) && value <= high + (high - low))) continue;
    context.beginPath();
    context.arc(x(t), y(value), t === epsilon ? 5 : 3.5, 0, 2 * Math.PI);
    context.fillStyle = t === epsilon ? ink.arrows.step : ink.casing;
    context.fill();
    context.lineWidth = 1.5;
    context.stroke();
  }
  context.fillStyle = ink.text;
  context.font = `10px ${getComputedStyle(canvas).fontFamily}`;
  context.textBaseline = "bottom";
  context.fillText("ε = 0", MARGIN.left, HEIGHT - 2);
  context.textAlign = "right";
  context.fillText(formatNumber(end, 2), width - MARGIN.right, HEIGHT - 2);
  context.textAlign = "start";
}

/** φ(ε) along the direction of the next update, with every probe of its line search; nothing for a method without one. */
export function SearchPlot({ ink }: { readonly ink: CurvatureInk }) {
  const t = words.useWords();
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const text = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    let painted: Look | null | undefined;
    return onFrame(() => {
      const look = currentLook();
      if (look === painted || !frame.current || !canvas.current || !text.current) return;
      painted = look;
      const search = look && searchOf(look);
      frame.current.hidden = search === null;
      if (!search) return;
      text.current.textContent = t("searchText", {
        count: search.probes.length - 1,
        epsilon: formatNumber(search.epsilon, 4),
      });
      canvas.current.setAttribute("aria-label", `${t("search")}: ${text.current.textContent}`);
      paint(canvas.current, search, ink);
    });
  }, [ink, t]);
  return (
    <div ref={frame} className={styles.search} hidden>
      <p className={styles.searchTitle}>
        {t("search")} <span ref={text} className="number" />
      </p>
      <canvas ref={canvas} className={styles.searchCanvas} role="img" aria-label={t("search")} />
    </div>
  );
}
