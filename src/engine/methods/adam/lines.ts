import { type Algorithm, assign, gradientAt } from "../../algorithms/declare.ts";
import { effectiveRate, move, over } from "../adaptive-lines.ts";
import { correctedFirst, correctedSecond, momentLines, moments } from "../moment-lines.ts";

/** Algorithm 8.7, with β₁ and β₂ for the book's ρ₁ and ρ₂. */
export const algorithm: Algorithm = {
  quantities: moments,
  lines: (params) =>
    params.biasCorrection
      ? [
          gradientAt("theta"),
          ...momentLines,
          correctedFirst,
          correctedSecond,
          assign("DeltaTheta", over("-epsilon * sHat", "(sqrt(rHat) + delta)", params)),
          move,
        ]
      : [
          gradientAt("theta"),
          ...momentLines,
          assign("DeltaTheta", over("-epsilon * s", "(sqrt(r) + delta)", params)),
          move,
        ],
  series: [{ id: "effective-rate", label: effectiveRate, from: "epsilon / (sqrt(rHat) + delta)" }],
};
