import { STREAM, uniform } from "../core/random.ts";
import type { Vector } from "../core/types.ts";
import { norm as lengthOf, scaleToSquare, zeros } from "../core/vector.ts";
import type { Data, Network } from "./types.ts";

/** How far minibatch gradients lie from the gradient over all examples, by batch size. */
export interface GradientSpread {
  readonly sizes: readonly number[];
  /** √(mean of ‖g_batch − g‖²) for each size. */
  readonly errors: readonly number[];
  /** ‖g‖, g the gradient over all examples. */
  readonly norm: number;
}

/** Batches drawn for each size. */
const DRAWS = 64;

/**
 * Measures the spread (§8.1.3) with batches drawn with replacement, of 1, 2, 4 … examples; with batch normalization from 2 on, since
 * one example has no variance. Yields the spread so far after each size.
 */
export function* spreadOf(
  network: Network,
  data: Data,
  theta: Vector,
  seed: number,
  batchNorm: boolean,
): Generator<GradientSpread, GradientSpread> {
  const whole = zeros(network.dimension);
  network.onBatch(
    data,
    Uint32Array.from({ length: data.n }, (_, i) => i),
    theta,
    whole,
  );
  const norm = lengthOf(whole);
  // Far out on a diverging path gradients are finite when their squares are not.
  const scale = scaleToSquare(norm);
  const gradient = zeros(network.dimension);
  let found: GradientSpread = { sizes: [], errors: [], norm };
  for (let size = batchNorm ? 2 : 1; size <= data.n; size *= 2) {
    const batch = new Uint32Array(size);
    let squares = 0;
    for (let draw = 0; draw < DRAWS; draw++) {
      for (let i = 0; i < size; i++) batch[i] = Math.floor(data.n * uniform(seed, STREAM.spread, draw * data.n + i));
      network.onBatch(data, batch, theta, gradient);
      for (let i = 0; i < gradient.length; i++) {
        const difference = (gradient[i]! - whole[i]!) / scale;
        squares += difference * difference;
      }
    }
    found = { sizes: [...found.sizes, size], errors: [...found.errors, scale * Math.sqrt(squares / DRAWS)], norm };
    yield found;
  }
  return found;
}
