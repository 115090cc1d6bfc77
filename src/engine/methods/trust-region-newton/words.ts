import type { MethodWords } from "../declare.ts";
import type { rule } from "./rule.ts";

export const words: MethodWords<typeof rule> = {
  title: { en: "Trust-region Newton", ja: "信頼領域ニュートン法" },
  section: "8.6.1",
  source: {
    en: "Nocedal & Wright 2006, algorithms 4.1 and 4.3; Moré & Sorensen 1983",
    ja: "Nocedal & Wright 2006、アルゴリズム 4.1・4.3; Moré & Sorensen 1983",
  },
  tex: [
    "p \\leftarrow \\arg\\min_{\\lVert p\\rVert \\le \\Delta} g^\\top p + \\tfrac12 p^\\top H p",
    "\\rho \\leftarrow \\frac{J(\\theta) - J(\\theta + p)}{-g^\\top p - \\frac12 p^\\top H p}",
    "\\theta \\leftarrow \\theta + p \\quad \\text{if } \\rho > 0",
  ],
  about: {
    en: "Takes the best step of the quadratic model inside a radius, and grows or shrinks the radius by how well the model foretold J. It leaves saddles and never climbs.",
    ja: "信頼領域の中で二次モデルを最小にするステップを選び、モデルの予測がどれだけ当たったかに応じて半径を広げたり縮めたりします。鞍点から抜け出し、J を増やすことはありません。",
  },
  parameters: {
    radius: {
      label: { en: "first radius", ja: "初期半径" },
      doc: { en: "The radius in which the model is trusted at first.", ja: "最初にモデルを信頼する半径。" },
    },
    maxRadius: {
      label: { en: "largest radius", ja: "最大半径" },
      doc: { en: "The radius never grows beyond this.", ja: "半径はこれより大きくなりません。" },
    },
  },
};
