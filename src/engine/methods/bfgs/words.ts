import { algorithmIn, bookSection, sources } from "../../core/sources.ts";
import type { MethodWords } from "../declare.ts";
import { lineSearch } from "../parameter-words.ts";
import type { rule } from "./rule.ts";

export const words: MethodWords<typeof rule> = {
  title: { en: "BFGS", ja: "BFGS" },
  section: "8.6.3",
  source: sources(bookSection("8.6.3"), algorithmIn("Nocedal & Wright 2006", "6.1")),
  tex: [
    "\\rho_t \\leftarrow -M_t\\, g_t",
    "\\epsilon^* \\leftarrow \\arg\\min_\\epsilon J(\\theta + \\epsilon \\rho_t)",
    "\\theta \\leftarrow \\theta + \\epsilon^* \\rho_t",
    "M \\leftarrow \\bigl(I - \\tfrac{s y^\\top}{s^\\top y}\\bigr) M \\bigl(I - \\tfrac{y s^\\top}{s^\\top y}\\bigr) + \\tfrac{s s^\\top}{s^\\top y}",
  ],
  about: {
    en: "Learns the inverse Hessian M from the gradients it sees, and so ends up taking Newton steps without ever asking for H.",
    ja: "これまでに得た勾配からヘッセ行列の逆行列 M を近似し、H を計算せずにニュートン法に近い更新を行います。",
  },
  parameters: { lineSearch },
};
