import { type Algorithm, assign, gradientAt } from "../../algorithms/declare.ts";
import { effectiveRate, meanSquares, over } from "../adaptive-lines.ts";

/** Algorithm 8.6. */
export const algorithm: Algorithm = {
  // PyTorch's RMSprop with momentum takes the gradient at θ: that is another method.
  notInTorch: true,
  quantities: { r: meanSquares },
  lines: (params) => [
    assign("thetaTilde", "theta + alpha * v"),
    gradientAt("thetaTilde"),
    assign("r", "rho * r + (1 - rho) * g * g"),
    assign("v", `alpha * v - ${over("epsilon", "sqrt(delta + r)", params)} * g`),
    assign("theta", "theta + v"),
  ],
  series: [{ id: "effective-rate", label: effectiveRate, from: "epsilon / sqrt(delta + r)" }],
};
