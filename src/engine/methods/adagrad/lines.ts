import { type Algorithm, assign, gradientAt } from "../../algorithms/declare.ts";
import { quantity } from "../../algorithms/quantities.ts";
import { effectiveRate, move, over } from "../adaptive-lines.ts";

/** Algorithm 8.4. */
export const algorithm: Algorithm = {
  quantities: {
    r: quantity("vector", "squares", "r", "the sum of squared gradients", "勾配の二乗和", "state_sum"),
  },
  lines: (params) => [
    gradientAt("theta"),
    assign("r", "r + g * g"),
    assign("DeltaTheta", `${over("-epsilon", "(delta + sqrt(r))", params)} * g`),
    move,
  ],
  series: [{ id: "effective-rate", label: effectiveRate, from: "epsilon / (delta + sqrt(r))" }],
};
