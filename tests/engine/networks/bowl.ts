import { matrixVector } from "../../../src/engine/core/matrix.ts";
import { normals } from "../../../src/engine/core/random.ts";
import type { Vector } from "../../../src/engine/core/types.ts";
import { zeros } from "../../../src/engine/core/vector.ts";
import type { NetworkObjective } from "../../../src/engine/networks/types.ts";
import { type RandomQuadratic, randomQuadratic } from "../random-quadratic.ts";

/** A quadratic of n dimensions, told as a network's loss is. */
export function bowl(n: number, condition: number, seed: number): RandomQuadratic & NetworkObjective {
  const quadratic = randomQuadratic(n, condition, seed);
  return { ...quadratic, hessianVector: (_, direction, out) => matrixVector(quadratic.H, direction, out) };
}

/** Independent normal numbers. */
export function drawn(n: number, index: number): Vector {
  const out = zeros(n);
  normals(11, 102, index, 0, out);
  return out;
}

/** A weighted sum of vectors. */
export function combined(weights: readonly number[], vectors: readonly Vector[]): Vector {
  return zeros(vectors[0]!.length).map((_, i) => weights.reduce((sum, w, k) => sum + w * vectors[k]![i]!, 0));
}
