import type { NumberParameter, Parameters, Text, Values } from "../../core/types.ts";

/** A family of data sets that follow from the seed. Declarations hold no data: what makes the examples is found by id in examples.ts. */
export interface DatasetDeclaration<P extends Parameters = Parameters> {
  readonly id: string;
  readonly title: Text;
  /** Section of the book that it serves. */
  readonly section: string;
  readonly about: Text;
  readonly parameters: P;
  /** Numbers of an example's input. */
  readonly width: number;
  /** The number of classes; null where targets are values. */
  classes(params: Values<P>): number | null;
  /** Numbers of a target that is no class; absent for classes. */
  readonly outputs?: number;
  /** How many examples there are in all, training and held-out; absent where as many as wanted can be drawn. */
  readonly available?: number;
}

/** A declaration as it is, its parameter types inferred from its schema. */
export function declareDataset<const P extends Parameters>(dataset: DatasetDeclaration<P>): DatasetDeclaration<P> {
  return dataset;
}

/** The bound on the number of training examples. */
export const MOST_EXAMPLES = 10_000;

/** n, the number of examples that are trained on. */
export function count(value: number): NumberParameter {
  return {
    kind: "number",
    label: { en: "training examples", ja: "訓練データの数" },
    symbol: "n",
    doc: {
      en: "How many examples are trained on. Those held out are drawn in addition.",
      ja: "学習に使う事例の数です。検証用の事例は別に用意します。",
    },
    default: value,
    min: 2,
    max: MOST_EXAMPLES,
    integer: true,
    scale: "log",
    slider: [10, 2000],
  };
}

/** The held-out examples, as a share of n. */
export const heldOut: NumberParameter = {
  kind: "number",
  label: { en: "held-out share", ja: "検証データの割合" },
  doc: {
    en: "How many further examples, as a share of n, are held out: they are never trained on, and show how well the network generalizes.",
    ja: "学習に使わない検証用の事例の数を、n に対する割合で指定します。汎化の程度を調べるためのものです。",
  },
  default: 0.5,
  min: 0,
  max: 1,
  scale: "linear",
  slider: [0, 1],
};

/** σ of the Gaussian noise on every coordinate. */
export function noise(value: number): NumberParameter {
  return {
    kind: "number",
    label: { en: "noise", ja: "ノイズ" },
    symbol: "\\sigma",
    doc: {
      en: "Standard deviation of the Gaussian noise that is added to every coordinate.",
      ja: "各座標に加えるガウスノイズの標準偏差です。",
    },
    default: value,
    min: 0,
    max: 10,
    scale: "linear",
    slider: [0, 1],
  };
}
