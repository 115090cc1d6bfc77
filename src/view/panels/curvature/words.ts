import type { Text } from "../../../engine/core/types.ts";
import type { ArrowKind } from "../../draw/curvature-marks.ts";
import { catalogue } from "../../language.ts";

export const words = catalogue("curvature", {
  title: { en: "Local curvature at θ", ja: "θ での局所的な曲率" },
  onMap: { en: "On the map", ja: "地形に表示" },
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
  above: { en: "too large here", ja: "ここでは過大" },
  level: { en: "level curve of the model", ja: "二次モデルの等高線" },
  estimate: { en: "the same with M for H⁻¹", ja: "H⁻¹ を M で置き換えた等高線" },
  lookAhead: { en: "θ + αv, the look-ahead point", ja: "先読み点 θ + αv" },
  toward: { en: "{{words}}, at {{angle}}°", ja: "{{words}}({{angle}}° 方向)" },
  blurred: {
    en: "J is blurred here by σ = {{sigma}}, as this update sees it.",
    ja: "ここでの J は、この更新が使う σ = {{sigma}} のぼかしです。",
  },
  coordinate: { en: "Moves coordinate {{name}} next.", ja: "次に座標 {{name}} を動かします。" },
  fallback: {
    en: "The method's direction did not point downhill; −g took its place.",
    ja: "手法の方向が下りでなかったため、代わりに −g を使いました。",
  },
  notTaken: { en: "next step, not taken: the run ends here", ja: "次の更新(ここで終わるため実行されません)" },
  rejected: {
    en: "The step is rejected: J would not fall enough.",
    ja: "このステップは採用されません。J が十分に下がらないためです。",
  },
  search: { en: "Line search along the direction", ja: "方向に沿った直線探索" },
  searchText: {
    en: "J(θ + ε d), probes: {{count}}, chosen ε* = {{epsilon}}",
    ja: "J(θ + ε d)、試行 {{count}} 回、選ばれた ε* = {{epsilon}}",
  },
  searchFailed: {
    en: "J(θ + ε d), probes: {{count}}, nothing lower found",
    ja: "J(θ + ε d)、試行 {{count}} 回、より低い点なし",
  },
});

interface RowWords {
  readonly symbol: string;
  /** Beside the symbol. */
  readonly short: Text;
}

/** The rows of numbers. */
export const ROWS = {
  lambda1: {
    symbol: "λ₁",
    short: { en: "largest curvature", ja: "最大の曲率" },
  },
  lambda2: {
    symbol: "λ₂",
    short: { en: "smallest curvature", ja: "最小の曲率" },
  },
  condition: {
    symbol: "κ(H)",
    short: { en: "condition number", ja: "条件数" },
  },
  limit: {
    symbol: "2/λ₁",
    short: { en: "largest stable rate", ja: "安定な学習率の上限" },
  },
  rate: {
    symbol: "ε",
    short: { en: "learning rate", ja: "学習率" },
  },
  gg: {
    symbol: "gᵀg",
    short: { en: "squared gradient", ja: "勾配の二乗" },
  },
  gHg: {
    symbol: "gᵀHg",
    short: { en: "curvature along g, × gᵀg", ja: "g 方向の曲率 × gᵀg" },
  },
  predicted: {
    symbol: "gᵀs + ½sᵀHs",
    short: { en: "predicted change", ja: "予測した変化" },
  },
  actual: {
    symbol: "ΔJ",
    short: { en: "actual change", ja: "実際の変化" },
  },
} as const satisfies Record<string, RowWords>;

export type RowId = keyof typeof ROWS;

export const ARROW_WORDS: Readonly<Record<ArrowKind, { readonly symbol: string; readonly meaning: Text }>> = {
  gradient: { symbol: "−g", meaning: { en: "downhill (direction)", ja: "最急降下(向きのみ)" } },
  step: { symbol: "s", meaning: { en: "actual next step", ja: "実際の次の更新" } },
  newton: { symbol: "−H⁻¹g", meaning: { en: "Newton step", ja: "ニュートン法" } },
  saddleFree: { symbol: "−|H|⁻¹g", meaning: { en: "saddle-free step", ja: "鞍点回避" } },
};
