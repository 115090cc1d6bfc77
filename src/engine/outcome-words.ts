import type { Text } from "./core/types.ts";
import { explainDeadEnds } from "./networks/dead-end-words.ts";
import type { Cause, EarlyStop, Ending, Outcome, Remark, Standstill } from "./outcome.ts";
import type { Classification, RestingPoint } from "./stationary-point.ts";
import type { Divergence, ReachedLoss } from "./stepper.ts";

/** What a run is counted in: the steps of a path over a surface, or the updates of a network, several of which may make an epoch. */
export type Counted = "step" | "update";

const COUNTED: Readonly<Record<Counted, Text>> = {
  step: { en: "step", ja: "ステップ" },
  update: { en: "update", ja: "更新回数" },
};

const short = (x: number) => String(Number(x.toPrecision(3)));

const QUANTITY: Record<Divergence["quantity"], Text> = {
  theta: { en: "θ", ja: "θ " },
  loss: { en: "the loss J", ja: "損失 J " },
  gradient: { en: "the gradient", ja: "勾配" },
};

const POINT: Readonly<Record<Exclude<RestingPoint, "unclassified">, Text>> = {
  minimum: { en: "a minimum (every eigenvalue of H is positive)", ja: "極小点(H の固有値はすべて正)" },
  saddle: { en: "a saddle (H has eigenvalues of both signs)", ja: "鞍点(H に正と負の固有値がある)" },
  maximum: { en: "a maximum (every eigenvalue of H is negative)", ja: "極大点(H の固有値はすべて負)" },
  flat: {
    en: "a flat point (H has an eigenvalue that is zero to within its accuracy, so it does not determine the kind of point)",
    ja: "平坦な点(H に精度の範囲で 0 の固有値があり、点の種類は H からは決まらない)",
  },
};

const UNCLASSIFIED = {
  "too-many-coordinates": {
    en: "a point of undetermined kind (θ has too many coordinates to compute H's eigenvalues)",
    ja: "種類を判定していない点(θ の成分が多すぎるため H の固有値を計算していません)",
  },
  "hessian-not-finite": {
    en: "a point of undetermined kind (H is not finite there)",
    ja: "種類を判定できない点(H が有限ではありません)",
  },
} as const satisfies Readonly<Record<string, Text>>;

const pointText = (at: Classification): Text => (at.point === "unclassified" ? UNCLASSIFIED[at.why] : POINT[at.point]);

/** At the start nothing was finite before. */
function explainStart(quantity: Divergence["quantity"]): Text {
  const { en, ja } = QUANTITY[quantity];
  return {
    en: `${en.charAt(0).toUpperCase()}${en.slice(1)} is not finite at the start.`,
    ja: `開始点で${ja}が有限ではありません。`,
  };
}

function explainCause(cause: Exclude<Cause, { readonly kind: "start-not-finite" }>, unit: Text): Text {
  switch (cause.kind) {
    case "rate-above-limit": {
      const { k, rate, limit, lambdaMax } = cause;
      return {
        en: `at ${unit.en} ${k} the learning rate ${short(rate)} is above ${short(limit)}, the largest stable one for the curvature λmax = ${short(lambdaMax)} there`,
        ja: `${unit.ja} ${k} での学習率 ${short(rate)} は、その点の曲率 λmax = ${short(lambdaMax)} で安定な上限 ${short(limit)} を超えています`,
      };
    }
    case "unbounded-below":
      return {
        en: `J falls without bound (it had reached ${short(cause.loss)}); it has no minimum in that direction`,
        ja: `J が限りなく下がり続けます(${short(cause.loss)} まで到達)。この方向に最小点はありません`,
      };
    case "endless-ray":
      return {
        en: `from ${unit.en} ${cause.k} J falls along the ray as far as numbers go (down to ${short(cause.loss)}), so there is no ε*`,
        ja: `${unit.ja} ${cause.k} からの半直線に沿って J は数値の届く限り下がり続け(${short(cause.loss)} まで到達)、ε* が存在しません`,
      };
    case "no-hessian":
      return {
        en: `at ${unit.en} ${cause.k} the Hessian is not finite`,
        ja: `${unit.ja} ${cause.k} でヘッセ行列が有限ではありません`,
      };
    case "zero-by-zero":
      return {
        en: `at ${unit.en} ${cause.k} the gradient is exactly 0 in coordinate ${cause.coordinate + 1} of θ and so is δ, so the update there is 0/0`,
        ja: `${unit.ja} ${cause.k} で θ の第 ${cause.coordinate + 1} 成分の勾配がちょうど 0 で、δ も 0 なので、その更新量は 0/0 です`,
      };
    case "singular-hessian":
      return {
        en: `at ${unit.en} ${cause.k} the Hessian, damping included, is singular (its eigenvalues range from ${short(cause.smallest)} to ${short(cause.largest)} in size), so it cannot be inverted`,
        ja: `${unit.ja} ${cause.k} で(ダンピングを含む)ヘッセ行列が特異(固有値の大きさは ${short(cause.smallest)} から ${short(cause.largest)})で、逆行列がありません`,
      };
    case "undefined-there":
      return {
        en: `there is no value of J or of its gradient where that ${unit.en} led`,
        ja: "その更新の行き先では、J またはその勾配の値が定義されません",
      };
    case "overflow": {
      const unseen: Text = cause.unseen
        ? {
            en: "; whether the learning rate is above what the curvature λmax allows was not worked out, which takes too long with so many parameters and examples",
            ja: "。学習率が曲率 λmax の許す上限を超えていたかどうかは、パラメータと事例が多く時間がかかりすぎるため調べていません",
          }
        : { en: "", ja: "" };
      return {
        en: `the steps grew until the numbers overflowed (the last finite loss was ${short(cause.loss)})${unseen.en}`,
        ja: `更新の大きさが増え続け、数値がオーバーフローしました(最後の有限な損失は ${short(cause.loss)})${unseen.ja}`,
      };
    }
  }
}

function explainRemark({ kind, count, updates }: Remark): Text {
  const en = `In ${count} of ${updates} updates `;
  const ja = `${updates} 回の更新のうち ${count} 回は、`;
  switch (kind) {
    case "fallback":
      return {
        en: `${en}the method's direction did not point downhill, and −g took its place.`,
        ja: `${ja}手法の方向が下りでなかったため、−g で置き換えました。`,
      };
    case "skipped-pair":
      return {
        en: `${en}the pair (s, y) would not have kept M positive definite, and was left out.`,
        ja: `${ja}組 (s, y) では M の正定値性を保てないため、その組を使いませんでした。`,
      };
  }
}

const STANDSTILL: Readonly<Record<Standstill["why"], Text>> = {
  "nothing-lower": {
    en: ": the line search found nothing lower, though the gradient is not 0 (a kink of J, or the limit of rounding).",
    ja: "。勾配は 0 ではありませんが、直線探索でより低い点が見つかりません(J の折れ目、または丸め誤差の限界)。",
  },
  "gave-up": {
    en: ": the line search used up its probes before it came near enough to θ to find a lower point.",
    ja: "。直線探索は、より低い点が見つかるほど θ の近くを調べる前に、試行回数の上限に達しました。",
  },
  "lost-in-rounding": {
    en: ": its steps are shorter than the spacing of floating-point numbers at θ.",
    ja: "。更新量が θ の位置での浮動小数点数の間隔より小さいためです。",
  },
  rejected: {
    en: ": no trial step since then has been accepted.",
    ja: "。それ以降の試行ステップはどれも採用されていません。",
  },
  unknown: { en: ".", ja: "。" },
};

function explainStandstill({ since, why }: Standstill, unit: Text): Text {
  const reason = STANDSTILL[why];
  return {
    en: `All updates done; θ has not moved since ${unit.en} ${since}${reason.en}`,
    ja: `すべての更新を終えました。θ は${unit.ja} ${since} から動いていません${reason.ja}`,
  };
}

function explainEarlyStop({ at, best, loss }: EarlyStop): Text {
  return {
    en: `Stopped early after update ${at}: the held-out loss has not been lower than after update ${best} (${short(loss)}).`,
    ja: `更新 ${at} 回で早期終了しました。検証損失は、更新 ${best} 回の時点の値(${short(loss)})をその後下回りませんでした。`,
  };
}

function explainReached({ at, loss, target }: ReachedLoss): Text {
  return {
    en: `Stopped ${at === 0 ? "at the start" : `after update ${at}`}: J = ${short(loss)} is at most ${short(target)}, the loss to stop at.`,
    ja: `${at === 0 ? "開始点" : `${at} 回目の更新`}で停止しました。J = ${short(loss)} が停止する損失 ${short(target)} 以下になりました。`,
  };
}

/** A sentence that says how a lane ended and why, and one for each remark. */
export function explain(outcome: Outcome, counted: Counted): Text {
  const ending = outcome.reached
    ? explainReached(outcome.reached)
    : outcome.early
      ? explainEarlyStop(outcome.early)
      : explainEnding(outcome, COUNTED[counted]);
  const texts = [ending, ...(outcome.remarks ?? []).map(explainRemark), ...explainDeadEnds(outcome.deadEnds ?? [])];
  return { en: texts.map(({ en }) => en).join(" "), ja: texts.map(({ ja }) => ja).join("") };
}

function explainEnding(outcome: Ending, unit: Text): Text {
  switch (outcome.status) {
    case "completed":
      if (outcome.still) return explainStandstill(outcome.still, unit);
      return {
        en: "All updates done; θ has not come to rest.",
        ja: "すべての更新を終えました。θ は静止していません。",
      };
    case "converged":
      return {
        en: `At rest since ${unit.en} ${outcome.since}, at ${pointText(outcome).en}.`,
        ja: `${unit.ja} ${outcome.since} から静止しています。${pointText(outcome).ja}です。`,
      };
    case "diverged": {
      if (outcome.cause.kind === "start-not-finite") return explainStart(outcome.quantity);
      const cause = explainCause(outcome.cause, unit);
      const quantity = QUANTITY[outcome.quantity];
      return {
        en: `Diverged at ${unit.en} ${outcome.at}: ${quantity.en} is no longer finite; ${cause.en}.`,
        ja: `${unit.ja} ${outcome.at} で発散しました。${quantity.ja}が有限でなくなりました。${cause.ja}。`,
      };
    }
  }
}
