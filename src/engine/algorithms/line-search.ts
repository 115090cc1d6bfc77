import type { ParameterValues, State, Vector } from "../core/types.ts";
import { dot, zeros } from "../core/vector.ts";
import { type Algorithm, assign, gradientAt, type Line } from "./declare.ts";
import { identity, type Matrix } from "./evaluate.ts";
import { quantity } from "./quantities.ts";

const NOTHING = {
  en: "no step: g = 0, or no lower point was found along −g",
  ja: "何もしません: g = 0 であるか、−g の方向に今より低い点がありません",
};

/** The gradient is known from the end of the search before, unless that failed. */
const gradient: Line = { ...gradientAt("theta", "all(known == 1, stalled == 0)"), state: null };

/** What follows once there is a direction: a check that it points downhill, the search, and the step. */
const search: readonly Line[] = [
  assign("d", "-g", {
    when: "all(probes > 0, dot(g, d) >= 0)",
    unless: { en: "not needed: already a descent direction", ja: "不要: すでに降下方向です" },
  }),
  {
    kind: "found",
    to: "epsilonStar",
    state: "epsilon",
    tex: "\\arg\\min_\\epsilon J(\\theta + \\epsilon\\, #d)",
    note: { en: "found by search, probes: {{probes}}", ja: "探索で決定、試行 {{probes}} 回" },
  },
  assign("theta", "theta + epsilonStar * d", { when: "epsilonStar > 0", unless: NOTHING }),
];

const direction = (from: string): Line => assign("d", from, { when: "probes > 0", unless: NOTHING });
const rho = quantity("vector", "step", "\\rho_t", "the search direction", "探索方向", "d");

/** Section 8.6.2. */
export const steepestDescent: Algorithm = {
  notInTorch: true,
  lines: () => [gradient, direction("-g"), ...search],
};

const BETA: Readonly<Record<string, string>> = {
  "fletcher-reeves": "dot(g, g) / dot(gBefore, gBefore)",
  "polak-ribiere": "dot(g - gBefore, g) / dot(gBefore, gBefore)",
  "polak-ribiere-plus": "max(0, dot(g - gBefore, g) / dot(gBefore, gBefore))",
  "hestenes-stiefel": "dot(g - gBefore, g) / dot(g - gBefore, d)",
};

/** Algorithm 8.9. */
export const conjugateGradient: Algorithm = {
  notInTorch: true,
  quantities: {
    d: rho,
    g: quantity("vector", "gradient", "g_t", "the gradient", "勾配", "grad"),
    beta: quantity(
      "number",
      "none",
      "\\beta_t",
      "how much of the last direction is kept",
      "直前の探索方向に掛ける係数",
    ),
    sinceRestart: quantity(
      "number",
      "none",
      "j",
      "updates since the direction was −g",
      "方向が −g だった更新からの回数",
    ),
    restartEvery: quantity("number", "none", "k_{\\max}", "updates between restarts", "再出発の間隔"),
  },
  lines({ beta }: ParameterValues) {
    const restart = "any(sinceRestart == 0, all(restartEvery > 0, sinceRestart >= restartEvery))";
    return [
      gradient,
      assign("beta", BETA[beta as string]!, {
        when: `all(probes > 0, ${restart} == 0)`,
        unless: { en: "restart: β = 0", ja: "再出発: β = 0" },
      }),
      assign("beta", "0", {
        when: `all(probes > 0, ${restart})`,
        unless: { en: "only at a restart", ja: "再出発のときだけ" },
      }),
      direction("-g + beta * d"),
      ...search,
    ];
  },
};

const pair: readonly Line[] = [
  {
    kind: "found",
    to: "gNext",
    state: "g",
    tex: "\\nabla_\\theta J(\\theta)",
    note: { en: "known from the search", ja: "探索で既知" },
  },
  assign("s", "theta - thetaBefore", { when: "epsilonStar > 0", unless: NOTHING }),
  assign("y", "gNext - g", { when: "epsilonStar > 0", unless: NOTHING }),
];

const CURVED = "all(epsilonStar > 0, skipped == 0)";
const NOT_CURVED = {
  en: "skipped: sᵀy ≤ 10⁻⁸ ‖s‖‖y‖, or M would not stay positive definite after rounding",
  ja: "省略: sᵀy ≤ 10⁻⁸ ‖s‖‖y‖ か、丸め誤差で M の正定値性が失われるためです",
};

const pairQuantities = {
  d: rho,
  g: quantity("vector", "gradient", "g_t", "the gradient", "勾配", "grad"),
  theta: quantity("vector", "point", "\\theta", "the parameters", "パラメータ", "p"),
  s: quantity("vector", "step", "s", "the step just made", "直前の更新量"),
  y: quantity("vector", "gradient", "y", "the change of the gradient", "勾配の変化"),
};

/** Section 8.6.3. */
export const bfgs: Algorithm = {
  notInTorch: true,
  quantities: pairQuantities,
  lines: () => [
    gradient,
    direction("-(M * g)"),
    ...search,
    assign("M", "I", {
      when: "all(probes > 0, any(fallback == 1, epsilonStar == 0))",
      unless: { en: "only after a failed direction", ja: "降下方向でなかったとき、または探索が失敗したときだけ" },
    }),
    ...pair,
    assign("M", "(I - outer(s, y) / dot(s, y)) * M * (I - outer(y, s) / dot(s, y)) + outer(s, s) / dot(s, y)", {
      when: CURVED,
      unless: NOT_CURVED,
    }),
  ],
};

/**
 * The matrix that the two loops stand for: BFGS's formula applied to M₀ with each remembered pair, the oldest first. An optimizer
 * never forms it; here it shows what is remembered.
 */
function matrixOfPairs({ s, y, sy, count, next }: State, n: number, scaled: boolean): Matrix {
  const [allS, allY, curvature] = [s as Vector, y as Vector, sy as Vector];
  const history = curvature.length;
  let M = identity(n);
  for (let age = (count as number) - 1; age >= 0; age--) {
    const at = ((next as number) - 1 - age + 2 * history) % history;
    const [si, yi] = [allS.subarray(at * n, at * n + n), allY.subarray(at * n, at * n + n)];
    const sty = curvature[at]!;
    if (age === (count as number) - 1 && scaled)
      M = { n, entries: M.entries.map((x) => x * scaleOf(allY, curvature, next as number, n)) };
    const entries = zeros(n * n);
    // V M Vᵀ with V = I − s yᵀ/sᵀy.
    const V = identity(n).entries.map((x, e) => x - (si[Math.floor(e / n)]! * yi[e % n]!) / sty);
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) {
        let sum = (si[i]! * si[j]!) / sty;
        for (let a = 0; a < n; a++)
          for (let b = 0; b < n; b++) sum += V[i * n + a]! * M.entries[a * n + b]! * V[j * n + b]!;
        entries[i * n + j] = sum;
      }
    M = { n, entries };
  }
  return M;
}

/** M q for the same matrix without forming it, which keeps its precision where pairs are nearly orthogonal. */
function timesMatrixOfPairs({ s, y, sy, count, next }: State, q: Vector, scaled: boolean): Vector {
  const [allS, allY, curvature] = [s as Vector, y as Vector, sy as Vector];
  const history = curvature.length;
  const n = q.length;
  const apply = (age: number, x: Vector): Vector => {
    if (age === count) return scaled && age > 0 ? x.map((e) => e * scaleOf(allY, curvature, next as number, n)) : x;
    const at = ((next as number) - 1 - age + 2 * history) % history;
    const [si, yi] = [allS.slice(at * n, at * n + n), allY.slice(at * n, at * n + n)];
    const share = dot(si, x) / curvature[at]!;
    const inner = apply(
      age + 1,
      x.map((e, i) => e - share * yi[i]!),
    );
    const back = share - dot(yi, inner) / curvature[at]!;
    return inner.map((e, i) => e + back * si[i]!);
  };
  return apply(0, q);
}

/** sᵀy/yᵀy of the newest pair. */
function scaleOf(y: Vector, sy: Vector, next: number, n: number): number {
  const at = (next - 1 + sy.length) % sy.length;
  let square = 0;
  for (let i = 0; i < n; i++) square += y[at * n + i]! * y[at * n + i]!;
  return sy[at]! / square;
}

/** Nocedal & Wright 2006, algorithm 7.4. */
export const lbfgs: Algorithm = {
  quantities: {
    ...pairQuantities,
    M: quantity(
      "matrix",
      "inverse-hessian",
      "M",
      "the matrix that the two loops over the remembered pairs stand for",
      "記憶した組による二重ループが表す行列",
    ),
  },
  lines: ({ initial }) => [
    gradient,
    {
      kind: "rule",
      to: "M",
      state: null,
      tex: "\\text{BFGS}(M_0; s_{t-m}, y_{t-m}, \\dots, s_{t-1}, y_{t-1})",
      compute: (values, state) => matrixOfPairs(state, values.get("n") as number, initial === "scaled"),
    },
    {
      kind: "rule",
      to: "d",
      tex: "-#M\\, #g",
      when: "probes > 0",
      unless: NOTHING,
      compute: (values, state) =>
        timesMatrixOfPairs(state, values.get("g") as Vector, initial === "scaled").map((x) => -x),
    },
    ...search,
    ...pair.map((line): Line => {
      if (line.to === "s") return { ...line, state: "sNew" };
      return line.to === "y" ? { ...line, state: "yNew" } : line;
    }),
  ],
};

const coordinate = {
  i: quantity("number", "none", "i", "the coordinate that moves", "動かす座標"),
  still: quantity(
    "vector",
    "none",
    "\\text{still}",
    "coordinates along which nothing lower was found",
    "J を下げられなかった座標",
  ),
};

/** Section 8.7.2. */
export const coordinateDescent: Algorithm = {
  notInTorch: true,
  quantities: coordinate,
  lines({ order, inner }) {
    const chosen: Record<string, Line> = {
      cyclic: assign("i", "modulo(i + 1, n)"),
      random: {
        kind: "found",
        to: "i",
        tex: "\\text{one of } 0, \\dots, n-1",
        note: { en: "drawn at random", ja: "ランダムに選択" },
      },
      greedy: {
        kind: "found",
        to: "i",
        tex: "\\arg\\max_i\\, \\lvert g_i \\rvert",
        note: { en: "the steepest coordinate", ja: "勾配の絶対値が最大の座標" },
      },
    };
    const i = chosen[order as string]!;
    if (inner === "gradient") return [gradientAt("theta"), i, assign("theta", "theta - epsilon * only(g, i)")];
    const g: Line = { ...gradientAt("theta", "all(known == 1, dot(still, still) < n)"), state: null };
    return [
      ...(order === "greedy" ? [g] : []),
      i,
      {
        kind: "found",
        to: "theta",
        tex: "\\arg\\min_{\\theta_i} J(\\theta_1, \\dots, \\theta_n)",
        note: { en: "along coordinate {{i}} only", ja: "座標 {{i}} に沿ってのみ" },
      },
    ];
  },
};
