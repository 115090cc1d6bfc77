import { symmetricEigen } from "../../core/matrix.ts";
import type { Objective, Vector } from "../../core/types.ts";
import { norm, zeros } from "../../core/vector.ts";
import type { SampledField } from "./refinement.ts";

/** A minimum of J on a plane; off the plane J may fall further. */
export interface PlaneMinimum {
  readonly x: number;
  readonly y: number;
  readonly value: number;
}

/** Minima that are followed up: the lowest ones. */
const MOST = 12;
const MOST_STEPS = 40;
const MOST_HALVINGS = 30;
/** A step of this share of a cell is as good as none. */
const STILL = 1e-7;

/** Samples within the window that lie below all eight around them, from the lowest up. */
function hollows({ columns, rows, values }: SampledField): readonly (readonly [number, number])[] {
  const stride = columns + 2;
  const found: { readonly i: number; readonly j: number; readonly J: number }[] = [];
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) {
      const at = (j + 1) * stride + i + 1;
      const J = values[at]!;
      const around = [-stride - 1, -stride, -stride + 1, -1, 1, stride - 1, stride, stride + 1];
      if (around.every((step) => J < values[at + step]!)) found.push({ i, j, J });
    }
  }
  return found
    .sort((a, b) => a.J - b.J)
    .slice(0, MOST)
    .map(({ i, j }) => [i, j]);
}

/**
 * The minima of J that a sampled field shows, from the lowest up: each followed from its lowest sample by Newton's steps with |λ| for the
 * eigenvalues of the exact Hessian, halved until J falls. One that leads away from its sample's neighbourhood was none.
 * Yields null between the steps.
 */
export function* minimaOf(surface: Objective, field: SampledField): Generator<null, readonly PlaneMinimum[]> {
  const { window, columns, rows } = field;
  const cell = [(window.x[1] - window.x[0]) / (columns - 1), (window.y[1] - window.y[0]) / (rows - 1)] as const;
  const size = Math.max(...cell);
  const minima: PlaneMinimum[] = [];
  for (const [i, j] of hollows(field)) {
    const x = Float64Array.of(window.x[0] + i * cell[0], window.y[0] + j * cell[1]);
    const from = x.slice();
    const value = yield* descend(surface, x, size);
    const near = Math.abs(x[0]! - from[0]!) <= 2 * size && Math.abs(x[1]! - from[1]!) <= 2 * size;
    const fresh = minima.every((other) => norm(Float64Array.of(other.x - x[0]!, other.y - x[1]!)) > size);
    if (near && fresh) minima.push({ x: x[0]!, y: x[1]!, value });
  }
  return minima.sort((a, b) => a.value - b.value);
}

/** Moves x downhill until it rests, in steps of at most `size`; returns J there. */
function* descend(surface: Objective, x: Vector, size: number): Generator<null, number> {
  const [gradient, hessian, values, vectors, step, next] = [zeros(2), zeros(4), zeros(2), zeros(4), zeros(2), zeros(2)];
  let J = surface.valueAndGradient(x, gradient);
  for (let k = 0; k < MOST_STEPS; k++) {
    surface.hessian(x, hessian);
    symmetricEigen(hessian, values, vectors);
    step.fill(0);
    for (let e = 0; e < 2; e++) {
      const along = vectors[e]! * gradient[0]! + vectors[2 + e]! * gradient[1]!;
      const length = along === 0 ? 0 : -along / Math.abs(values[e]!);
      step[0] = step[0]! + length * vectors[e]!;
      step[1] = step[1]! + length * vectors[2 + e]!;
    }
    const whole = norm(step);
    // Where the curvature vanishes the step is not finite, and straight downhill is as good.
    if (!Number.isFinite(whole)) for (let c = 0; c < 2; c++) step[c] = (-size * gradient[c]!) / norm(gradient);
    let share = Math.min(1, size / norm(step));
    let lower = false;
    for (let halving = 0; !lower && halving < MOST_HALVINGS; halving++, share /= 2) {
      for (let c = 0; c < 2; c++) next[c] = x[c]! + share * step[c]!;
      lower = surface.value(next) < J;
      yield null;
    }
    if (!lower) return J;
    const moved = norm(Float64Array.of(next[0]! - x[0]!, next[1]! - x[1]!));
    x.set(next);
    J = surface.valueAndGradient(x, gradient);
    if (moved <= STILL * size) return J;
  }
  return J;
}
