import type { ParameterWords, Text } from "../core/types.ts";
import type { searchKind } from "./along.ts";
import type { WordsFor } from "./declare.ts";
import type { dampingRule as dampingDomain } from "./gain-ratio.ts";

export const learningRate: ParameterWords = {
  label: { en: "learning rate", ja: "学習率" },
  doc: {
    en: "The size of a step. Too large oscillates or diverges, too small hardly moves.",
    ja: "1 回の更新の大きさを決めます。大きすぎると振動や発散を起こし、小さすぎるとほとんど進みません。",
  },
};

export const momentum: ParameterWords = {
  label: { en: "momentum", ja: "モメンタム" },
  doc: {
    en: "The share of the velocity that survives an update. Under a constant gradient the speed grows to 1/(1 − α) of a plain step.",
    ja: "更新後に残る速度の割合。勾配が一定なら、速さはモメンタムなしのときの 1/(1 − α) 倍まで増えます。",
  },
};

/** The words for a decay rate; a method that has several names the mean that it belongs to. */
export const decayRate = (mean?: string): ParameterWords => ({
  label: mean ? { en: `decay of ${mean}`, ja: `${mean} の減衰率` } : { en: "decay rate", ja: "減衰率" },
  doc: {
    en: "The share of the running mean that is kept at each update. Nearer 1 remembers longer.",
    ja: "更新のたびに残す移動平均の割合。1 に近いほど長く記憶します。",
  },
});

export const stabilizer: ParameterWords = {
  label: { en: "stabilizer", ja: "安定化定数" },
  doc: {
    en: "A small constant that keeps the division from failing where the gradients are near zero.",
    ja: "勾配がほぼ 0 のときに割り算が破綻しないようにする小さな定数。",
  },
};

export const damping: ParameterWords = {
  label: { en: "damping", ja: "ダンピング" },
  doc: {
    en: "Added to every curvature. If it exceeds the magnitude of the most negative eigenvalue, Newton's step becomes a descent direction; if it is very large, the method becomes gradient descent with rate ε/α.",
    ja: "割り算の前に各曲率へ加える定数です。最も負の固有値の絶対値を超えると、素のニュートン法の方向も降下方向になります。非常に大きいと、学習率 ε/α の勾配降下法になります。",
  },
};

export const lineSearch: WordsFor<ReturnType<typeof searchKind>> = {
  label: { en: "line search", ja: "直線探索" },
  doc: {
    en: "Exact: the minimizer along the ray, to machine precision; on a quadratic by a formula that asks once for H. Strong Wolfe: a good enough step for fewer probes (Nocedal & Wright, algorithms 3.5 and 3.6).",
    ja: "厳密: 半直線上の最小点を計算機の精度まで求めます。二次関数では H を一度使う公式によります。強ウルフ条件: 少ない試行で十分よいステップ幅を選びます(Nocedal & Wright、アルゴリズム 3.5 と 3.6)。",
  },
  options: {
    exact: { en: "exact", ja: "厳密" },
    "strong-wolfe": { en: "strong Wolfe", ja: "強ウルフ条件" },
  },
};

export const dampingRule: WordsFor<typeof dampingDomain> = {
  label: { en: "damping rule", ja: "ダンピングの規則" },
  doc: {
    en: "Constant: the damping stays as set. Adaptive, as in Levenberg and Marquardt's method: steps that would not lower J are not taken and raise the damping, good ones lower it; the damping set is where it begins (0: a thousandth of the largest curvature).",
    ja: "一定: ダンピングは設定値のままです。適応: レーベンバーグ・マーカート法のように、J を下げないステップは採用せずにダンピングを強め、良いステップの後は弱めます。設定値から始めます(0 なら最大の曲率の 1000 分の 1)。",
  },
  options: {
    constant: { en: "constant", ja: "一定" },
    adaptive: { en: "adaptive", ja: "適応" },
  },
};

/** The source of the adaptive rule, for the methods that offer it. */
export const DAMPING_SOURCE: Text = {
  en: "adaptive damping: Marquardt 1963; Nielsen 1999, Damping parameter in Marquardt’s method",
  ja: "適応的なダンピング: Marquardt 1963; Nielsen 1999, Damping parameter in Marquardt’s method",
};
