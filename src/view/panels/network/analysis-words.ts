import { catalogue } from "../../language.ts";

/** The words about layers' histograms. */
export const activityWords = catalogue("activity", {
  title: { en: "Layer by layer", ja: "層ごとの分布" },
  about: {
    en: "All training examples at the cursor. The layers share their axes.",
    ja: "カーソル位置での全訓練データの分布です。軸はどの層も共通です。",
  },
  layer: { en: "Layer", ja: "層" },
  hidden: { en: "hidden {{layer}}", ja: "隠れ層 {{layer}}" },
  output: { en: "output", ja: "出力" },
  activations: { en: "activations", ja: "活性" },
  gradients: { en: "log₁₀ |∂J/∂a|", ja: "log₁₀ |∂J/∂a|" },
  rms: { en: "RMS", ja: "RMS" },
  dead: { en: "{{share}} % dead units", ja: "常に 0 のユニット {{share}} %" },
  allZero: { en: "{{share}} % are 0", ja: "{{share}} % が 0" },
  activationsLabel: {
    en: "Activations of {{layer}}: mean {{mean}}, standard deviation {{deviation}}",
    ja: "{{layer}} の活性: 平均 {{mean}}、標準偏差 {{deviation}}",
  },
  gradientsLabel: {
    en: "Gradients of {{layer}}: root mean square {{size}}",
    ja: "{{layer}} の勾配: 二乗平均平方根 {{size}}",
  },
  waiting: { en: "Not computed yet.", ja: "まだ計算されていません。" },
});

/** The words about the Hessian's spectrum. */
export const spectrumWords = catalogue("spectrum", {
  title: { en: "Hessian spectrum", ja: "ヘッセ行列の固有値" },
  tooLarge: {
    en: "{{count}} parameters are too many: the spectrum takes all {{count}}² entries of H. Up to {{limit}} can be computed.",
    ja: "パラメータが {{count}} 個と多すぎます。H の全要素({{count}}² 個)が必要なため、{{limit}} 個まで計算できます。",
  },
  largest: { en: "largest λ", ja: "最大の λ" },
  smallest: { en: "smallest λ", ja: "最小の λ" },
  negative: { en: "negative", ja: "負の割合" },
  flat: { en: "nearly 0", ja: "ほぼ 0" },
  rate: { en: "stable ε below", ja: "安定な ε の上限" },
  figure: {
    en: "{{count}} eigenvalues from {{largest}} down to {{smallest}}, {{negative}} of them negative",
    ja: "固有値 {{count}} 個、{{largest}} から {{smallest}} まで、負は {{negative}} 個",
  },
  note: {
    en: "Exact, of the loss over the whole training set, largest first. “Nearly 0”: below a millionth of the largest.",
    ja: "訓練データ全体の損失のヘッセ行列の厳密な固有値を、大きい順に示します。「ほぼ 0」は、絶対値が最大の絶対値の 100 万分の 1 以下のものです。",
  },
  notFinite: {
    en: "H is not finite there: its entries overflow, though J and ∇J do not. There are no eigenvalues to show.",
    ja: "J と ∇J は有限ですが、H の要素があふれて有限でないため、固有値を表示できません。",
  },
});

/** The words about the spread of the minibatch gradient. */
export const spreadWords = catalogue("spread", {
  title: { en: "Spread of the minibatch gradient", ja: "ミニバッチ勾配のばらつき" },
  figure: {
    en: "Distance from the full gradient by batch size: {{points}}; the slope on log axes is {{slope}}",
    ja: "バッチサイズごとの、全データの勾配からの距離: {{points}}。両対数での傾き {{slope}}",
  },
  slope: { en: "slope on log axes", ja: "両対数での傾き" },
  norm: { en: "‖g‖ over all examples", ja: "全データの ‖g‖" },
  note: {
    en: "√(mean ‖g_batch − g‖²) over 64 batches of each size, drawn with replacement. Dashed: 1/√batch.",
    ja: "各サイズ 64 個のバッチ(復元抽出)での √(‖g_batch − g‖² の平均)です。破線は 1/√バッチサイズ。",
  },
});
