import { symmetricEigen } from "./core/matrix.ts";
import type { Objective, Text, Vector } from "./core/types.ts";
import { isFiniteVector, zeros } from "./core/vector.ts";
import { explainDeadEnd } from "./networks/dead-end-words.ts";
import type { DeadEnd } from "./networks/diagnose.ts";
import type { Divergence, Stepper } from "./stepper.ts";

/**
 * What a resting point is, by the signs of the Hessian's eigenvalues. `flat`: some are zero to rounding, the rest are not negative.
 * `unclassified`: θ is too long for the eigenvalues to be taken.
 */
export type RestingPoint = "minimum" | "saddle" | "maximum" | "flat" | "unclassified";

/** Why a lane diverged, with the numbers that show it. */
export type Cause =
  | {
      readonly kind: "rate-above-limit";
      readonly k: number;
      readonly rate: number;
      readonly limit: number;
      readonly lambdaMax: number;
    }
  | { readonly kind: "unbounded-below"; readonly loss: number }
  /** A line search found J falling, down to `loss`, as far as numbers go. */
  | { readonly kind: "endless-ray"; readonly k: number; readonly loss: number }
  | { readonly kind: "zero-by-zero"; readonly k: number; readonly coordinate: number }
  | { readonly kind: "singular-hessian"; readonly k: number; readonly smallest: number; readonly largest: number }
  | { readonly kind: "no-hessian"; readonly k: number }
  | { readonly kind: "start-not-finite" }
  | { readonly kind: "undefined-there" }
  | { readonly kind: "overflow"; readonly loss: number };

/** What a method did otherwise than its rule says, in `count` of `updates` updates. */
export interface Remark {
  /** −g in place of a direction that did not point downhill; a pair (s, y) left out of M, which would not have stayed positive definite. */
  readonly kind: "fallback" | "skipped-pair";
  readonly count: number;
  readonly updates: number;
}

/** Why θ stands although ∇J is not 0: a line search found nothing lower, or the reason is not known. */
export interface Standstill {
  readonly since: number;
  readonly why: "nothing-lower" | "unknown";
}

/** A lane that stopped after update `at`, since its held-out loss had not fallen below that after update `best` for too long. */
export interface EarlyStop {
  readonly at: number;
  readonly best: number;
  readonly loss: number;
}

/** How a lane ended. */
export type Outcome = Ending & {
  readonly remarks?: readonly Remark[];
  readonly early?: EarlyStop;
  /** What keeps the network from learning, at the lane's last finite θ. */
  readonly deadEnds?: readonly DeadEnd[];
};

type Ending =
  | { readonly status: "completed"; readonly still?: Standstill }
  | { readonly status: "converged"; readonly since: number; readonly point: RestingPoint }
  | {
      readonly status: "diverged";
      readonly at: number;
      readonly quantity: Divergence["quantity"];
      readonly cause: Cause;
    };

/** Eigenvalues below this share of the largest, or below it in size, count as zero. */
const ZERO_EIGENVALUE = 1e-7;

/** Of longer θ no eigenvalues are taken, so that a lane's end is explained in a blink. */
const MOST_COORDINATES = 300;

/** A matrix whose eigenvalues differ by this factor in size cannot be inverted in double precision. */
const SINGULAR = 1e-14;

/** J falling on through this is taken to fall for ever: one step too long can overflow from a J that is merely negative. */
const FAR_DOWN = -1e12;

/** High powers of a number below this are still finite. */
const NOT_LARGE = 1e30;

/** Eigenvalues of H(θ), ascending; null where the Hessian is not finite, or too large. */
function eigenvaluesAt(objective: Objective, theta: Vector): Vector | null {
  const n = objective.dimension;
  if (n > MOST_COORDINATES) return null;
  const hessian = zeros(n * n);
  objective.hessian(theta, hessian);
  if (!isFiniteVector(hessian)) return null;
  const values = zeros(n);
  symmetricEigen(hessian, values, zeros(n * n));
  return values;
}

/** Names a point of rest by the eigenvalues of its Hessian, ascending. */
export function classify(eigenvalues: Vector): RestingPoint {
  const smallest = eigenvalues[0]!;
  const largest = eigenvalues[eigenvalues.length - 1]!;
  const zero = ZERO_EIGENVALUE * Math.max(1, Math.abs(smallest), Math.abs(largest));
  if (smallest > zero) return "minimum";
  if (largest < -zero) return "maximum";
  return smallest < -zero ? "saddle" : "flat";
}

/** Whether J or ∇J is NaN at θ although θ is not large, so that no overflow can be behind it. */
function isUndefinedThere(objective: Objective, theta: Vector): boolean {
  if (!theta.every((value) => Math.abs(value) < NOT_LARGE)) return false;
  const gradient = zeros(objective.dimension);
  return Number.isNaN(objective.valueAndGradient(theta, gradient)) || gradient.some(Number.isNaN);
}

/** The first coordinate that became NaN where its gradient was exactly zero, or −1. */
function zeroGradientAt(objective: Objective, { theta, lastFinite }: Stepper): number {
  const gradient = zeros(objective.dimension);
  objective.valueAndGradient(lastFinite, gradient);
  return theta.findIndex((value, i) => Number.isNaN(value) && gradient[i] === 0);
}

function causeOf(lane: Stepper, objective: Objective, divergence: Divergence): Cause {
  if (divergence.at === 0) return { kind: "start-not-finite" };
  const { lowest, lastFinite, stability } = lane;
  const last = divergence.at - 1;
  const lossAtLast = objective.value(lastFinite);
  const atLast = eigenvaluesAt(lane.objectiveAt(last), lastFinite);
  if (divergence.quantity === "theta") {
    if (lane.counted("epsilon") === Number.POSITIVE_INFINITY) {
      const loss = lane.counted("J");
      return loss < FAR_DOWN ? { kind: "unbounded-below", loss } : { kind: "endless-ray", k: last, loss };
    }
    if (lane.asksForHessian && atLast === null && objective.dimension <= MOST_COORDINATES)
      return { kind: "no-hessian", k: last };
    const coordinate = lane.dividesByZero ? zeroGradientAt(lane.objectiveAt(last), lane) : -1;
    if (coordinate >= 0) return { kind: "zero-by-zero", k: last, coordinate };
    if (lane.damping !== null && atLast) {
      const sizes = atLast.map((value) => Math.abs(value + lane.damping!)).toSorted();
      const smallest = sizes[0]!;
      const largest = sizes[sizes.length - 1]!;
      if (smallest <= SINGULAR * largest) return { kind: "singular-hessian", k: last, smallest, largest };
    }
  }
  if (isUndefinedThere(objective, lane.theta)) return { kind: "undefined-there" };
  if (lossAtLast < FAR_DOWN && lowest.k === last) return { kind: "unbounded-below", loss: lossAtLast };
  // J was in order at its lowest point and went wrong after it; the curvature there, or failing that where the lane ended, tells why.
  for (const [k, eigenvalues] of [
    [lowest.k, eigenvaluesAt(lane.objectiveAt(lowest.k), lowest.theta)],
    [last, atLast],
  ] as const) {
    const rate = lane.learningRate(k);
    const lambdaMax = eigenvalues?.[eigenvalues.length - 1];
    if (rate === null || stability === null || lambdaMax === undefined || lambdaMax <= 0) continue;
    if (rate > stability / lambdaMax)
      return { kind: "rate-above-limit", k, rate, limit: stability / lambdaMax, lambdaMax };
  }
  return { kind: "overflow", loss: lossAtLast };
}

/** How a finished lane ended. */
export function outcomeOf(lane: Stepper, objective: Objective): Outcome {
  const remarks = remarksOn(lane);
  return { ...endingOf(lane, objective), ...(remarks.length > 0 && { remarks }) };
}

function remarksOn(lane: Stepper): Remark[] {
  const counts = [
    { kind: "fallback", count: lane.counted("fallbacks") },
    { kind: "skipped-pair", count: lane.counted("skips") },
  ] as const;
  return counts.flatMap((remark) => (remark.count > 0 ? [{ ...remark, updates: lane.k }] : []));
}

function endingOf(lane: Stepper, objective: Objective): Ending {
  const { divergence, restSince, stillSince } = lane;
  if (divergence) {
    return {
      status: "diverged",
      at: divergence.at,
      quantity: divergence.quantity,
      cause: causeOf(lane, objective, divergence),
    };
  }
  if (restSince !== null) {
    const eigenvalues = eigenvaluesAt(objective, lane.theta);
    const otherwise = objective.dimension > MOST_COORDINATES ? "unclassified" : "flat";
    return { status: "converged", since: restSince, point: eigenvalues ? classify(eigenvalues) : otherwise };
  }
  if (stillSince === null) return { status: "completed" };
  const why = lane.counted("stalled") === 1 ? "nothing-lower" : "unknown";
  return { status: "completed", still: { since: stillSince, why } };
}

const short = (x: number) => String(Number(x.toPrecision(3)));

const QUANTITY: Record<Divergence["quantity"], Text> = {
  theta: { en: "θ", ja: "θ " },
  loss: { en: "the loss J", ja: "損失 J " },
  gradient: { en: "the gradient", ja: "勾配" },
};

const POINT: Record<RestingPoint, Text> = {
  minimum: { en: "a minimum (every eigenvalue of H is positive)", ja: "極小点(H の固有値はすべて正)" },
  saddle: { en: "a saddle (H has a negative eigenvalue)", ja: "鞍点(H に負の固有値がある)" },
  maximum: { en: "a maximum (every eigenvalue of H is negative)", ja: "極大点(H の固有値はすべて負)" },
  flat: { en: "flat ground (H has an eigenvalue of zero)", ja: "平坦な場所(H に 0 の固有値がある)" },
  unclassified: {
    en: "a point whose kind was not determined (θ has too many coordinates)",
    ja: "種類を判定していない点(θ の成分が多すぎます)",
  },
};

function explainCause(cause: Cause): Text {
  switch (cause.kind) {
    case "rate-above-limit": {
      const { k, rate, limit, lambdaMax } = cause;
      return {
        en: `at step ${k} the learning rate ${short(rate)} is above ${short(limit)}, the largest stable one for the curvature λmax = ${short(lambdaMax)} there`,
        ja: `ステップ ${k} での学習率 ${short(rate)} は、その点の曲率 λmax = ${short(lambdaMax)} で安定な上限 ${short(limit)} を超えています`,
      };
    }
    case "unbounded-below":
      return {
        en: `J falls without bound (it had reached ${short(cause.loss)}); this surface has no minimum in that direction`,
        ja: `J が限りなく下がり続けます(${short(cause.loss)} まで到達)。この方向に最小点はありません`,
      };
    case "endless-ray":
      return {
        en: `from step ${cause.k} J falls along the ray as far as numbers go (down to ${short(cause.loss)}), so there is no ε*`,
        ja: `ステップ ${cause.k} からの半直線に沿って J は数値の届く限り下がり続け(${short(cause.loss)} まで到達)、ε* が存在しません`,
      };
    case "no-hessian":
      return {
        en: `at step ${cause.k} the Hessian is not finite`,
        ja: `ステップ ${cause.k} でヘッセ行列が有限ではありません`,
      };
    case "zero-by-zero":
      return {
        en: `at step ${cause.k} the gradient is exactly 0 in coordinate ${cause.coordinate + 1} of θ and so is δ, so the update there is 0/0`,
        ja: `ステップ ${cause.k} で θ の第 ${cause.coordinate + 1} 成分の勾配がちょうど 0 で、δ も 0 なので、その更新量は 0/0 です`,
      };
    case "singular-hessian":
      return {
        en: `at step ${cause.k} the Hessian, damping included, is singular (its eigenvalues range from ${short(cause.smallest)} to ${short(cause.largest)} in size), so it cannot be inverted`,
        ja: `ステップ ${cause.k} で(減衰を含む)ヘッセ行列が特異(固有値の大きさは ${short(cause.smallest)} から ${short(cause.largest)})で、逆行列がありません`,
      };
    case "start-not-finite":
      return { en: "it is not finite at the start already", ja: "開始点ですでに有限ではありません" };
    case "undefined-there":
      return {
        en: "there is no value of J or of its gradient where that step led",
        ja: "その一歩の行き先では、J またはその勾配の値がありません",
      };
    case "overflow":
      return {
        en: `the steps grew until the numbers overflowed (the last finite loss was ${short(cause.loss)})`,
        ja: `歩幅が大きくなり続け、数値があふれました(最後の有限な損失は ${short(cause.loss)})`,
      };
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

function explainStandstill({ since, why }: Standstill): Text {
  const reason: Text =
    why === "nothing-lower"
      ? {
          en: ": the line search found nothing lower, though the gradient is not 0 (a kink of J, or the limit of rounding).",
          ja: "。勾配は 0 ではありませんが、直線探索でより低い点が見つかりません(J の折れ目、または丸め誤差の限界)。",
        }
      : { en: ".", ja: "。" };
  return {
    en: `All updates done; θ has not moved since step ${since}${reason.en}`,
    ja: `すべての更新を終えました。θ はステップ ${since} から動いていません${reason.ja}`,
  };
}

function explainEarlyStop({ at, best, loss }: EarlyStop): Text {
  return {
    en: `Stopped early after step ${at}: the held-out loss has not been lower than after step ${best} (${short(loss)}).`,
    ja: `ステップ ${at} で早期終了しました。検証損失がステップ ${best} の値(${short(loss)})を下回りませんでした。`,
  };
}

/** A sentence that says how a lane ended and why, and one for each remark. */
export function explain(outcome: Outcome): Text {
  const ending = outcome.early ? explainEarlyStop(outcome.early) : explainEnding(outcome);
  const texts = [
    ending,
    ...(outcome.remarks ?? []).map(explainRemark),
    ...(outcome.deadEnds ?? []).map(explainDeadEnd),
  ];
  return { en: texts.map(({ en }) => en).join(" "), ja: texts.map(({ ja }) => ja).join("") };
}

function explainEnding(outcome: Ending): Text {
  switch (outcome.status) {
    case "completed":
      if (outcome.still) return explainStandstill(outcome.still);
      return { en: "All updates done; still moving.", ja: "すべての更新を終えました。まだ動いています。" };
    case "converged":
      return {
        en: `At rest since step ${outcome.since}, at ${POINT[outcome.point].en}.`,
        ja: `ステップ ${outcome.since} から静止しています。${POINT[outcome.point].ja}です。`,
      };
    case "diverged": {
      const cause = explainCause(outcome.cause);
      const quantity = QUANTITY[outcome.quantity];
      return {
        en: `Diverged at step ${outcome.at}: ${quantity.en} is no longer finite; ${cause.en}.`,
        ja: `ステップ ${outcome.at} で発散しました。${quantity.ja}が有限でなくなりました。${cause.ja}。`,
      };
    }
  }
}
