import { matrixVector } from "../../core/matrix.ts";
import type { Vector } from "../../core/types.ts";
import { dot, zeros } from "../../core/vector.ts";
import { CURVATURE, forgetSearch, prepare, searchAlong, searchKind, searchState } from "../along.ts";
import { balanced, hasCurvature } from "../curvature-pair.ts";
import { defineRule } from "../declare.ts";

/** Broyden, Fletcher, Goldfarb and Shanno (1970). */
export const rule = defineRule({
  order: 1,
  comparesValues: {},
  keepsMatrix: true,
  couples: "one step length for all coordinates",
  parameters: { lineSearch: searchKind("strong-wolfe") },
  suggest: () => ({}),
  init(n) {
    const M = zeros(n * n);
    toIdentity(M, n);
    return {
      ...searchState(n),
      M,
      s: zeros(n),
      y: zeros(n),
      skipped: 0,
      skips: 0,
      My: zeros(n),
      next: zeros(n * n),
      L: zeros(n * n),
    };
  },
  step(oracle, theta, state, { lineSearch }) {
    if (!prepare(oracle, theta, state)) return;
    const { g, d, M, s, y } = state;
    const n = theta.length;
    matrixVector(M, g, d);
    for (let i = 0; i < n; i++) {
      d[i] = -d[i]!;
      s[i] = theta[i]!;
      y[i] = g[i]!;
    }
    const moved = searchAlong(oracle, theta, state, lineSearch, CURVATURE.quasiNewton);
    // Rounding has spoiled an M whose direction climbs or leads nowhere: it starts anew.
    if (!moved || state.fallback === 1) toIdentity(M, n);
    state.skipped = 0;
    if (!moved) return;
    for (let i = 0; i < n; i++) {
      s[i] = theta[i]! - s[i]!;
      y[i] = g[i]! - y[i]!;
    }
    const pair = balanced(s, y);
    if (hasCurvature(...pair)) {
      updateInverse(M, ...pair, state.next, state.My);
      // What is positive definite in theory need not be so after rounding.
      if (isPositiveDefinite(state.next, n, state.L)) {
        M.set(state.next);
        return;
      }
    }
    state.skipped = 1;
    state.skips++;
  },
  forget: (state) => forgetSearch(state),
});

function toIdentity(M: Vector, n: number): void {
  M.fill(0);
  for (let i = 0; i < n; i++) M[i * n + i] = 1;
}

/** next = (I − s yᵀ/sᵀy) M (I − y sᵀ/sᵀy) + s sᵀ/sᵀy, multiplied out, so that it is exactly symmetric. */
function updateInverse(M: Vector, s: Vector, y: Vector, next: Vector, My: Vector): void {
  const n = s.length;
  matrixVector(M, y, My);
  const sy = dot(s, y);
  const weight = (1 + dot(y, My) / sy) / sy;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const entry = M[i * n + j]! + weight * s[i]! * s[j]! - (My[i]! * s[j]! + s[i]! * My[j]!) / sy;
      next[i * n + j] = entry;
      next[j * n + i] = entry;
    }
  }
}

/** Whether the n × n symmetric A has a Cholesky factor, which is written to L. */
function isPositiveDefinite(A: Vector, n: number, L: Vector): boolean {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = A[i * n + j]!;
      for (let k = 0; k < j; k++) rest -= L[i * n + k]! * L[j * n + k]!;
      if (j < i) L[i * n + j] = rest / L[j * n + j]!;
      else if (rest > 0 && rest < Number.POSITIVE_INFINITY) L[i * n + i] = Math.sqrt(rest);
      else return false;
    }
  }
  return true;
}
