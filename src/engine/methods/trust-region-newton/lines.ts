import { type Algorithm, assign, gradientAt, hessianAt } from "../../algorithms/declare.ts";
import { quantity } from "../../algorithms/quantities.ts";
import { gainRatio, quantities, REFUSED, REJECTED } from "../damped-lines.ts";

/** Nocedal & Wright 2006, algorithm 4.1. */
export const algorithm: Algorithm = {
  decided: ["mu"],
  notInTorch: true,
  quantities: {
    ...quantities,
    p: quantity(
      "vector",
      "step",
      "p",
      "the best step inside the radius",
      "信頼領域の中で二次モデルを最小にするステップ",
    ),
  },
  lines: () => [
    gradientAt("theta", REFUSED),
    hessianAt(REFUSED),
    assign("Delta", "min(Delta, maxRadius)", { state: null }),
    {
      kind: "found",
      to: "p",
      tex: "\\arg\\min_{\\lVert p\\rVert \\le \\Delta} g^\\top p + \\tfrac12 p^\\top H p",
      note: { en: "the subproblem's solution", ja: "部分問題の解" },
    },
    ...gainRatio("theta + p", "-dot(g, p) - 1/2 * dot(p, H * p)"),
    assign("Delta", "1/4 * norm(p)", {
      when: "all(dot(p, p) > 0, 1/4 > ratio)",
      unless: { en: "only where ϱ < ¼", ja: "ϱ < ¼ のときだけ" },
    }),
    assign("Delta", "min(2 * Delta, maxRadius)", {
      when: "all(ratio > 3/4, mu > 0)",
      unless: { en: "only where ϱ > ¾ at the radius", ja: "解が信頼領域の境界上にあり、ϱ > ¾ のときだけ" },
    }),
    assign("theta", "theta + p", { when: "all(dot(p, p) > 0, ratio > 1/10000)", unless: REJECTED }),
  ],
};
