import { bookAlgorithm } from "../../core/sources.ts";
import type { MethodWords } from "../declare.ts";
import { lineSearch } from "../parameter-words.ts";
import type { rule } from "./rule.ts";

export const words: MethodWords<typeof rule> = {
  title: { en: "Conjugate gradients", ja: "共役勾配法" },
  section: "8.6.2",
  source: bookAlgorithm("8.9"),
  tex: [
    "\\beta_t \\leftarrow \\frac{(g_t - g_{t-1})^\\top g_t}{g_{t-1}^\\top g_{t-1}}",
    "\\rho_t \\leftarrow -g_t + \\beta_t \\rho_{t-1}",
    "\\epsilon^* \\leftarrow \\arg\\min_\\epsilon J(\\theta + \\epsilon \\rho_t)",
    "\\theta \\leftarrow \\theta + \\epsilon^* \\rho_t",
  ],
  about: {
    en: "Chooses each new direction so that it does not undo the progress made along the previous ones. On an n-dimensional quadratic with exact line searches it needs at most n steps.",
    ja: "これまでの方向で得た減少を打ち消さないように、新しい方向を選びます。厳密な直線探索を使えば、n 次元の二次関数の最小点に n ステップ以内で到達します。",
  },
  parameters: {
    beta: {
      label: { en: "β formula", ja: "β の式" },
      doc: {
        en: "How much of the last direction is kept. All agree on a quadratic with exact searches; elsewhere Polak–Ribière restarts by itself when progress stalls.",
        ja: "直前の方向をどれだけ残すか。二次関数で厳密に探索すればすべて一致します。それ以外では、Polak–Ribière は進みが止まると自然に再出発します。",
      },
      options: {
        "polak-ribiere": { en: "Polak–Ribière", ja: "Polak–Ribière" },
        "polak-ribiere-plus": { en: "Polak–Ribière +", ja: "Polak–Ribière +" },
        "fletcher-reeves": { en: "Fletcher–Reeves", ja: "Fletcher–Reeves" },
        "hestenes-stiefel": { en: "Hestenes–Stiefel", ja: "Hestenes–Stiefel" },
      },
    },
    restartEvery: {
      label: { en: "restart every", ja: "再出発の間隔" },
      doc: {
        en: "After so many steps the direction is −g again. 0: only where the direction no longer points downhill.",
        ja: "この回数ごとに方向を −g に戻します。0 なら、方向が下りでなくなったときだけ戻します。",
      },
    },
    lineSearch,
  },
};
