import { type Algorithm, assign, gradientAt } from "../../algorithms/declare.ts";
import { quantity } from "../../algorithms/quantities.ts";
import { effectiveRate, move, over } from "../adaptive-lines.ts";

/** Algorithm 8.7, with β₁ and β₂ for the book's ρ₁ and ρ₂. */
export const algorithm: Algorithm = {
  quantities: {
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
  },
  lines: (params) => [
    gradientAt("theta"),
    assign("t", "k + 1"),
    assign("s", "beta1 * s + (1 - beta1) * g"),
    assign("r", "beta2 * r + (1 - beta2) * g * g"),
    assign("sHat", "s / (1 - power(beta1, t))"),
    assign("rHat", "r / (1 - power(beta2, t))"),
    assign("DeltaTheta", over("-epsilon * sHat", "(sqrt(rHat) + delta)", params)),
    move,
  ],
  series: [{ id: "effective-rate", label: effectiveRate, from: "epsilon / (sqrt(rHat) + delta)" }],
};
