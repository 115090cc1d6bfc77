import { assign } from "../algorithms/declare.ts";
import { quantity } from "../algorithms/quantities.ts";
import type { ParameterValues } from "../core/types.ts";

/** A quotient; with δ = 0 one that is 0 instead of 0/0 at a point of rest. */
export const over = (a: string, b: string, { delta }: ParameterValues): string =>
  delta === 0 ? `quotient(${a}, ${b}, g)` : `${a} / ${b}`;

export const move = assign("theta", "theta + DeltaTheta");

export const effectiveRate = { en: "effective learning rate", ja: "実効学習率" };

export const meanSquares = quantity(
  "vector",
  "squares",
  "r",
  "a fading mean of squared gradients",
  "勾配の二乗の移動平均",
  "square_avg",
);
