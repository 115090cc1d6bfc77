import { type Shape, shapeOf } from "./shape.ts";
import type { ModelSpecification } from "./types.ts";
import { FIRST_NUMBER } from "./wasm/memory.ts";

/**
 * Where the numbers of a pass stand in the workspace, as offsets in doubles. A matrix has a row for each unit, of `stride` numbers, of which
 * `count` belong to examples. Where `count` is odd the last example is there twice, so that all work is on pairs; its twin's derivatives are 0.
 * Signals that are the same matrix have the same offset.
 */
export interface Plan {
  readonly count: number;
  /** `count`, made even. */
  readonly lanes: number;
  readonly stride: number;
  readonly theta: number;
  readonly gradient: number;
  /** The direction of differentiation, and the derivative of the gradient along it. */
  readonly direction: number;
  readonly product: number;
  readonly inputs: number;
  readonly targets: number;
  /** A number for each example. */
  readonly losses: number;
  /** Where it counts 1: whether an example's class is wrong, and their number. */
  readonly wrong: number;
  readonly wrongs: number;
  readonly values: Signals;
  /** The derivatives of `values` along the direction. */
  readonly tangents: Signals;
  /** Numbers that passes need without tangents, and with them. */
  readonly size: number;
  readonly sizeWithTangents: number;
}

export interface HiddenSignals {
  /** The affine map's outputs. */
  readonly z: number;
  /** z with mean 0 and variance 1 over the batch. */
  readonly normalized: number;
  /** The activation's input: z, or γ ⊙ normalized + β. */
  readonly y: number;
  /** What the activation gave. */
  readonly f: number;
  /** What f is multiplied by to drop units; null if none are dropped. */
  readonly mask: number | null;
  /** f with units dropped. */
  readonly kept: number;
  /** The layer's output: `kept`, or that plus the layer's input. */
  readonly a: number;
  /** ∂J/∂a, ∂J/∂f, ∂J/∂y and ∂J/∂z. */
  readonly da: number;
  readonly df: number;
  readonly dy: number;
  readonly dz: number;
}

export interface OutputSignals {
  readonly z: number;
  readonly dz: number;
  /** The softmax of z. */
  readonly shares: number;
  /** Before a pass, what ∂loss/∂z is to be multiplied by. */
  readonly scale: number;
  /** The sum of the losses. */
  readonly total: number;
}

export interface Signals {
  readonly hidden: readonly HiddenSignals[];
  readonly output: OutputSignals;
  readonly heads: readonly OutputSignals[];
}

const even = (count: number) => count + (count % 2);

/** Numbers that a pass of a network over `count` examples at once needs. */
export const numbersAtOnce = (inputs: number, outputs: number, model: ModelSpecification, count: number): number =>
  planOf(shapeOf(inputs, outputs, model), inputs, count, model.dropout > 0).size;

/** The plan of passes that drop units if `dropping`. */
export function planOf(shape: Shape, inputs: number, count: number, dropping: boolean): Plan {
  const lanes = even(count);
  // Rows a multiple of many cache lines apart would fall into few sets of the cache.
  const stride = lanes >= 64 && lanes % 8 === 0 ? lanes + 2 : lanes;
  let next = FIRST_NUMBER;
  const take = (size: number): number => {
    const here = next;
    next += even(size);
    return here;
  };
  const matrix = (rows: number) => take(rows * stride);
  const outputSignals = (units: number): OutputSignals => ({
    z: matrix(units),
    dz: matrix(units),
    shares: matrix(units),
    scale: take(1),
    total: take(1),
  });
  const signals = (): Signals => ({
    hidden: shape.hidden.map(({ rows, units, scale, skip }) => {
      const z = matrix(rows);
      const normalized = scale === null ? z : matrix(rows);
      const y = scale === null ? z : matrix(rows);
      const f = matrix(units);
      const mask = dropping ? matrix(units) : null;
      const kept = dropping ? matrix(units) : f;
      const a = skip ? matrix(units) : kept;
      const da = matrix(units);
      const df = dropping ? matrix(units) : da;
      const dy = matrix(rows);
      const dz = scale === null ? dy : matrix(rows);
      return { z, normalized, y, f, mask, kept, a, da, df, dy, dz };
    }),
    output: outputSignals(shape.output.rows),
    heads: shape.heads.map(({ layer }) => outputSignals(layer.rows)),
  });
  const [theta, gradient, direction, product] = [0, 1, 2, 3].map(() => take(shape.dimension)) as [
    number,
    number,
    number,
    number,
  ];
  const places = {
    inputs: matrix(inputs),
    targets: matrix(shape.output.rows),
    losses: take(lanes),
    wrong: take(lanes),
    wrongs: take(1),
    values: signals(),
  };
  const size = next;
  const tangents = signals();
  return {
    count,
    lanes,
    stride,
    theta,
    gradient,
    direction,
    product,
    ...places,
    tangents,
    size,
    sizeWithTangents: next,
  };
}
