import { type Algorithm, assign } from "../../algorithms/declare.ts";
import { direction, gradient, pair, pairQuantities, search } from "../search-lines.ts";

const CURVED = "all(epsilonStar > 0, skipped == 0)";

const NOT_CURVED = {
  en: "skipped: sᵀy ≤ 10⁻⁸ ‖s‖‖y‖, or M would not stay positive definite after rounding",
  ja: "省略: sᵀy ≤ 10⁻⁸ ‖s‖‖y‖ か、丸め誤差で M の正定値性が失われるためです",
};

/** Section 8.6.3. */
export const algorithm: Algorithm = {
  decided: ["probes", "fallback", "skipped"],
  notInTorch: true,
  quantities: pairQuantities,
  lines: () => [
    gradient,
    direction("-(M * g)"),
    ...search,
    assign("M", "I", {
      when: "all(probes > 0, any(fallback == 1, epsilonStar == 0))",
      unless: { en: "only after a failed direction", ja: "降下方向でなかったとき、または探索が失敗したときだけ" },
    }),
    ...pair,
    assign("M", "(I - outer(s, y) / dot(s, y)) * M * (I - outer(y, s) / dot(s, y)) + outer(s, s) / dot(s, y)", {
      when: CURVED,
      unless: NOT_CURVED,
    }),
  ],
};
