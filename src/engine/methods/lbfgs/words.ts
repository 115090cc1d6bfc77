import { algorithmIn, bookSection, sources } from "../../core/sources.ts";
import type { MethodWords } from "../declare.ts";
import { lineSearch } from "../parameter-words.ts";
import type { rule } from "./rule.ts";

export const words: MethodWords<typeof rule> = {
  title: { en: "L-BFGS", ja: "L-BFGS" },
  section: "8.6.3",
  source: sources(bookSection("8.6.3"), algorithmIn("Nocedal & Wright 2006", "7.4")),
  tex: [
    "\\rho_t \\leftarrow -M_t\\, g_t \\quad \\text{(two loops over the last } m \\text{ pairs } s, y)",
    "\\epsilon^* \\leftarrow \\arg\\min_\\epsilon J(\\theta + \\epsilon \\rho_t)",
    "\\theta \\leftarrow \\theta + \\epsilon^* \\rho_t",
  ],
  about: {
    en: "BFGS that remembers only its last few steps, so its memory grows with n and not with n².",
    ja: "直近の数ステップだけを記憶する BFGS です。必要な記憶は n² ではなく n に比例します。",
  },
  parameters: {
    history: {
      label: { en: "history", ja: "履歴" },
      doc: { en: "How many pairs (s, y) are remembered.", ja: "記憶する (s, y) の組の数。" },
    },
    initial: {
      label: { en: "starting matrix", ja: "初期行列" },
      doc: {
        en: "What the two loops start from: the identity, as in the book, or the identity scaled by the newest curvature sᵀy/yᵀy, as most libraries do.",
        ja: "二重ループの初期行列です。教科書どおりの単位行列か、多くのライブラリのように、最新の曲率の逆数 sᵀy/yᵀy を掛けた単位行列を使います。",
      },
      options: { identity: { en: "identity", ja: "単位行列" }, scaled: { en: "scaled", ja: "曲率で伸縮" } },
    },
    lineSearch,
  },
};
