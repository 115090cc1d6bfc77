import { bookSection, cited, sources } from "../../core/sources.ts";
import type { MethodWords } from "../declare.ts";
import { learningRate } from "../parameter-words.ts";
import type { rule } from "./rule.ts";

export const words: MethodWords<typeof rule> = {
  title: { en: "Coordinate descent", ja: "座標降下法" },
  section: "8.7.2",
  source: sources(bookSection("8.7.2"), cited("Wright 2015, Coordinate descent algorithms")),
  tex: ["\\theta_i \\leftarrow \\arg\\min_{\\theta_i} J(\\theta_1, \\dots, \\theta_n)"],
  about: {
    en: "Minimizes along one axis at a time. Fast where the coordinates hardly touch each other, slow where one's best value depends on another's.",
    ja: "一度に一つの座標についてだけ J を最小化します。座標どうしがほぼ独立なら速く、最適値が互いに依存すると遅くなります。",
  },
  parameters: {
    order: {
      label: { en: "order", ja: "順序" },
      doc: {
        en: "Which coordinate comes next: each in turn, one at random, or the one with the largest gradient. Blocks: whole matrices in turn, on problems made of them.",
        ja: "次に動かす座標の選び方です。順番に選ぶか、ランダムに選ぶか、勾配の絶対値が最大のものを選びます。ブロックは、行列でできた問題で行列全体を順番に動かします。",
      },
      options: {
        cyclic: { en: "cyclic", ja: "巡回" },
        random: { en: "random", ja: "ランダム" },
        greedy: { en: "greedy", ja: "貪欲" },
        blocks: { en: "blocks", ja: "ブロック" },
      },
    },
    inner: {
      label: { en: "inner step", ja: "内側の更新" },
      doc: {
        en: "Exact: the coordinate goes to its minimum with the others held. Gradient: one gradient step on it.",
        ja: "厳密: 他を固定してその座標の最小点まで動かします。勾配: その座標だけの勾配ステップ。",
      },
      options: { exact: { en: "exact", ja: "厳密" }, gradient: { en: "gradient", ja: "勾配" } },
    },
    learningRate,
  },
};
