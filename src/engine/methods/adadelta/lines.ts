import { type Algorithm, assign, gradientAt } from "../../algorithms/declare.ts";
import { quantity } from "../../algorithms/quantities.ts";
import { effectiveRate, meanSquares, over } from "../adaptive-lines.ts";

/** Zeiler 2012. */
export const algorithm: Algorithm = {
  quantities: {
    r: meanSquares,
    rho: quantity("number", "none", "\\rho", "the decay rate", "減衰率", "rho"),
    s: quantity("vector", "none", "s", "a fading mean of squared steps", "更新量の二乗の指数移動平均", "acc_delta"),
    Delta: quantity(
      "vector",
      "step",
      "\\Delta",
      "the step before it is multiplied by ε",
      "ε を掛ける前の更新量",
      "delta",
    ),
  },
  lines: (params) => [
    gradientAt("theta"),
    assign("r", "rho * r + (1 - rho) * g * g"),
    assign("Delta", `${over("sqrt(s + delta)", "sqrt(r + delta)", params)} * g`),
    assign("s", "rho * s + (1 - rho) * Delta * Delta"),
    assign("theta", "theta - epsilon * Delta"),
  ],
  series: [{ id: "effective-rate", label: effectiveRate, from: "epsilon * sqrt(s + delta) / sqrt(r + delta)" }],
};
