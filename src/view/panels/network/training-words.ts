import type { Text } from "../../../engine/core/types.ts";
import type { TrainingAbscissa, TrainingCurve } from "../../../experiment/configuration.ts";
import type { TermId } from "../../glossary/glossary.ts";
import { catalogue } from "../../language.ts";

/** What lines are of that are not the training set's, at θ itself. */
export const SERIES_LABELS = {
  heldOut: { en: "held out", ja: "検証データ" },
  averaged: { en: "averaged θ", ja: "平均した θ" },
  averagedHeldOut: { en: "held out, averaged θ", ja: "検証データ、平均した θ" },
  head: { en: "auxiliary head", ja: "補助出力" },
} as const satisfies Record<string, Text>;

/** What each curve shows: on its tab, and in full. */
export const TRAINING_LABELS: Readonly<
  Record<TrainingCurve, { readonly tab: Text; readonly full: Text; readonly symbol: string; readonly term: TermId }>
> = {
  loss: {
    tab: { en: "Loss", ja: "損失" },
    full: { en: "Loss, over the training set and held out", ja: "訓練データと検証データの損失" },
    symbol: "J",
    term: "trainingLoss",
  },
  zeroOne: {
    tab: { en: "0/1 loss", ja: "0/1 損失" },
    full: { en: "Misclassification rate (0/1 loss)", ja: "誤分類率(0/1 損失)" },
    symbol: "0/1",
    term: "zeroOne",
  },
  gradNorm: {
    tab: { en: "‖g‖", ja: "‖g‖" },
    full: { en: "Norm of the gradient over the training set", ja: "訓練データ全体の勾配のノルム" },
    symbol: "‖g‖",
    term: "gradNorm",
  },
  layers: {
    tab: { en: "‖g‖ by layer", ja: "層別 ‖g‖" },
    full: {
      en: "Norm of the gradient, layer by layer, of the selected lane",
      ja: "選択中のレーンの層ごとの勾配ノルム",
    },
    symbol: "‖g‖",
    term: "layerNorm",
  },
  stepLength: {
    tab: { en: "‖Δθ‖", ja: "更新量" },
    full: { en: "Length of the update, ‖θₖ − θₖ₋₁‖", ja: "更新の大きさ ‖θₖ − θₖ₋₁‖" },
    symbol: "‖Δθ‖",
    term: "stepLength",
  },
};

export const TRAINING_ABSCISSA_LABELS: Readonly<Record<TrainingAbscissa, Text>> = {
  updates: { en: "updates", ja: "更新" },
  epochs: { en: "epochs", ja: "エポック" },
  examples: { en: "examples seen", ja: "処理した事例数" },
  gradientEvaluations: { en: "gradient evaluations", ja: "勾配の評価" },
  time: { en: "time (ms)", ja: "時間(ミリ秒)" },
};

export const trainingWords = catalogue("training-curves", {
  cursorText: { en: "update {{update}} of {{updates}}", ja: "更新 {{update}} / {{updates}}" },
  heldOut: { en: "Dashed: held out.", ja: "破線: 検証データ。" },
  divergedBetween: { en: "{{name}} diverged at {{at}}.", ja: "{{name}} は {{at}} 回目の更新で発散。" },
  twoDivergedBetween: {
    en: "{{first}} diverged at {{firstAt}}, {{second}} at {{secondAt}}.",
    ja: "{{first}} は {{firstAt}} 回目、{{second}} は {{secondAt}} 回目の更新で発散。",
  },
  manyDivergedBetween: {
    en: "{{count}} lanes diverged between evaluations.",
    ja: "{{count}} 本のレーンが評価の間に発散。",
  },
  decayed: { en: "Solid: decay and heads included.", ja: "実線: 重み減衰と補助出力を含む。" },
  undefinedCurve: { en: "Not defined for regression.", ja: "回帰では定義されません。" },
  at: { en: "{{place}} {{unit}}", ja: "{{unit}} {{place}}" },
  layer: { en: "layer {{layer}}", ja: "第 {{layer}} 層" },
  outputLayer: { en: "output", ja: "出力層" },
  headOn: { en: "head on layer {{layer}}", ja: "第 {{layer}} 層の補助出力" },
  layersOf: { en: "{{lane}}:", ja: "{{lane}}:" },
});
