import { type Algorithm, assign, gradientAt } from "../../algorithms/declare.ts";
import { effectiveRate, meanSquares, move, over } from "../adaptive-lines.ts";

/** Algorithm 8.5. */
export const algorithm: Algorithm = {
  quantities: { r: meanSquares },
  lines: (params) => [
    gradientAt("theta"),
    assign("r", "rho * r + (1 - rho) * g * g"),
    // δ inside the root, as in the book; PyTorch adds it outside.
    assign("DeltaTheta", `${over("-epsilon", "sqrt(delta + r)", params)} * g`),
    move,
  ],
  series: [{ id: "effective-rate", label: effectiveRate, from: "epsilon / sqrt(delta + r)" }],
};
