import type { Objective, Vector } from "../core/types.ts";

/** Element-wise activations; `maxout` takes the largest of `pieces` affine maps for each unit. */
export const activations = ["identity", "sigmoid", "tanh", "relu", "leaky-relu", "softplus", "gelu", "maxout"] as const;
export type Activation = (typeof activations)[number];

/** How weights are drawn (§8.4). Every rule is multiplied by `initScale`. */
export const initializations = [
  "zeros",
  "constant",
  "uniform",
  "gaussian",
  "glorot-uniform",
  "glorot-normal",
  "he-uniform",
  "he-normal",
  "orthogonal",
  "sparse",
] as const;
export type Initialization = (typeof initializations)[number];

export const losses = ["cross-entropy", "squared-error"] as const;
export type Loss = (typeof losses)[number];

/** How minibatches are drawn (§8.1.3). */
export const samplings = ["shuffled", "shuffled-once", "with-replacement", "unshuffled"] as const;
export type Sampling = (typeof samplings)[number];

/** A multilayer perceptron, all defaults filled in. Its output layer is linear. */
export interface ModelSpecification {
  /** Widths of the hidden layers, from the input on; at most 30 layers of at most 256 units. */
  readonly hidden: readonly number[];
  /** One for all hidden layers, or one for each. */
  readonly activation: Activation | readonly Activation[];
  /** Affine maps of each maxout unit. */
  readonly pieces: number;
  readonly init: Initialization;
  readonly initScale: number;
  /** Weights of a unit that `sparse` does not set to 0; 15 where nothing is said. */
  readonly nonZero?: number;
  /** `marginals`: the output layer's biases make the first prediction the marginal distribution (or mean) of the targets. */
  readonly bias: "zero" | "constant" | "marginals";
  /** The biases of hidden layers under `constant`. */
  readonly biasValue: number;
  /** Whether affine maps have a b, where batch normalization does not replace it. */
  readonly useBias: boolean;
  /** Between every hidden layer's affine map and its activation. A layer followed by it has no b. */
  readonly batchNorm: boolean;
  /** A hidden layer whose input and output widths agree adds its input to its output. */
  readonly skip: boolean;
  /** The probability with which an update drops a hidden unit, in [0, 1). Kept units are divided by 1 − dropout. */
  readonly dropout: number;
  /** Linear heads on these hidden layers (from 1), whose losses are added with this weight while training. */
  readonly auxiliary?: { readonly layers: readonly number[]; readonly weight: number };
}

/** Examples in rows. Class targets are `labels`; values to regress on are `targets`. */
export interface Data {
  /** Number of examples. */
  readonly n: number;
  /** Numbers of an example's input. */
  readonly width: number;
  /** n × width, row-major. */
  readonly inputs: Vector;
  /** Units of the output layer: classes, or numbers of a target. */
  readonly outputs: number;
  /** n class labels from 0; null for regression. */
  readonly labels: Uint32Array<ArrayBuffer> | null;
  /** n × outputs, row-major; for classes under squared error, one-hot. */
  readonly targets: Vector;
}

/** A block of the flat parameter vector. */
export interface Block {
  /** W and b of an affine map; γ and β of batch normalization. */
  readonly name: "W" | "b" | "gamma" | "beta";
  /** The affine map that it belongs to: hidden layers from 0, then the output layer, then auxiliary heads. */
  readonly layer: number;
  readonly offset: number;
  /** W: outputs × inputs, row-major; others: a single column. */
  readonly rows: number;
  readonly columns: number;
}

/** Which units are dropped: a function of these two. */
export interface Dropping {
  /** The lane's. */
  readonly seed: number;
  /** Counted from 0. */
  readonly update: number;
}

/** Means and variances by layer for evaluating a network with batch normalization, one number a unit. */
export interface RunningStatistics {
  readonly mean: readonly Vector[];
  readonly variance: readonly Vector[];
}

/** The mean loss over a fixed set of examples, weight decay and auxiliary losses included, as a function of θ. */
export interface NetworkObjective extends Objective {
  /** H(θ) d, exactly (the R-operator), to `out`. */
  hessianVector(theta: Vector, direction: Vector, out: Vector): void;
}

/** What one layer does with a set of examples. */
export interface LayerActivity {
  /** n × width, row-major: what the activation gave, before a skip connection adds to it. */
  readonly activations: Vector;
  /** n × width: ∂J/∂ the activations. */
  readonly gradients: Vector;
  /** With batch normalization, the variance that each unit was divided by the root of. */
  readonly variance?: Vector;
  readonly width: number;
}

/**
 * A multilayer perceptron of fixed shape. Parameters are one flat vector: layer by layer W, b, then with batch normalization γ, β;
 * auxiliary heads last. Nothing throws for numbers that are not finite.
 */
export interface Network {
  readonly dimension: number;
  readonly blocks: readonly Block[];
  /** Number of affine maps on the way from input to output. */
  readonly depth: number;
  /** θ⁽⁰⁾, drawn from the seed; `data` are what `marginals` looks at. */
  initial(seed: number, data: Data): Vector;
  /** The loss over all examples of `data`; batch normalization uses their statistics, in their given order. */
  objective(data: Data): NetworkObjective;
  /**
   * The loss on the examples with these indices as one minibatch, its gradient to `gradient` (overwritten). With `running`, batch
   * normalization's statistics of the minibatch go into the running ones. With `dropping`, hidden units are dropped as in that update;
   * nothing else drops any.
   */
  onBatch(
    data: Data,
    indices: Uint32Array,
    theta: Vector,
    gradient: Vector,
    running?: RunningStatistics,
    dropping?: Dropping,
  ): number;
  /** Fresh running statistics (mean 0, variance 1); empty without batch normalization. */
  statistics(): RunningStatistics;
  /** Mean loss without decay and auxiliary heads, and share of wrong classes (NaN for regression). Without `running`: `data`'s own statistics. */
  evaluate(data: Data, theta: Vector, running?: RunningStatistics): { readonly loss: number; readonly zeroOne: number };
  /** Output units for n inputs, n × outputs, row-major. */
  predict(inputs: Vector, n: number, theta: Vector, running?: RunningStatistics): Vector;
  /** Every hidden layer's activity and the output's on `data`. */
  activity(data: Data, theta: Vector): readonly LayerActivity[];
}
