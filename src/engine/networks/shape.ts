import type { Activation, Block, ModelSpecification } from "./types.ts";

/** An affine map, with what follows it, and where its parameters stand in the flat vector. */
export interface Layer {
  readonly inputs: number;
  /** Outputs of the affine map. */
  readonly rows: number;
  /** Numbers after the activation: with maxout fewer than rows. */
  readonly units: number;
  readonly weights: number;
  /** Offset of b; null without biases and before batch normalization. */
  readonly bias: number | null;
  /** Offset of γ, which β follows; null without batch normalization. */
  readonly scale: number | null;
  /** The layer's input is added to its output. */
  readonly skip: boolean;
}

/** An auxiliary head and the hidden layer, from 0, on which it stands. */
export interface Head {
  readonly layer: Layer;
  readonly on: number;
}

export interface Shape {
  readonly hidden: readonly Layer[];
  readonly output: Layer;
  readonly heads: readonly Head[];
  readonly headWeight: number;
  readonly dimension: number;
  readonly blocks: readonly Block[];
}

/** The activation of each hidden layer. */
export const activationsOf = ({ hidden, activation }: ModelSpecification): readonly Activation[] =>
  typeof activation === "string" ? hidden.map(() => activation) : activation;

/** Lays out the parameters: layer by layer W, b, γ, β; then the heads. */
export function shapeOf(inputs: number, outputs: number, model: ModelSpecification): Shape {
  const blocks: Block[] = [];
  let offset = 0;
  let index = 0;
  const block = (name: Block["name"], rows: number, columns: number): number => {
    const here = offset;
    blocks.push({ name, layer: index, offset, rows, columns });
    offset += rows * columns;
    return here;
  };
  const affine = (from: number, rows: number, units: number, normalized: boolean, skip: boolean): Layer => {
    const weights = block("W", rows, from);
    const bias = normalized || !model.useBias ? null : block("b", rows, 1);
    const scale = normalized ? block("gamma", rows, 1) : null;
    if (normalized) block("beta", rows, 1);
    index++;
    return { inputs: from, rows, units, weights, bias, scale, skip };
  };
  const activations = activationsOf(model);
  let width = inputs;
  const hidden = model.hidden.map((units, l) => {
    const pieces = activations[l] === "maxout" ? model.pieces : 1;
    const layer = affine(width, units * pieces, units, model.batchNorm, model.skip && units === width);
    width = units;
    return layer;
  });
  const output = affine(width, outputs, outputs, false, false);
  const heads = [...new Set(model.auxiliary?.layers)].map((from) => ({
    layer: affine(model.hidden[from - 1]!, outputs, outputs, false, false),
    on: from - 1,
  }));
  const headWeight = model.auxiliary?.weight ?? 0;
  return { hidden, output, heads, headWeight, dimension: offset, blocks };
}

/** All affine maps in the order of their blocks. */
export function layersOf({ hidden, output, heads }: Shape): readonly Layer[] {
  return [...hidden, output, ...heads.map(({ layer }) => layer)];
}
