import { matrixVector, solve, symmetricEigen } from "./core/matrix.ts";
import type { Objective, Vector } from "./core/types.ts";
import { dot, zeros } from "./core/vector.ts";

/** The quadratic model J(θ) + gᵀs + ½sᵀHs at a point, taken apart. */
export interface QuadraticModel {
  /** Eigenvalues of H, ascending. */
  readonly eigenvalues: Vector;
  /** Orthonormal eigenvectors of H as columns, n × n row-major. */
  readonly eigenvectors: Vector;
  /** max|λ| / min|λ|; Infinity for a singular H. */
  readonly condition: number;
  /** 2/λmax: gradient descent on the model is stable below this rate (section 8.2.1). Infinity where no curvature is positive. */
  readonly stableRate: number;
  readonly gg: number;
  readonly gHg: number;
  /** −H⁻¹g; not finite for a singular H. */
  readonly newtonStep: Vector;
  /** −|H|⁻¹g. */
  readonly saddleFreeStep: Vector;
}

/** The local quadratic model from g (length n) and H (n × n). */
export function quadraticModel(g: Vector, H: Vector): QuadraticModel {
  const n = g.length;
  const eigenvalues = zeros(n);
  const eigenvectors = zeros(n * n);
  symmetricEigen(H, eigenvalues, eigenvectors);
  const sizes = eigenvalues.map(Math.abs);
  const largest = eigenvalues[n - 1]!;
  const Hg = zeros(n);
  matrixVector(H, g, Hg);
  const newtonStep = zeros(n);
  solve(H, g, newtonStep);
  const saddleFreeStep = zeros(n);
  for (let j = 0; j < n; j++) {
    let along = 0;
    for (let i = 0; i < n; i++) along += eigenvectors[i * n + j]! * g[i]!;
    along /= sizes[j]!;
    for (let i = 0; i < n; i++) saddleFreeStep[i]! -= along * eigenvectors[i * n + j]!;
  }
  return {
    eigenvalues,
    eigenvectors,
    condition: Math.max(...sizes) / Math.min(...sizes),
    stableRate: largest > 0 ? 2 / largest : Number.POSITIVE_INFINITY,
    gg: dot(g, g),
    gHg: dot(g, Hg),
    newtonStep: newtonStep.map((x) => -x),
    saddleFreeStep,
  };
}

/** The change of J that the quadratic model at θ foretells for a step s: gᵀs + ½sᵀHs. */
export function predictedChange(g: Vector, H: Vector, s: Vector): number {
  const Hs = zeros(s.length);
  matrixVector(H, s, Hs);
  return dot(g, s) + 0.5 * dot(s, Hs);
}

/** What curvature does along a path, one entry a row. */
export interface CurvatureColumns {
  /** gᵀHg at θ_k. */
  readonly gHg: Vector;
  /** gᵀg at θ_k. */
  readonly gg: Vector;
  /** gᵀs + ½sᵀHs for the step s that led from θ_{k−1} to θ_k; NaN in row 0. */
  readonly predicted: Vector;
  /** J(θ_k) − J(θ_{k−1}); NaN in row 0. */
  readonly actual: Vector;
}

/** Works the rows from `from` to `to` (exclusive) out, for a path whose coordinates stand in `theta`, one column a coordinate. */
export function extendCurvature(
  objective: Objective,
  theta: readonly Float64Array[],
  columns: CurvatureColumns,
  from: number,
  to: number,
): void {
  const n = objective.dimension;
  const point = zeros(n);
  const g = zeros(n);
  const H = zeros(n * n);
  const s = zeros(n);
  const product = zeros(n);
  const goTo = (k: number): number => {
    for (let i = 0; i < n; i++) point[i] = theta[i]![k]!;
    const loss = objective.valueAndGradient(point, g);
    objective.hessian(point, H);
    return loss;
  };
  let before = from > 0 ? goTo(from - 1) : Number.NaN;
  for (let k = from; k < to; k++) {
    if (k === 0) columns.predicted[0] = Number.NaN;
    else {
      // g and H are those of the row before.
      for (let i = 0; i < n; i++) s[i] = theta[i]![k]! - point[i]!;
      matrixVector(H, s, product);
      columns.predicted[k] = dot(g, s) + 0.5 * dot(s, product);
    }
    const loss = goTo(k);
    columns.actual[k] = loss - before;
    before = loss;
    matrixVector(H, g, product);
    columns.gHg[k] = dot(g, product);
    columns.gg[k] = dot(g, g);
  }
}
