import { log, sigmoid } from "../core/elementary.ts";
import type { Objective, Values, Vector } from "../core/types.ts";
import { declareSurface } from "./declare.ts";

const parameters = {
  length: {
    kind: "number",
    label: { en: "length", ja: "系列の長さ" },
    doc: {
      en: "How often the net feeds its state back into itself. The longer, the steeper the cliff.",
      ja: "状態をネットワーク自身に戻す回数です。長いほど崖は急になります。",
    },
    symbol: "\\tau",
    default: 50,
    min: 1,
    max: 1000,
    integer: true,
    scale: "log",
    slider: [1, 200],
  },
  target: {
    kind: "number",
    label: { en: "target", ja: "目標値" },
    doc: {
      en: "The output wanted at the end. The output lies between 0 and 1, so other targets can only be approached.",
      ja: "最後に出してほしい値です。出力は 0 と 1 の間なので、それ以外の目標には近づくことしかできません。",
    },
    symbol: "t",
    default: 0.7,
    scale: "linear",
    slider: [0.05, 0.95],
  },
  initial: {
    kind: "number",
    label: { en: "initial state", ja: "初期状態" },
    doc: {
      en: "The state h₀ from which the net starts. It decides on which side of the cliff a point lies.",
      ja: "ネットワークの最初の状態 h₀ です。点が崖のどちら側になるかを決めます。",
    },
    symbol: "h_0",
    default: 0.5,
    scale: "linear",
    slider: [-3, 3],
  },
} as const;

function create({ length, target, initial }: Values<typeof parameters>): Objective {
  return {
    dimension: 2,
    value(theta) {
      const x = theta[0]!;
      const y = theta[1]!;
      let h = initial;
      for (let k = 0; k < length; k++) h = x * sigmoid(h) + y;
      const error = sigmoid(h) - target;
      return error * error;
    },
    // The derivatives of h by x and y go forward through the recurrence with h; d and dd are σ′(h) and σ″(h).
    valueAndGradient(theta, gradient) {
      const x = theta[0]!;
      const y = theta[1]!;
      let h = initial;
      let hx = 0;
      let hy = 0;
      for (let k = 0; k < length; k++) {
        const s = sigmoid(h);
        const xd = x * (s * (1 - s));
        hx = s + xd * hx;
        hy = 1 + xd * hy;
        h = x * s + y;
      }
      const s = sigmoid(h);
      const error = s - target;
      const push = 2 * error * (s * (1 - s));
      gradient[0] = push * hx;
      gradient[1] = push * hy;
      return error * error;
    },
    hessian(theta, hessian) {
      const x = theta[0]!;
      const y = theta[1]!;
      let h = initial;
      let hx = 0;
      let hy = 0;
      let hxx = 0;
      let hxy = 0;
      let hyy = 0;
      for (let k = 0; k < length; k++) {
        const s = sigmoid(h);
        const d = s * (1 - s);
        const dd = d * (1 - 2 * s);
        hxx = 2 * d * hx + x * (dd * hx * hx + d * hxx);
        hxy = d * hy + x * (dd * hx * hy + d * hxy);
        hyy = x * (dd * hy * hy + d * hyy);
        hx = s + x * d * hx;
        hy = 1 + x * d * hy;
        h = x * s + y;
      }
      const s = sigmoid(h);
      const d = s * (1 - s);
      const dd = d * (1 - 2 * s);
      const twice = 2 * (s - target);
      hessian[0] = 2 * d * hx * (d * hx) + twice * (dd * hx * hx + d * hxx);
      hessian[1] = 2 * d * hx * (d * hy) + twice * (dd * hx * hy + d * hxy);
      hessian[2] = hessian[1]!;
      hessian[3] = 2 * d * hy * (d * hy) + twice * (dd * hy * hy + d * hyy);
    },
  };
}

/**
 * The curve of J = 0 for −2 ≤ x ≤ 8: at each x the y whose last state is logit(target). Points where doubles cannot resolve
 * it are left out: inside the cliff, neighbouring y can differ more in h than any error worth calling 0.
 */
function zeroCurve({ length, target, initial }: Values<typeof parameters>): readonly Vector[] {
  if (!(target > 0 && target < 1)) return [];
  const wanted = log(target / (1 - target));
  const curves: Vector[] = [];
  let current: number[] = [];
  for (let i = -20; i <= 80; i++) {
    const x = i / 10;
    // x σ(h) lies between 0 and x, so these bracket the root.
    let below = wanted - Math.max(x, 0);
    let above = wanted - Math.min(x, 0);
    // The neighbour's y, where there is one, is nearly this one's.
    const [beside] = current.slice(-1);
    let y = beside !== undefined && beside > below && beside < above ? beside : 0.5 * (below + above);
    let error = 1;
    let step = Number.POSITIVE_INFINITY;
    for (;;) {
      let h = initial;
      let hy = 0;
      for (let k = 0; k < length; k++) {
        const s = sigmoid(h);
        hy = 1 + x * (s * (1 - s)) * hy;
        h = x * s + y;
      }
      error = sigmoid(h) - target;
      if (Math.abs(error) <= 2 ** -52) break;
      const width = above - below;
      if (error < 0) below = y;
      else above = y;
      const newton = y - (h - wanted) / hy;
      const middle = 0.5 * (below + above);
      if (middle === below || middle === above) break;
      // Newton's step is taken while it shrinks, or where the bracket is halved anyway.
      const taken =
        newton > below && newton < above && (Math.abs(newton - y) < 0.5 * step || above - below <= 0.5 * width);
      const next = taken ? newton : middle;
      step = Math.abs(next - y);
      if (next === y) break;
      y = next;
    }
    if (Math.abs(error) < 1e-6) current.push(x, y);
    else {
      if (current.length > 2) curves.push(new Float64Array(current));
      current = [];
    }
  }
  if (current.length > 2) curves.push(new Float64Array(current));
  return curves;
}

export const cliff = declareSurface({
  id: "cliff",
  title: { en: "Cliff of a recurrent net", ja: "再帰型ネットワークの崖" },
  section: "8.2.4",
  source: {
    en: "R. Pascanu, T. Mikolov and Y. Bengio, On the difficulty of training recurrent neural networks (2013), figure 6",
    ja: "R. Pascanu, T. Mikolov and Y. Bengio, On the difficulty of training recurrent neural networks (2013)、図 6",
  },
  tex: "(\\sigma(h_\\tau) - t)^2,\\quad h_k = x\\,\\sigma(h_{k-1}) + y",
  about: {
    en: "One recurrent unit with weight x and bias y. Where two long-run behaviours meet, the loss jumps: a path that touches the wall meets a huge gradient and is thrown far away, unless the gradient is clipped.",
    ja: "重み x とバイアス y をもつ再帰ユニット一つの損失です。長時間のふるまいが入れ替わる境目で損失が跳ね上がり、壁に触れた経路は巨大な勾配で遠くへ投げ飛ばされます。勾配クリッピングがあれば助かります。",
  },
  parameters,
  create,
  // J = 0 along a curve; no minimum stands alone.
  minima: () => [],
  minimaCurves: zeroCurve,
  infimum: ({ target }) => (target > 1 ? (target - 1) * (target - 1) : target < 0 ? target * target : 0),
  window: () => ({ x: [0, 8], y: [-5, 1] }),
  // On the upper plain, whose slope leads to the edge.
  start: () => [5.5, -1],
  gradientRate: () => 5,
});
