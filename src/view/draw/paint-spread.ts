import { scaleLog } from "d3";

export interface SpreadInk {
  readonly line: string;
  readonly text: string;
  readonly grid: string;
  readonly font: string;
}

/** The spread of a minibatch gradient, measured for some batch sizes. */
export interface Spread {
  readonly sizes: ArrayLike<number>;
  /** Root mean square distance from the gradient over all examples. */
  readonly errors: ArrayLike<number>;
}

const MARGIN = { top: 10, right: 12, bottom: 20, left: 48 } as const;

/** Paints measured errors as dots against the batch size, both axes logarithmic, with the line c/√b through the first. */
export function paintSpread(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  { sizes, errors }: Spread,
  write: (value: number) => string,
  ink: SpreadInk,
): void {
  context.clearRect(0, 0, width, height);
  const count = sizes.length;
  const positive = Array.from(errors).filter((error) => error > 0 && Number.isFinite(error));
  if (count === 0 || positive.length === 0) return;
  const first = sizes[0]!;
  const last = Math.max(first * 2, sizes[count - 1]!);
  const through = errors[0]!;
  const x = scaleLog([first, last], [MARGIN.left, width - MARGIN.right]);
  const low = Math.min(...positive, through / Math.sqrt(last / first));
  const high = Math.max(...positive);
  const y = scaleLog([low / 1.2, high * 1.2], [height - MARGIN.bottom, MARGIN.top]);
  context.save();
  context.font = ink.font;
  context.lineWidth = 1;
  context.fillStyle = ink.text;
  context.textBaseline = "middle";
  context.textAlign = "right";
  for (const level of [high, Math.sqrt(low * high), low]) {
    const at = Math.round(y(level)) + 0.5;
    context.strokeStyle = ink.grid;
    context.beginPath();
    context.moveTo(MARGIN.left, at);
    context.lineTo(width - MARGIN.right, at);
    context.stroke();
    context.fillText(write(level), MARGIN.left - 6, at);
  }
  context.textBaseline = "alphabetic";
  context.textAlign = "center";
  let taken = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < count; i++) {
    const at = x(sizes[i]!);
    if (at - taken < 26) continue;
    taken = at;
    context.fillText(String(sizes[i]), at, height - 5);
  }
  context.strokeStyle = ink.text;
  context.setLineDash([4, 3]);
  context.beginPath();
  context.moveTo(x(first), y(through));
  context.lineTo(x(last), y(through / Math.sqrt(last / first)));
  context.stroke();
  context.fillStyle = ink.line;
  for (let i = 0; i < count; i++) {
    if (!(errors[i]! > 0)) continue;
    context.beginPath();
    context.arc(x(sizes[i]!), y(errors[i]!), 3.2, 0, 2 * Math.PI);
    context.fill();
  }
  context.restore();
}
