import { bookSection, cited, sources } from "../../core/sources.ts";
import type { MethodWords } from "../declare.ts";
import { lineSearch } from "../parameter-words.ts";
import type { rule } from "./rule.ts";

export const words: MethodWords<typeof rule> = {
  title: { en: "Steepest descent", ja: "最急降下法" },
  section: "8.6.2",
  source: sources(bookSection("8.6.2"), cited("Cauchy 1847")),
  tex: [
    "\\epsilon^* \\leftarrow \\arg\\min_\\epsilon J(\\theta - \\epsilon\\, g)",
    "\\theta \\leftarrow \\theta - \\epsilon^* g",
  ],
  about: {
    en: "Follows the gradient to the lowest point of its ray. With exact searches every turn is a right angle, so it zigzags in a valley.",
    ja: "負の勾配の方向に進み、半直線上の最も低い点で止まります。厳密な直線探索では毎回直角に曲がるため、谷ではジグザグになります。",
  },
  parameters: { lineSearch },
};
