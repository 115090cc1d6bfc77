import type { NumberParameter } from "../core/types.ts";

/** ε. Zero is valid and stands still. */
export function learningRate(value: number): NumberParameter {
  return {
    kind: "number",
    label: { en: "learning rate", ja: "学習率" },
    symbol: "\\epsilon",
    doc: {
      en: "The size of a step. Too large oscillates or diverges, too small hardly moves.",
      ja: "1 回の更新の大きさを決めます。大きすぎると振動や発散を起こし、小さすぎるとほとんど進みません。",
    },
    default: value,
    min: 0,
    scale: "log",
    slider: [1e-5, 10],
  };
}

/** α, in [0, 1). */
export const momentum: NumberParameter = {
  kind: "number",
  label: { en: "momentum", ja: "モメンタム" },
  symbol: "\\alpha",
  doc: {
    en: "The share of the velocity that survives an update. Under a constant gradient the speed grows to 1/(1 − α) of a plain step.",
    ja: "更新後に残る速度の割合。勾配が一定なら、速さはモメンタムなしのときの 1/(1 − α) 倍まで増えます。",
  },
  default: 0.9,
  min: 0,
  max: 1,
  exclusiveMax: true,
  scale: "linear",
  slider: [0, 0.999],
};

/** A decay rate in [0, 1) of an exponentially weighted mean, which a method that has several of them names. */
export function decayRate(value: number, symbol = "\\rho", mean?: string): NumberParameter {
  return {
    kind: "number",
    label: mean ? { en: `decay of ${mean}`, ja: `${mean} の減衰率` } : { en: "decay rate", ja: "減衰率" },
    symbol,
    doc: {
      en: "The share of the running mean that is kept at each update. Nearer 1 remembers longer.",
      ja: "更新のたびに残す移動平均の割合。1 に近いほど長く記憶します。",
    },
    default: value,
    min: 0,
    max: 1,
    exclusiveMax: true,
    scale: "linear",
    slider: [0, 0.999],
  };
}

/** δ ≥ 0, which keeps a denominator from zero. */
export function delta(value: number): NumberParameter {
  return {
    kind: "number",
    label: { en: "stabilizer", ja: "安定化定数" },
    symbol: "\\delta",
    doc: {
      en: "A small constant that keeps the division from failing where the gradients are near zero.",
      ja: "勾配がほぼ 0 のときに割り算が破綻しないようにする小さな定数。",
    },
    default: value,
    min: 0,
    scale: "log",
    slider: [1e-12, 1],
  };
}

/** α ≥ 0, added to every curvature. */
export const damping: NumberParameter = {
  kind: "number",
  label: { en: "damping", ja: "ダンピング" },
  symbol: "\\alpha",
  doc: {
    en: "Added to every curvature. If it exceeds the magnitude of the most negative eigenvalue, Newton's step becomes a descent direction; if it is very large, the method becomes gradient descent with rate ε/α.",
    ja: "割り算の前に各曲率へ加える定数です。最も負の固有値の絶対値を超えると、素のニュートン法の方向も降下方向になります。非常に大きいと、学習率 ε/α の勾配降下法になります。",
  },
  default: 0,
  min: 0,
  scale: "log",
  slider: [1e-6, 1e4],
};
