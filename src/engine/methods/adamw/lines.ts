import { type Algorithm, assign, gradientAt } from "../../algorithms/declare.ts";
import { quantity } from "../../algorithms/quantities.ts";
import { effectiveRate, move, over } from "../adaptive-lines.ts";
import { correctedFirst, correctedSecond, momentLines, moments } from "../moment-lines.ts";

export const algorithm: Algorithm = {
  quantities: {
    ...moments,
    lambda: quantity("number", "none", "\\lambda", "the weight decay", "重み減衰の係数", "weight_decay"),
  },
  lines: (params) => [
    gradientAt("theta"),
    assign("theta", "theta - epsilon * lambda * theta"),
    ...momentLines,
    correctedFirst,
    correctedSecond,
    assign("DeltaTheta", over("-epsilon * sHat", "(sqrt(rHat) + delta)", params)),
    move,
  ],
  series: [{ id: "effective-rate", label: effectiveRate, from: "epsilon / (sqrt(rHat) + delta)" }],
};
