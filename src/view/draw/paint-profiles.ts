import { scaleLinear } from "d3";
import { type CurvesInk, MARGIN, ordinatePixels, paintOrdinate, plotWidth } from "./curves.ts";
import { type OrdinateScale, ordinateScale } from "./series-scales.ts";

/** J on a lane's line from its first point (0) to its last (1), and the way that the lane took itself. */
export interface ProfileLine {
  readonly color: string;
  readonly selected: boolean;
  /** J at even distances over the span. */
  readonly values: Float64Array;
  /** The path's points: where they fall on the line, and J there where they truly are. Empty before these are known. */
  readonly path: { readonly ts: Float64Array; readonly losses: Float64Array };
  /** The point at the time cursor; null where it is not known. */
  readonly head: { readonly t: number; readonly loss: number } | null;
}

export interface ProfilesScene {
  readonly width: number;
  readonly height: number;
  readonly span: readonly [number, number];
  readonly lines: readonly ProfileLine[];
  /** What stands under 0 and under 1. */
  readonly names: readonly [string, string];
}

/** The ordinate that holds all values: logarithmic where they are positive. */
export function profileScale(lines: readonly ProfileLine[], height: number): OrdinateScale {
  const ranges = lines.flatMap(({ values, path }) => {
    const all = [...values, ...path.losses].filter(Number.isFinite);
    if (all.length === 0) return [];
    const positive = all.filter((value) => value > 0);
    return [
      {
        smallest: Math.min(...all),
        largest: Math.max(...all),
        smallestPositive: Math.min(...positive),
        first: all[0]!,
        diverged: false,
      },
    ];
  });
  return ordinateScale(
    ranges,
    () => lines.flatMap(({ values }) => [...values.filter(Number.isFinite)]),
    ordinatePixels(height),
  );
}

function paintGrid(
  context: CanvasRenderingContext2D,
  { width, height, span, names }: ProfilesScene,
  y: OrdinateScale,
  x: (t: number) => number,
  ink: CurvesInk,
): void {
  const [foot, top] = ordinatePixels(height);
  paintOrdinate(context, y, width, ink);
  context.font = ink.font;
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  for (const t of scaleLinear(span).ticks(7)) {
    const px = Math.round(x(t)) + 0.5;
    const name = names[t];
    if (name !== undefined) {
      context.strokeStyle = ink.axis;
      context.beginPath();
      context.moveTo(px, top);
      context.lineTo(px, foot);
      context.stroke();
    }
    context.fillStyle = ink.text;
    context.fillText(name === undefined ? String(t) : `${t} ${name}`, px, height - 6);
  }
}

/** Paints the loss along the lines, and dotted the losses that the lanes truly had on their way. */
export function paintProfiles(context: CanvasRenderingContext2D, scene: ProfilesScene, ink: CurvesInk): void {
  const { width, height, span, lines } = scene;
  context.clearRect(0, 0, width, height);
  const x = (t: number) => MARGIN.left + ((t - span[0]) / (span[1] - span[0])) * plotWidth(width);
  const y = profileScale(lines, height);
  paintGrid(context, scene, y, x, ink);
  context.save();
  context.beginPath();
  context.rect(MARGIN.left, 0, plotWidth(width) + 1, height);
  context.clip();
  context.lineJoin = "round";
  const trace = (ts: (i: number) => number, values: Float64Array) => {
    context.beginPath();
    let down = false;
    for (const [i, value] of values.entries()) {
      if (!Number.isFinite(value)) down = false;
      else if (down) context.lineTo(x(ts(i)), y.position(value));
      else {
        context.moveTo(x(ts(i)), y.position(value));
        down = true;
      }
    }
    context.stroke();
  };
  for (const { color, selected, values, path, head } of [...lines].sort(
    (a, b) => Number(a.selected) - Number(b.selected),
  )) {
    context.strokeStyle = color;
    context.lineWidth = selected ? 2.75 : 1.75;
    trace((i) => span[0] + ((span[1] - span[0]) * i) / (values.length - 1), values);
    context.setLineDash([2, 3]);
    context.lineWidth = 1.25;
    trace((i) => path.ts[i]!, path.losses);
    context.setLineDash([]);
    if (!head || !Number.isFinite(head.loss)) continue;
    context.beginPath();
    context.arc(x(head.t), y.position(head.loss), selected ? 5 : 4, 0, 2 * Math.PI);
    context.fillStyle = color;
    context.lineWidth = 2;
    context.strokeStyle = ink.ground;
    context.fill();
    context.stroke();
  }
  context.restore();
}
