import type { Vector } from "../core/types.ts";
import type { Layer } from "./shape.ts";

/** ½ λ ‖W‖² over all weights; λ W is added to `gradient`. */
export function decay(layers: readonly Layer[], lambda: number, theta: Vector, gradient: Vector | null): number {
  let squares = 0;
  for (const { weights, rows, inputs } of layers) {
    for (let i = weights; i < weights + rows * inputs; i++) {
      squares += theta[i]! * theta[i]!;
      if (gradient) gradient[i]! += lambda * theta[i]!;
    }
  }
  return 0.5 * lambda * squares;
}
