import { catalogue } from "../../language.ts";

export const regionsWords = catalogue("regions", {
  view: { en: "View", ja: "表示" },
  regions: { en: "Regions", ja: "決定領域" },
  fit: { en: "Fit", ja: "当てはめ" },
  errors: { en: "Errors", ja: "誤り" },
  plane: { en: "Loss landscape", ja: "損失の地形" },
  picture: {
    en: "{{lane}} at update {{update}}: mistaken examples: {{wrong}}",
    ja: "{{lane}}、更新 {{update}}: 誤分類 {{wrong}} 件",
  },
  diverged: { en: "diverged at {{at}}, shown: {{shown}}", ja: "{{at}} で発散、{{shown}} を表示" },
  divergedBlank: {
    en: "diverged at {{at}}, outputs at {{shown}} not finite",
    ja: "{{at}} で発散、{{shown}} の出力は有限でない",
  },
  outside: { en: "The curve is outside the picture.", ja: "曲線は図の範囲外です。" },
  notFinite: { en: "Nothing to draw: the outputs are not finite.", ja: "出力が有限でないため、描くものがありません。" },
  neverFinite: { en: "not finite at the start", ja: "開始時から有限でない" },
  trainingShort: { en: "J", ja: "J" },
  heldOutShort: { en: "held out", ja: "検証" },
  trained: { en: "trained on", ja: "訓練データ" },
  heldOut: { en: "held out", ja: "検証データ" },
  mistaken: { en: "mistaken", ja: "誤分類" },
  boundary: { en: "decision boundary", ja: "決定境界" },
  classNumber: { en: "class {{label}}", ja: "クラス {{label}}" },
  low: { en: "below 0", ja: "負" },
  high: { en: "above 0", ja: "正" },
  noLane: { en: "Every lane is hidden.", ja: "すべてのレーンが非表示です。" },
  noOptimizer: { en: "Add an optimizer to train the network.", ja: "最適化手法を追加すると学習が始まります。" },
  trainingSet: { en: "Training set", ja: "訓練データ" },
  heldOutSet: { en: "Held-out set", ja: "検証データ" },
  waiting: { en: "Not computed yet.", ja: "まだ計算されていません。" },
  valuesAbout: {
    en: "What the network says (upwards) against the target (to the right). On the line they agree.",
    ja: "縦がネットワークの出力、横が目標値です。直線上では一致します。",
  },
});
