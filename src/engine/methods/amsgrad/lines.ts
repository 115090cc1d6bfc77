import { type Algorithm, assign, gradientAt } from "../../algorithms/declare.ts";
import { quantity } from "../../algorithms/quantities.ts";
import { effectiveRate, move, over } from "../adaptive-lines.ts";
import { correctedFirst, momentLines, moments } from "../moment-lines.ts";

const root = (t: string) => `(sqrt(rBar) / sqrt(1 - power(beta2, ${t})) + delta)`;

export const algorithm: Algorithm = {
  quantities: {
    ...moments,
    rBar: quantity(
      "vector",
      "squares",
      "\\bar r",
      "the largest second moment so far",
      "これまでの二次モーメントの最大値",
      "max_exp_avg_sq",
    ),
  },
  lines: (params) => [
    gradientAt("theta"),
    ...momentLines,
    assign("rBar", "max(rBar, r)"),
    correctedFirst,
    assign("DeltaTheta", over("-epsilon * sHat", root("t"), params)),
    move,
  ],
  // After update k, t is k.
  series: [{ id: "effective-rate", label: effectiveRate, from: `epsilon / ${root("k")}` }],
};
