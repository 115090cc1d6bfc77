import { matrixVector, symmetricEigen } from "./core/matrix.ts";
import type { Objective, Vector } from "./core/types.ts";
import { dot, isFiniteVector, isZero, zeros } from "./core/vector.ts";

/**
 * The kind of a stationary point, by the signs of the Hessian's eigenvalues. `flat`: H does not determine it, since no sign is certain
 * in some direction and the others agree. `unclassified`: H has not been judged.
 */
export type RestingPoint = "minimum" | "saddle" | "maximum" | "flat" | "unclassified";

/** The kind of a stationary point and, if H has not been judged, the reason. */
export type Classification =
  | { readonly point: Exclude<RestingPoint, "unclassified"> }
  | { readonly point: "unclassified"; readonly why: "too-many-coordinates" | "hessian-not-finite" };

/** With more coordinates no eigenvalues are computed, so that the end of a lane is explained without delay. */
export const MOST_COORDINATES = 300;

/**
 * The rounding of H's entries and of its eigenvalues, in units in the last place per coordinate: an entry is a sum of a few products,
 * each of which is rounded.
 */
const ROUNDING = 16 * Number.EPSILON;

/**
 * H may change by no more than this fraction of an eigenvalue over the Newton step to the stationary point. By Kantorovich's theorem
 * half of it would do; the other half allows for what the step alone does not show.
 */
const SAME_CURVATURE = 1 / 4;

/** H(θ), or null if an entry is not finite. */
export function finiteHessian(objective: Objective, theta: Vector): Vector | null {
  const hessian = zeros(objective.dimension * objective.dimension);
  objective.hessian(theta, hessian);
  return isFiniteVector(hessian) ? hessian : null;
}

/** Names the kind of a stationary point near θ, a point whose gradient is small. */
export function classify(objective: Objective, theta: Vector): Classification {
  const n = objective.dimension;
  if (n > MOST_COORDINATES) return { point: "unclassified", why: "too-many-coordinates" };
  const hessian = finiteHessian(objective, theta);
  if (hessian === null) return { point: "unclassified", why: "hessian-not-finite" };
  const values = zeros(n);
  const vectors = zeros(n * n);
  symmetricEigen(hessian, values, vectors);
  const directions = Array.from({ length: n }, (_, j) =>
    Float64Array.from({ length: n }, (_, i) => vectors[i * n + j]!),
  );

  const uncertain = roundingOf(hessian, directions);
  const there = atStationaryPoint(objective, theta, values, directions, uncertain);
  const product = zeros(n);
  let [positive, negative] = [0, 0];
  for (const [j, direction] of directions.entries()) {
    let tolerance = uncertain[j]!;
    if (there !== null) {
      matrixVector(there, direction, product);
      tolerance += Math.abs(dot(direction, product) - values[j]!) / SAME_CURVATURE;
    }
    if (values[j]! > tolerance) positive++;
    else if (values[j]! < -tolerance) negative++;
  }
  if (positive > 0 && negative > 0) return { point: "saddle" };
  if (positive === n) return { point: "minimum" };
  return { point: negative === n ? "maximum" : "flat" };
}

/**
 * How far the eigenvalues may be off by rounding. Two coordinates have a closed formula, so an eigenvalue with eigenvector q is as exact
 * as the entries that it is made of: |q|ᵀ|H||q|. More take iterations, whose error is relative to the norm of H.
 */
function roundingOf(hessian: Vector, directions: readonly Vector[]): Vector {
  const n = directions.length;
  const sizes = hessian.map(Math.abs);
  const product = zeros(n);
  if (n > 2) {
    matrixVector(sizes, zeros(n).fill(1), product);
    return zeros(n).fill(ROUNDING * n * product.reduce((most, sum) => Math.max(most, sum), 0));
  }
  return Float64Array.from(directions, (direction) => {
    const parts = direction.map(Math.abs);
    matrixVector(sizes, parts, product);
    return ROUNDING * n * dot(parts, product);
  });
}

/**
 * H at the stationary point itself, to first order: one Newton step from θ in the directions whose curvature is known. Null if θ is
 * that point already; NaN if H is not finite there.
 */
function atStationaryPoint(
  objective: Objective,
  theta: Vector,
  values: Vector,
  directions: readonly Vector[],
  uncertain: Vector,
): Vector | null {
  const gradient = zeros(theta.length);
  objective.valueAndGradient(theta, gradient);
  if (isZero(gradient)) return null;
  const point = theta.slice();
  for (const [j, direction] of directions.entries()) {
    if (Math.abs(values[j]!) <= uncertain[j]!) continue;
    const along = dot(direction, gradient) / values[j]!;
    for (let i = 0; i < point.length; i++) point[i] = point[i]! - along * direction[i]!;
  }
  return finiteHessian(objective, point) ?? zeros(theta.length * theta.length).fill(Number.NaN);
}
