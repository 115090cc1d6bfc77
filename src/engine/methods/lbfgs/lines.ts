import type { Algorithm, Line } from "../../algorithms/declare.ts";
import { identity, type Matrix } from "../../algorithms/evaluate.ts";
import { quantity } from "../../algorithms/quantities.ts";
import type { State, Vector } from "../../core/types.ts";
import { dot, zeros } from "../../core/vector.ts";
import { gradient, NOTHING, pair, pairQuantities, search } from "../search-lines.ts";

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
export const algorithm: Algorithm = {
  formsNoMatrix: {
    en: "Not computed: L-BFGS keeps pairs (s, y) instead of the matrix.",
    ja: "計算しません: L-BFGS は行列を作らず、組 (s, y) で表します。",
  },
  decided: ["probes", "fallback", "skipped"],
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
