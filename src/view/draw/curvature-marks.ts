import { type QuadraticModel, quadraticModel } from "../../engine/curvature.ts";
import type { CurvatureInspection } from "../../engine/inspect.ts";

/** The directions that are drawn at a point. */
export type ArrowKind = "gradient" | "step" | "newton" | "saddleFree";

export interface Arrow {
  readonly kind: ArrowKind;
  readonly dx: number;
  readonly dy: number;
  /** Only its direction counts: its length has another unit than θ. */
  readonly directionOnly: boolean;
}

/** What there is to draw about the curvature at one step of a lane. */
export interface CurvatureMarks {
  readonly x: number;
  readonly y: number;
  readonly model: QuadraticModel;
  readonly arrows: readonly Arrow[];
  /** Eigenvalues and eigenvectors of M⁻¹, where the method estimates the inverse Hessian by a matrix M. */
  readonly estimate: QuadraticModel | null;
  /** Where the next gradient is asked for, where that is not θ: Nesterov's look-ahead point. */
  readonly lookAhead: readonly [number, number] | null;
  /** The coordinate that the next update moves, for methods that move one. */
  readonly coordinate: number | null;
}

/** The inverse of a 2 × 2 matrix. */
export function inverse(m: Float64Array): Float64Array<ArrayBuffer> {
  const determinant = m[0]! * m[3]! - m[1]! * m[2]!;
  return Float64Array.of(m[3]! / determinant, -m[1]! / determinant, -m[2]! / determinant, m[0]! / determinant);
}

/** What to draw of an inspected step. */
export function curvatureMarks({ theta, gradient, hessian, state, next }: CurvatureInspection): CurvatureMarks {
  const model = quadraticModel(gradient, hessian);
  const arrow = (kind: ArrowKind, dx: number, dy: number, directionOnly = false): Arrow => ({
    ...{ kind, dx, dy, directionOnly },
  });
  const candidates = [
    arrow("gradient", -gradient[0]!, -gradient[1]!, true),
    arrow("saddleFree", model.saddleFreeStep[0]!, model.saddleFreeStep[1]!),
    arrow("newton", model.newtonStep[0]!, model.newtonStep[1]!),
    ...(next ? [arrow("step", next.theta[0]! - theta[0]!, next.theta[1]! - theta[1]!)] : []),
  ];
  const M = state.M;
  const lookAhead = next?.state.thetaTilde;
  const i = next?.state.i;
  return {
    x: theta[0]!,
    y: theta[1]!,
    model,
    arrows: candidates.filter(({ dx, dy }) => Number.isFinite(dx) && Number.isFinite(dy) && (dx !== 0 || dy !== 0)),
    estimate: M instanceof Float64Array ? quadraticModel(gradient, inverse(M)) : null,
    lookAhead: lookAhead instanceof Float64Array ? [lookAhead[0]!, lookAhead[1]!] : null,
    coordinate: typeof i === "number" ? i : null,
  };
}
