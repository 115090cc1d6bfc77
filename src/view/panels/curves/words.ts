import type { Text } from "../../../engine/core/types.ts";
import type { Abscissa, Curve } from "../../../experiment/configuration.ts";
import { catalogue } from "../../language.ts";

/** What each curve shows: on its tab, and in full. */
export const CURVE_LABELS: Readonly<
  Record<Curve, { readonly tab: Text; readonly full: Text; readonly symbol: string }>
> = {
  loss: { tab: { en: "Loss J", ja: "損失 J" }, full: { en: "Loss J(θ)", ja: "損失 J(θ)" }, symbol: "J" },
  gradNorm: {
    tab: { en: "‖gradient‖", ja: "‖勾配‖" },
    full: { en: "Norm of the gradient", ja: "勾配のノルム" },
    symbol: "‖g‖",
  },
  stepLength: {
    tab: { en: "Step length", ja: "歩幅" },
    full: { en: "Length of each update, ‖θₖ − θₖ₋₁‖", ja: "各更新の歩幅 ‖θₖ − θₖ₋₁‖" },
    symbol: "‖Δθ‖",
  },
  distance: {
    tab: { en: "Distance", ja: "距離" },
    full: { en: "Distance to the nearest known minimum", ja: "最も近い既知の極小点までの距離" },
    symbol: "‖θ − θ*‖",
  },
};

export const ABSCISSA_LABELS: Readonly<Record<Abscissa, Text>> = {
  updates: { en: "updates", ja: "更新回数" },
  gradientEvaluations: { en: "gradient evaluations", ja: "勾配の評価回数" },
};

export const words = catalogue("curves", {
  title: { en: "Curves", ja: "曲線" },
  curve: { en: "Curve", ja: "曲線の種類" },
  abscissa: { en: "Horizontal axis", ja: "横軸" },
  cursor: { en: "Time cursor on the curves", ja: "曲線上の時刻カーソル" },
  cursorText: { en: "step {{step}} of {{steps}}", ja: "ステップ {{step}} / {{steps}}" },
  atStep: { en: "step {{step}}", ja: "ステップ {{step}}" },
  atEvaluations: { en: "{{count}} evaluations", ja: "評価 {{count}} 回" },
  clipped: { en: "Values below {{foot}} stand on the axis.", ja: "{{foot}} 未満の値は軸上に描きます。" },
  symlog: { en: "Linear around 0, else logarithmic.", ja: "0 の近くは線形、それ以外は対数目盛です。" },
  average: { en: "Dashed: at the average of the points.", ja: "破線: 点の平均での損失。" },
  noMinimum: {
    en: "No minimum of this surface is known, so there is no distance to one.",
    ja: "この曲面には既知の極小点がないため、距離は求められません。",
  },
  noLane: { en: "Every lane is hidden.", ja: "すべてのレーンが非表示です。" },
  summary: { en: "{{curve}}: values of each lane", ja: "{{curve}}: レーンごとの値" },
  lane: { en: "Lane", ja: "レーン" },
  atStart: { en: "at the start", ja: "開始時" },
  smallest: { en: "smallest", ja: "最小" },
  atEnd: { en: "at the end", ja: "終了時" },
});
