import type { Text } from "../../engine/core/types.ts";

interface Term {
  /** As the page writes it, if it is a symbol. */
  readonly symbol?: string;
  readonly name: Text;
  readonly text: Text;
}

const term = (name: Text, text: Text, symbol?: string): Term => ({
  name,
  text,
  ...(symbol !== undefined && { symbol }),
});

/** The symbols and words of the page, explained. An element that uses one names it in `data-term`. */
export const glossary = {
  lane: term(
    { en: "Lane", ja: "レーン" },
    {
      en: "One optimizer with its parameters and modifiers. All lanes start at the same point and take the same number of updates.",
      ja: "一つの最適化手法と、そのパラメータ・追加設定の組です。すべてのレーンが同じ開始点から同じ回数だけ更新します。",
    },
  ),
  theta: term(
    { en: "Parameters", ja: "パラメータ" },
    {
      en: "The vector that is optimized: the point (x, y) of a surface, or all weights and biases of a network. θ₀ is the start.",
      ja: "最適化するベクトルです。曲面では点 (x, y)、ネットワークでは全部の重みとバイアスです。θ₀ は開始点です。",
    },
    "θ",
  ),
  minimum: term(
    { en: "Minimum", ja: "最小点" },
    { en: "A point at which J is smallest, at least nearby.", ja: "J が(少なくともその周りで)最も小さくなる点です。" },
    "θ*",
  ),
  loss: term(
    { en: "Loss", ja: "損失" },
    {
      en: "The objective at θ, which the optimizer tries to make small. inf J is its greatest lower bound.",
      ja: "θ での目的関数の値で、最適化手法はこれを小さくしようとします。inf J はその下限です。",
    },
    "J(θ)",
  ),
  gradient: term(
    { en: "Gradient", ja: "勾配" },
    {
      en: "The derivatives of J at θ. −g points downhill, most steeply.",
      ja: "θ での J の微分です。−g は最も急に下る向きです。",
    },
    "g",
  ),
  gradNorm: term(
    { en: "Norm of the gradient", ja: "勾配のノルム" },
    {
      en: "The length of g: the slope at θ. It is 0 at a stationary point, which may be a minimum, a saddle or a maximum.",
      ja: "g の長さ、つまり θ での傾きです。停留点(極小点・鞍点・極大点)では 0 になります。",
    },
    "‖g‖",
  ),
  distance: term(
    { en: "Distance to the minimum", ja: "最小点までの距離" },
    {
      en: "The distance from θ to the nearest known minimum θ*.",
      ja: "θ から最も近い既知の極小点 θ* までの距離です。",
    },
    "‖θ − θ*‖",
  ),
  stepLength: term(
    { en: "Step length", ja: "更新の大きさ" },
    { en: "How far θ moves in an update, ‖θₖ − θₖ₋₁‖.", ja: "一回の更新で θ が動く距離 ‖θₖ − θₖ₋₁‖ です。" },
    "‖Δθ‖",
  ),
  toTarget: term(
    { en: "Updates to the target", ja: "目標までの回数" },
    {
      en: "The updates, evaluations or time until J − inf J is at most the target. A dash means that it is not reached.",
      ja: "J − inf J が目標以下になるまでの更新回数、評価回数、または時間です。「—」は未到達です。",
    },
  ),
  cost: term(
    { en: "Evaluations", ja: "評価回数" },
    {
      en: "How many times the method has evaluated J, its gradient or its Hessian. This cost compares methods fairly.",
      ja: "手法が J・勾配・ヘッセ行列を評価した回数です。手法を公平に比べるためのコストです。",
    },
  ),
  status: term(
    { en: "Status", ja: "状態" },
    {
      en: "Moving or training: more updates follow. Completed: all updates are taken. Minimum, saddle, maximum, flat or at rest: θ has converged, since that update. Diverged: a number is no longer finite. Stalled: θ no longer changes although g ≠ 0.",
      ja: "移動中・学習中: まだ更新が続きます。完了: すべての更新を終えました。極小点・鞍点・極大点・平坦・静止: その更新以降は θ が静止しています。発散: 数値が有限でなくなりました。停滞: g ≠ 0 なのに θ が変わりません。",
    },
  ),
  converged: term(
    { en: "Converged", ja: "静止" },
    {
      en: "The gradient and the update are below the tolerance: θ is at a stationary point. Its kind follows from the eigenvalues of H.",
      ja: "勾配と更新量が許容値を下回り、θ が停留点にあります。その種類は H の固有値で決まります。",
    },
  ),
  diverged: term(
    { en: "Diverged", ja: "発散" },
    {
      en: "θ, J or its gradient has become infinite or undefined. The lane ends at its last finite point.",
      ja: "θ、J、または勾配が無限大か未定義になりました。レーンは最後の有限な点で終わります。",
    },
  ),
  trainingLoss: term(
    { en: "Training loss", ja: "訓練損失" },
    { en: "The mean loss over the training set, at θ itself.", ja: "訓練データ全体の損失の平均です(θ での実際の値)。" },
    "J",
  ),
  heldOutLoss: term(
    { en: "Held-out loss", ja: "検証損失" },
    {
      en: "The mean loss over the examples held out from training. Where it rises while J falls, the network overfits.",
      ja: "学習に使わない検証データの損失の平均です。J が下がるのにこの値が上がるときは、過学習しています。",
    },
  ),
  best: term(
    { en: "Best held-out loss", ja: "最良の検証損失" },
    {
      en: "The lowest held-out loss of the whole run, and the update that reaches it.",
      ja: "学習全体で最小の検証損失と、それに達した更新です。",
    },
  ),
  zeroOne: term(
    { en: "Misclassification rate", ja: "誤分類率" },
    {
      en: "The share of examples that the network puts into a wrong class: the mean of the 0/1 loss.",
      ja: "ネットワークがクラスを誤る事例の割合、つまり 0/1 損失の平均です。",
    },
  ),
  r2: term(
    { en: "Coefficient of determination", ja: "決定係数" },
    {
      en: "The share of the targets' variance that the network explains. 1 is exact; 0 is no better than their mean.",
      ja: "目標値の分散のうち、ネットワークが説明できた割合です。1 なら完全に一致し、0 なら平均値で予測するのと同じです。",
    },
    "R²",
  ),
  layerNorm: term(
    { en: "Norm of the gradient by layer", ja: "層ごとの勾配のノルム" },
    {
      en: "The length of g's part for each layer of the selected lane. Where it shrinks towards the input, gradients vanish.",
      ja: "選択中のレーンについて、各層に対応する g の成分の長さです。入力側ほど小さいときは、勾配消失が起きています。",
    },
  ),
  projected: term(
    { en: "Loss in the picture", ja: "図の上での損失" },
    {
      en: "The training loss at the point of the plane or line where θ is drawn, not at θ itself.",
      ja: "θ が描かれた平面(直線)上の点での訓練損失です。θ での実際の値ではありません。",
    },
  ),
  planeDistance: term(
    { en: "Distance from the picture", ja: "図からの距離" },
    {
      en: "How far θ is from the point where it is drawn, its projection.",
      ja: "θ と、それが描かれた位置(射影)との距離です。",
    },
  ),
  gHg: term(
    { en: "Curvature along the gradient", ja: "勾配方向の曲率" },
    {
      en: "The curvature of J along g, times gᵀg. A gradient step lowers J only while ½ε gᵀHg is below gᵀg.",
      ja: "g 方向の J の曲率に gᵀg を掛けた値です。½ε gᵀHg が gᵀg を下回る間だけ、勾配による更新で J が下がります。",
    },
    "gᵀHg",
  ),
  gg: term(
    { en: "Squared norm of the gradient", ja: "勾配のノルムの二乗" },
    {
      en: "‖g‖². A gradient step of rate ε lowers J by about ε gᵀg.",
      ja: "‖g‖² です。学習率 ε の勾配による更新で、J はおよそ ε gᵀg 下がります。",
    },
    "gᵀg",
  ),
  change: term(
    { en: "Change of J", ja: "J の変化" },
    {
      en: "The change of J in an update, beside the change that the quadratic model predicts.",
      ja: "一回の更新での J の変化です。二次モデルが予測する変化と比べます。",
    },
    "ΔJ",
  ),
  predicted: term(
    { en: "Predicted change of J", ja: "予測した J の変化" },
    {
      en: "The change of J that the quadratic model predicts for the next step s.",
      ja: "次の更新量 s による J の変化を、二次モデルで予測した値です。",
    },
    "gᵀs + ½sᵀHs",
  ),
  hessian: term(
    { en: "Hessian", ja: "ヘッセ行列" },
    {
      en: "The matrix of second derivatives of J: its curvature in every direction.",
      ja: "J の二階微分の行列で、あらゆる方向の曲率を表します。",
    },
    "H",
  ),
  lambda1: term(
    { en: "Largest curvature", ja: "最大の曲率" },
    {
      en: "The largest eigenvalue of H, and the angle of its eigenvector from the horizontal axis.",
      ja: "H の最大固有値と、横軸から測った固有ベクトルの向きです。",
    },
    "λ₁",
  ),
  lambda2: term(
    { en: "Smallest curvature", ja: "最小の曲率" },
    {
      en: "The smallest eigenvalue of H, and the angle of its eigenvector from the horizontal axis. It is negative at a saddle.",
      ja: "H の最小固有値と、横軸から測った固有ベクトルの向きです。鞍点では負になります。",
    },
    "λ₂",
  ),
  condition: term(
    { en: "Condition number", ja: "条件数" },
    {
      en: "max|λ| / min|λ| of H. Where it is large, J is a narrow ravine: steep across, flat along.",
      ja: "H の max|λ| / min|λ| です。大きいほど J は細い渓谷になり、横は急で縦は平坦です。",
    },
    "κ",
  ),
  limit: term(
    { en: "Stability limit", ja: "安定な学習率の上限" },
    {
      en: "The largest learning rate with which gradient descent is stable where the curvature is λ₁.",
      ja: "曲率が λ₁ のときに、勾配降下法が安定する学習率の上限です。",
    },
    "2/λ₁",
  ),
  rate: term(
    { en: "Learning rate", ja: "学習率" },
    {
      en: "The factor of the gradient, or of the direction, in an update.",
      ja: "更新で勾配(または方向)に掛ける係数です。",
    },
    "ε",
  ),
  momentum: term(
    { en: "Momentum", ja: "モメンタム係数" },
    {
      en: "The part of the velocity that is kept from one update to the next.",
      ja: "速度のうち、次の更新に引き継がれる割合です。",
    },
    "α",
  ),
} as const satisfies Readonly<Record<string, Term>>;

export type TermId = keyof typeof glossary;

export const termIds = Object.keys(glossary) as TermId[];

/** Whether a name is a term's. */
export const isTerm = (name: string | undefined): name is TermId => name !== undefined && Object.hasOwn(glossary, name);
