import { type Algorithm, assign, gradientAt, type Line } from "../../algorithms/declare.ts";
import { quantity } from "../../algorithms/quantities.ts";

const coordinate = {
  i: quantity("number", "none", "i", "the coordinate that moves", "動かす座標"),
  still: quantity(
    "vector",
    "none",
    "\\text{still}",
    "coordinates along which nothing lower was found",
    "J を下げられなかった座標",
  ),
};

/** Section 8.7.2. */
export const algorithm: Algorithm = {
  decided: ["probes", "fallback"],
  notInTorch: true,
  quantities: coordinate,
  lines({ order, inner }) {
    const chosen: Record<string, Line> = {
      cyclic: assign("i", "modulo(i + 1, n)"),
      random: {
        kind: "found",
        to: "i",
        tex: "\\text{one of } 0, \\dots, n-1",
        note: { en: "drawn at random", ja: "ランダムに選択" },
      },
      greedy: {
        kind: "found",
        to: "i",
        tex: "\\arg\\max_i\\, \\lvert g_i \\rvert",
        note: { en: "the steepest coordinate", ja: "勾配の絶対値が最大の座標" },
      },
      blocks: { kind: "found", to: "i", tex: "\\text{next block}", note: { en: "each in turn", ja: "順番に" } },
    };
    const i = chosen[order as string]!;
    if (order === "blocks") {
      const found = (tex: string, en: string, ja: string): Line => ({
        kind: "found",
        to: "theta",
        tex,
        note: { en, ja },
      });
      return inner === "gradient"
        ? [gradientAt("theta"), i, found("\\theta - \\epsilon g_{(i)}", "block {{i}} only", "ブロック {{i}} のみ")]
        : [i, found("\\arg\\min_{\\theta_{(i)}} J(\\theta)", "over block {{i}} only", "ブロック {{i}} についてのみ")];
    }
    if (inner === "gradient") return [gradientAt("theta"), i, assign("theta", "theta - epsilon * only(g, i)")];
    const g: Line = { ...gradientAt("theta", "all(known == 1, dot(still, still) < n)"), state: null };
    return [
      ...(order === "greedy" ? [g] : []),
      i,
      {
        kind: "found",
        to: "theta",
        tex: "\\arg\\min_{\\theta_i} J(\\theta_1, \\dots, \\theta_n)",
        note: { en: "along coordinate {{i}} only", ja: "座標 {{i}} に沿ってのみ" },
      },
    ];
  },
};
