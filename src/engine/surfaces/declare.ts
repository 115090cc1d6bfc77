import { solve } from "../core/matrix.ts";
import type { CriticalPoint, Objective, Parameters, SurfaceDeclaration, Vector } from "../core/types.ts";

/** A surface declaration as it is, its parameter types inferred from its schema. */
export function declareSurface<const P extends Parameters>(surface: SurfaceDeclaration<P>): SurfaceDeclaration<P> {
  return surface;
}

/** The point with its value there. */
export function pointOf(objective: Objective, x: number, y: number): CriticalPoint {
  return { point: [x, y], value: objective.value(new Float64Array([x, y])) };
}

/** The critical point near (x, y) that Newton's method ends in, to the last few bits. For points known to a few digits. */
export function polishedPointOf(objective: Objective, x: number, y: number): CriticalPoint {
  const theta = new Float64Array([x, y]);
  const gradient = new Float64Array(2);
  const hessian = new Float64Array(4);
  const step = new Float64Array(2);
  // Each iteration doubles the correct digits; the last ones only confirm.
  for (let iteration = 0; iteration < 8; iteration++) {
    objective.valueAndGradient(theta, gradient);
    objective.hessian(theta, hessian);
    solve(hessian, gradient, step);
    if (!Number.isFinite(step[0]! + step[1]!)) break;
    theta[0] = theta[0]! - step[0]!;
    theta[1] = theta[1]! - step[1]!;
  }
  return pointOf(objective, theta[0]!, theta[1]!);
}

/** Global minima first. Equal values keep their order. */
export function globalFirst(points: readonly CriticalPoint[]): readonly CriticalPoint[] {
  return points.toSorted((a, b) => a.value - b.value);
}

/** The straight line from one point to another as a polyline of 21 points. */
export function straightCurve(fromX: number, fromY: number, toX: number, toY: number): Vector {
  const points: number[] = [];
  for (let i = 0; i <= 20; i++) points.push(fromX + ((toX - fromX) * i) / 20, fromY + ((toY - fromY) * i) / 20);
  return new Float64Array(points);
}

/** A rate with two significant digits, since people read it. */
export function readableRate(rate: number): number {
  return Number(rate.toPrecision(2));
}
