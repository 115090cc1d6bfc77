import { bookAlgorithm } from "../../core/sources.ts";
import type { MethodWords } from "../declare.ts";
import { learningRate } from "../parameter-words.ts";
import type { rule } from "./rule.ts";

export const words: MethodWords<typeof rule> = {
  title: { en: "SGD", ja: "SGD" },
  section: "8.3.1",
  source: bookAlgorithm("8.1"),
  tex: ["\\theta \\leftarrow \\theta - \\epsilon\\, g"],
  about: {
    en: "Steps straight down the gradient. In a narrow valley it zigzags between the walls while the floor hardly moves it.",
    ja: "勾配を真っすぐ下ります。狭い谷では壁の間をジグザグに進み、谷底に沿ってはなかなか進みません。",
  },
  parameters: { learningRate },
};
