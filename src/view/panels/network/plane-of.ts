import type { Data } from "../../../engine/networks/types.ts";
import type { ExamplePoints } from "../../draw/paint-examples.ts";

/** Examples as points of a plane: one input against the target, or the first two inputs. */
export function pointsOf(data: Data, heldOut: boolean): ExamplePoints {
  const { n, width, inputs, outputs, targets, labels } = data;
  const column = (values: Float64Array, stride: number, at: number) => {
    const out = new Float64Array(n);
    for (let i = 0; i < n; i++) out[i] = values[i * stride + at]!;
    return out;
  };
  return {
    xs: column(inputs, width, 0),
    ys: width > 1 ? column(inputs, width, 1) : labels ? Float64Array.from(labels) : column(targets, outputs, 0),
    labels,
    heldOut,
  };
}
