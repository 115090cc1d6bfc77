import type { Text } from "../../../engine/core/types.ts";
import type { ArrowKind } from "../../draw/curvature-marks.ts";
import { catalogue } from "../../language.ts";

export const words = catalogue("curvature", {
  title: { en: "Local curvature at θ", ja: "θ での局所的な曲率" },
  onMap: { en: "On the map", ja: "地図に表示" },
  onMapHint: {
    en: "Draw the model, the arrows and special points at the selected lane's step on the landscape",
    ja: "選択中のレーンのステップで、二次モデル・矢印・特別な点を地形に描きます",
  },
  figure: {
    en: "Shape of the quadratic model at θ: {{shape}}",
    ja: "θ での二次モデルの形: {{shape}}",
  },
  ellipse: { en: "an ellipse (a bowl)", ja: "楕円(お椀型)" },
  dome: { en: "an ellipse (a dome)", ja: "楕円(山型)" },
  hyperbola: { en: "hyperbolas (a saddle)", ja: "双曲線(鞍点型)" },
  strip: { en: "a strip (no curvature in one direction)", ja: "帯(曲率のない方向がある)" },
  step: { en: "{{lane}}, step {{step}}", ja: "{{lane}}、ステップ {{step}}" },
  nothing: {
    en: "Select a lane to see the curvature along its path.",
    ja: "レーンを選ぶと、経路に沿った曲率が表示されます。",
  },
  above: { en: "above the limit", ja: "上限を超過" },
  estimate: { en: "M, the estimate of H⁻¹", ja: "H⁻¹ の推定 M" },
  coordinate: { en: "Moves coordinate {{name}} next.", ja: "次に座標 {{name}} を動かします。" },
  fallback: {
    en: "The method's direction did not point downhill; −g took its place.",
    ja: "手法の方向が下りでなかったため、代わりに −g を使いました。",
  },
  rejected: {
    en: "The step is rejected: J would not fall enough.",
    ja: "この一歩は採用されません。J が十分に下がらないためです。",
  },
  search: { en: "Line search along the direction", ja: "方向に沿った直線探索" },
  searchText: {
    en: "{{count}} probes; chosen ε* = {{epsilon}}",
    ja: "試行 {{count}} 回、選ばれた ε* = {{epsilon}}",
  },
});

/** The rows of numbers: symbol, what it means. */
export const ROWS = {
  lambda1: { symbol: "λ₁", meaning: { en: "largest eigenvalue of H", ja: "H の最大固有値" } },
  lambda2: { symbol: "λ₂", meaning: { en: "smallest eigenvalue of H", ja: "H の最小固有値" } },
  condition: { symbol: "κ(H)", meaning: { en: "condition number, max|λ| / min|λ|", ja: "条件数 max|λ| / min|λ|" } },
  limit: {
    symbol: "2/λ₁",
    meaning: { en: "largest stable rate of gradient descent", ja: "勾配降下法で安定な学習率の上限" },
  },
  rate: { symbol: "ε", meaning: { en: "learning rate of this update", ja: "この更新の学習率" } },
  gg: { symbol: "gᵀg", meaning: { en: "squared norm of the gradient", ja: "勾配ノルムの 2 乗" } },
  gHg: { symbol: "gᵀHg", meaning: { en: "curvature along the gradient, times gᵀg", ja: "勾配方向の曲率 × gᵀg" } },
  predicted: {
    symbol: "gᵀs+½sᵀHs",
    meaning: {
      en: "change of J that the model predicts for the next step s",
      ja: "次の一歩 s に対しモデルが予測する J の変化",
    },
  },
  actual: { symbol: "ΔJ", meaning: { en: "actual change of J in the next step", ja: "次の一歩での実際の J の変化" } },
} as const satisfies Record<string, { readonly symbol: string; readonly meaning: Text }>;

export type RowId = keyof typeof ROWS;

export const ARROW_WORDS: Readonly<Record<ArrowKind, { readonly symbol: string; readonly meaning: Text }>> = {
  gradient: { symbol: "−g", meaning: { en: "steepest descent (direction only)", ja: "最急降下(向きのみ)" } },
  step: { symbol: "s", meaning: { en: "the next step taken", ja: "実際の次の一歩" } },
  newton: { symbol: "−H⁻¹g", meaning: { en: "Newton step", ja: "ニュートン法の一歩" } },
  saddleFree: { symbol: "−|H|⁻¹g", meaning: { en: "saddle-free Newton step", ja: "鞍点回避ニュートン法の一歩" } },
};
