import { scaleLog } from "d3";

/** The spread of a minibatch gradient, measured for some batch sizes. */
export interface Spread {
  readonly sizes: ArrayLike<number>;
  /** Root mean square distance from the gradient over all examples. */
  readonly errors: ArrayLike<number>;
}

export const SPREAD_MARGIN = { top: 10, right: 12, bottom: 20, left: 48 } as const;

/** Sizes under the axis keep so many units between them. */
const APART = 26;

type Point = readonly [x: number, y: number];

/** Where a spread's parts stand in a box. */
export interface SpreadGeometry {
  readonly levels: readonly { readonly y: number; readonly value: number }[];
  readonly sizes: readonly { readonly x: number; readonly size: number }[];
  readonly dots: readonly Point[];
  /** The line c/√b through the first. */
  readonly rule: readonly [Point, Point];
}

/** Errors against the batch size, both axes logarithmic; null where no error is positive. */
export function spreadGeometry(width: number, height: number, { sizes, errors }: Spread): SpreadGeometry | null {
  const count = sizes.length;
  const isSeen = (error: number) => error > 0 && Number.isFinite(error);
  const positive = Array.from(errors).filter(isSeen);
  if (count === 0 || positive.length === 0) return null;
  const { top, right, bottom, left } = SPREAD_MARGIN;
  const first = sizes[0]!;
  const last = Math.max(first * 2, sizes[count - 1]!);
  const from = Array.from(errors).findIndex(isSeen);
  const through = errors[from]! * Math.sqrt(sizes[from]! / first);
  const x = scaleLog([first, last], [left, width - right]);
  const low = Math.min(...positive, through / Math.sqrt(last / first));
  const high = Math.max(...positive);
  const y = scaleLog([low / 1.2, high * 1.2], [height - bottom, top]);
  const named: { readonly x: number; readonly size: number }[] = [];
  for (const size of Array.from(sizes)) {
    const before = named.at(-1);
    if (!before || x(size) - before.x >= APART) named.push({ x: x(size), size });
  }
  return {
    levels: [high, Math.sqrt(low * high), low].map((value) => ({ y: y(value), value })),
    sizes: named,
    dots: Array.from(sizes).flatMap((size, i) => (isSeen(errors[i]!) ? [[x(size), y(errors[i]!)] as const] : [])),
    rule: [
      [x(first), y(through)],
      [x(last), y(through / Math.sqrt(last / first))],
    ],
  };
}
