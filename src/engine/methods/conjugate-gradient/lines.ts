import { type Algorithm, assign } from "../../algorithms/declare.ts";
import { quantity } from "../../algorithms/quantities.ts";
import type { ParameterValues } from "../../core/types.ts";
import { direction, gradient, search, searchDirection } from "../search-lines.ts";

const BETA: Readonly<Record<string, string>> = {
  "fletcher-reeves": "dot(g, g) / dot(gBefore, gBefore)",
  "polak-ribiere": "dot(g - gBefore, g) / dot(gBefore, gBefore)",
  "polak-ribiere-plus": "max(0, dot(g - gBefore, g) / dot(gBefore, gBefore))",
  "hestenes-stiefel": "dot(g - gBefore, g) / dot(g - gBefore, d)",
};

/** Algorithm 8.9. */
export const algorithm: Algorithm = {
  decided: ["probes", "fallback"],
  notInTorch: true,
  quantities: {
    d: searchDirection,
    g: quantity("vector", "gradient", "g_t", "the gradient", "勾配", "grad"),
    beta: quantity(
      "number",
      "none",
      "\\beta_t",
      "how much of the last direction is kept",
      "直前の探索方向に掛ける係数",
    ),
    sinceRestart: quantity(
      "number",
      "none",
      "j",
      "updates since the direction was −g",
      "方向が −g だった更新からの回数",
    ),
    restartEvery: quantity("number", "none", "k_{\\mathrm{max}}", "updates between restarts", "再出発の間隔"),
  },
  lines({ beta }: ParameterValues) {
    const restart = "any(sinceRestart == 0, all(restartEvery > 0, sinceRestart >= restartEvery))";
    return [
      gradient,
      assign("beta", BETA[beta as string]!, {
        when: `all(probes > 0, ${restart} == 0)`,
        unless: { en: "restart: β = 0", ja: "再出発: β = 0" },
      }),
      assign("beta", "0", {
        when: `all(probes > 0, ${restart})`,
        unless: { en: "only at a restart", ja: "再出発のときだけ" },
      }),
      direction("-g + beta * d"),
      ...search,
    ];
  },
};
