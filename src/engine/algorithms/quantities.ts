import type { Text } from "../core/types.ts";
import type { Kind } from "./typeset.ts";

/**
 * What a quantity measures, which decides how it can be drawn on the landscape: a point θ, a displacement of θ, a gradient (whose
 * length has another unit), squared gradients (a scale for each coordinate), an estimate of H⁻¹, or nothing of the kind.
 */
export type Measure = "point" | "step" | "gradient" | "squares" | "inverse-hessian" | "none";

/** A named quantity of an algorithm. */
export interface Quantity {
  /** The book's symbol. */
  readonly tex: string;
  /** The name in PyTorch, as TeX, where it has another one. */
  readonly torch?: string;
  readonly kind: Kind;
  readonly measure: Measure;
  readonly meaning: Text;
}

export type Quantities = Readonly<Record<string, Quantity>>;

const code = (name: string) => `\\mathtt{${name.replaceAll("_", "\\_")}}`;

/** A quantity whose PyTorch name, if any, is plain code. */
export function quantity(kind: Kind, measure: Measure, tex: string, en: string, ja: string, torch?: string): Quantity {
  return { tex, kind, measure, meaning: { en, ja }, ...(torch !== undefined && { torch: code(torch) }) };
}

const number = (tex: string, en: string, ja: string, torch?: string) => quantity("number", "none", tex, en, ja, torch);

/** Names that mean the same in every algorithm; an algorithm's own quantities come before them. */
export const sharedQuantities: Quantities = {
  theta: quantity("vector", "point", "\\theta", "the parameters", "パラメータ", "p"),
  thetaBefore: quantity("vector", "point", "\\theta_t", "the parameters before the update", "更新前のパラメータ"),
  thetaTilde: quantity(
    "vector",
    "point",
    "\\tilde\\theta",
    "the look-ahead point, where the velocity alone would lead",
    "先読み点(速度だけで進んだ先)",
  ),
  g: quantity("vector", "gradient", "g", "the gradient", "勾配", "grad"),
  gBefore: quantity("vector", "gradient", "g_{t-1}", "the gradient one update earlier", "一つ前の更新での勾配"),
  gNext: quantity("vector", "gradient", "g_{t+1}", "the gradient at the new point", "新しい点での勾配"),
  v: quantity("vector", "step", "v", "the velocity", "速度"),
  r: quantity("vector", "squares", "r", "accumulated squared gradients", "蓄積した勾配の二乗", "square_avg"),
  DeltaTheta: quantity("vector", "step", "\\Delta\\theta", "the update", "更新量"),
  p: quantity("vector", "step", "p", "the direction, gradient over curvature", "方向(勾配 ÷ 曲率)"),
  d: quantity("vector", "step", "d", "the search direction", "探索方向"),
  H: quantity("matrix", "none", "H", "the Hessian", "ヘッセ行列"),
  I: quantity("matrix", "none", "I", "the identity matrix", "単位行列"),
  M: quantity("matrix", "inverse-hessian", "M", "the estimate of the inverse Hessian", "ヘッセ行列の逆行列の推定"),
  k: number("k", "the number of updates done", "これまでの更新回数"),
  t: number("t", "the number of this update, counted from 1", "1 から数えた更新の番号", "step"),
  n: number("n", "the number of parameters", "パラメータの数"),
  pi: number("\\pi", "π", "円周率"),
  epsilon: number("\\epsilon", "the learning rate", "学習率", "lr"),
  epsilonBase: number("\\epsilon", "the learning rate as set", "設定した学習率", "initial_lr"),
  alpha: number("\\alpha", "the momentum", "モメンタム係数", "momentum"),
  rho: number("\\rho", "the decay rate", "減衰率", "alpha"),
  delta: number("\\delta", "a small constant against division by zero", "0 で割らないための小さな定数", "eps"),
  beta1: number("\\beta_1", "the decay rate of the first moment", "一次モーメントの減衰率", "beta1"),
  beta2: number("\\beta_2", "the decay rate of the second moment", "二次モーメントの減衰率", "beta2"),
  damping: number("\\alpha", "the damping", "ダンピング係数"),
  mu: number("\\mu", "the damping in use", "現在のダンピング係数"),
  nu: number("\\nu", "the factor by which the damping grows next", "棄却されたときにダンピング係数へ掛ける倍率"),
  epsilonStar: number("\\epsilon^*", "the step length that the search has found", "直線探索で決めたステップ幅"),
  probes: number("\\text{probes}", "points that the search tried", "探索で試した点の数"),
  J: number("J(\\theta)", "the value of the objective", "目的関数の値"),
  threshold: number("v_{\\mathrm{max}}", "the threshold of clipping", "クリッピングのしきい値", "max_norm"),
  bound: number("v_{\\mathrm{max}}", "the threshold of clipping", "クリッピングのしきい値", "clip_value"),
  bias: quantity("vector", "gradient", "b", "the bias of the gradient", "勾配の偏り"),
  sigma: number("\\sigma", "the standard deviation of the noise", "ノイズの標準偏差"),
  z: quantity("vector", "gradient", "z", "standard normal numbers of this update", "この更新の標準正規乱数"),
  Z: quantity("matrix", "none", "Z", "a symmetric matrix of standard normal numbers", "標準正規乱数の対称行列"),
  final: number("\\epsilon_\\tau", "the final learning rate", "最終学習率"),
  tau: number("\\tau", "the schedule's duration", "スケジュールの期間"),
  gamma: number("\\gamma", "the schedule's factor", "スケジュールの係数", "gamma"),
  mean: quantity("vector", "point", "\\hat\\theta", "the average of the points visited", "通過した点の平均"),
  meanDecay: number("\\alpha_{\\text{ema}}", "the share of the old average that is kept", "それまでの平均を残す割合"),
  blur: number("\\sigma^{(i)}", "the blur that this update works on", "この更新が使うぼかしの幅"),
};
