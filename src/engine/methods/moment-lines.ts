import { assign, type Line } from "../algorithms/declare.ts";
import { type Quantities, quantity } from "../algorithms/quantities.ts";

/** The moments of Adam and its descendants. */
export const moments: Quantities = {
  s: quantity(
    "vector",
    "gradient",
    "s",
    "the first moment: a fading mean of gradients",
    "一次モーメント(勾配の移動平均)",
    "exp_avg",
  ),
  r: quantity(
    "vector",
    "squares",
    "r",
    "the second moment: a fading mean of squared gradients",
    "二次モーメント(勾配の二乗の移動平均)",
    "exp_avg_sq",
  ),
  sHat: quantity(
    "vector",
    "gradient",
    "\\hat s",
    "the first moment, its bias corrected",
    "バイアス補正した一次モーメント",
  ),
  rHat: quantity(
    "vector",
    "squares",
    "\\hat r",
    "the second moment, its bias corrected",
    "バイアス補正した二次モーメント",
  ),
};

/** t and the two moments. */
export const momentLines: readonly Line[] = [
  assign("t", "k + 1"),
  assign("s", "beta1 * s + (1 - beta1) * g"),
  assign("r", "beta2 * r + (1 - beta2) * g * g"),
];

export const correctedFirst: Line = assign("sHat", "s / (1 - power(beta1, t))");
export const correctedSecond: Line = assign("rHat", "r / (1 - power(beta2, t))");
