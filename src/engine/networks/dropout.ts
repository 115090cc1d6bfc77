import { STREAM, uniforms } from "../core/random.ts";
import { zeros } from "../core/vector.ts";
import type { Plan } from "./plan.ts";
import type { Shape } from "./shape.ts";
import type { Dropping } from "./types.ts";

/**
 * Draws the masks of a pass over the examples from place `from` of a minibatch on (§7.12, inverted): 0 with probability `rate`, else
 * 1/(1 − rate), so the expectation of a unit's output does not change. A mask is a function of seed, update, layer, place in the
 * minibatch and unit; `from` is even.
 */
export function drawMasks(
  numbers: Float64Array<ArrayBuffer>,
  { count, lanes, stride, values }: Plan,
  { hidden }: Shape,
  rate: number,
  { seed, update }: Dropping,
  from: number,
): void {
  const scale = 1 / (1 - rate);
  for (const [l, { units }] of hidden.entries()) {
    const mask = values.hidden[l]!.mask!;
    const draws = zeros(count * units);
    uniforms(seed, STREAM.dropout, update, l, draws, from * units);
    for (let r = 0; r < lanes; r++) {
      const example = Math.min(r, count - 1);
      for (let unit = 0; unit < units; unit++)
        numbers[mask + unit * stride + r] = draws[example * units + unit]! < rate ? 0 : scale;
    }
  }
}
