import type { Text } from "../../../engine/core/types.ts";
import type { Abscissa, Curve } from "../../../experiment/configuration.ts";
import type { TermId } from "../../glossary/glossary.ts";
import { catalogue } from "../../language.ts";

/** What each curve shows: on its tab, and in full. */
export const CURVE_LABELS: Readonly<
  Record<Curve, { readonly tab: Text; readonly full: Text; readonly symbol: string; readonly term: TermId }>
> = {
  loss: { tab: { en: "Loss J", ja: "損失 J" }, full: { en: "Loss J(θ)", ja: "損失 J(θ)" }, symbol: "J", term: "loss" },
  gradNorm: {
    tab: { en: "‖g‖", ja: "‖g‖" },
    full: { en: "Norm of the gradient", ja: "勾配のノルム" },
    symbol: "‖g‖",
    term: "gradNorm",
  },
  stepLength: {
    tab: { en: "Step", ja: "更新量" },
    full: { en: "Length of each update, ‖θₖ − θₖ₋₁‖", ja: "各更新の大きさ ‖θₖ − θₖ₋₁‖" },
    symbol: "‖Δθ‖",
    term: "stepLength",
  },
  distance: {
    tab: { en: "Distance", ja: "距離" },
    full: { en: "Distance to the nearest known minimum", ja: "最も近い既知の極小点までの距離" },
    symbol: "‖θ − θ*‖",
    term: "distance",
  },
  curvature: {
    tab: { en: "gᵀHg", ja: "gᵀHg" },
    full: { en: "gᵀHg, the curvature along the gradient times gᵀg, and gᵀg", ja: "gᵀHg(勾配方向の曲率 × gᵀg)と gᵀg" },
    symbol: "gᵀHg",
    term: "gHg",
  },
  taylor: {
    tab: { en: "ΔJ", ja: "ΔJ" },
    full: {
      en: "Change of J in each update, and the change that the quadratic model predicted",
      ja: "各更新での J の変化と、二次モデルが予測した変化",
    },
    symbol: "ΔJ",
    term: "change",
  },
};

/** What the dashed line of a curve is, for curves that have one. */
export const DASHED_KEYS = {
  loss: "average",
  gradNorm: "average",
  stepLength: "average",
  distance: "average",
  curvature: "gradientSquare",
  taylor: "predicted",
} as const satisfies Readonly<Record<Curve, string>>;

export const ABSCISSA_LABELS: Readonly<Record<Abscissa, { readonly tab: Text; readonly full: Text }>> = {
  updates: { tab: { en: "updates", ja: "更新" }, full: { en: "Number of updates", ja: "更新回数" } },
  gradientEvaluations: {
    tab: { en: "∇J evaluations", ja: "∇J の評価" },
    full: { en: "Number of gradient evaluations", ja: "勾配の評価回数" },
  },
  valueEvaluations: {
    tab: { en: "J evaluations", ja: "J の評価" },
    full: { en: "Number of function evaluations", ja: "関数の評価回数" },
  },
  hessianEvaluations: {
    tab: { en: "H evaluations", ja: "H の評価" },
    full: { en: "Number of Hessian evaluations", ja: "ヘッセ行列の評価回数" },
  },
  time: {
    tab: { en: "time (ms)", ja: "時間(ミリ秒)" },
    full: { en: "Measured computing time in milliseconds", ja: "計測した計算時間(ミリ秒)" },
  },
};

/** What is counted by the axes that count evaluations. */
export const EVALUATED: Readonly<Partial<Record<Abscissa, string>>> = {
  gradientEvaluations: "∇J",
  valueEvaluations: "J",
  hessianEvaluations: "H",
};

export const words = catalogue("curves", {
  title: { en: "Curves", ja: "曲線" },
  curve: { en: "Curve", ja: "曲線の種類" },
  against: { en: "against", ja: "横軸" },
  abscissa: { en: "Horizontal axis", ja: "横軸" },
  cursor: { en: "Time cursor on the curves", ja: "曲線上の時刻カーソル" },
  cursorText: { en: "step {{step}} of {{steps}}", ja: "ステップ {{step}} / {{steps}}" },
  atStep: { en: "step {{step}}", ja: "ステップ {{step}}" },
  gradientSquare: { en: "Dashed: gᵀg.", ja: "破線: gᵀg。" },
  predicted: { en: "Dashed: predicted, gᵀs + ½sᵀHs.", ja: "破線: 予測 gᵀs + ½sᵀHs。" },
  atTime: { en: "{{time}} ms", ja: "{{time}} ミリ秒" },
  atEvaluations: { en: "{{count}} evaluations", ja: "評価 {{count}} 回" },
  clipped: { en: "Values below {{foot}} are drawn on the axis.", ja: "{{foot}} 未満の値は軸上に描いています。" },
  symlog: { en: "Linear near 0.", ja: "0 付近は線形目盛。" },
  unasked: {
    en: "No lane shown asks for {{quantity}}, so all of it stands at 0.",
    ja: "表示中のレーンはどれも {{quantity}} を評価しないため、すべて 0 の位置にあります。",
  },
  average: { en: "Dashed: averaged θ.", ja: "破線: 平均した θ。" },
  target: { en: "Dotted: {{target}}.", ja: "点線: {{target}}。" },
  targetAbove: { en: "Dotted: inf J + {{target}}.", ja: "点線: inf J + {{target}}。" },
  noMinimum: {
    en: "No minimum of this surface is known, so there is no distance to one.",
    ja: "この曲面には既知の極小点がないため、距離は求められません。",
  },
  noLane: { en: "Every lane is hidden.", ja: "すべてのレーンが非表示です。" },
  neverFinite: { en: "J is not finite at the start.", ja: "J は開始時点ですでに有限ではありません。" },
  noOptimizer: { en: "There is no optimizer yet.", ja: "最適化手法がまだありません。" },
  summary: { en: "{{curve}}: values of each lane", ja: "{{curve}}: レーンごとの値" },
  lane: { en: "Lane", ja: "レーン" },
  atStart: { en: "at the start", ja: "開始時" },
  atEnd: { en: "at the end", ja: "終了時" },
});
