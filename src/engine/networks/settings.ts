import type { ChoiceParameter, NumberParameter, Parameters, Text } from "../core/types.ts";
import {
  type Activation,
  activations,
  type Initialization,
  initializations,
  type Loss,
  losses,
  type Sampling,
  samplings,
} from "./types.ts";

/*
 * What a network's fields are, in words: controls, validation, links and the listing follow from these declarations, as they do
 * from those of surfaces and optimizers.
 */

const optionsOf = <W extends string>(words: readonly W[], labels: Readonly<Record<W, Text>>) =>
  words.map((value) => ({ value, label: labels[value] }));

const activationLabels: Readonly<Record<Activation, Text>> = {
  identity: { en: "identity", ja: "恒等" },
  sigmoid: { en: "sigmoid", ja: "シグモイド" },
  tanh: { en: "tanh", ja: "tanh" },
  relu: { en: "ReLU", ja: "ReLU" },
  "leaky-relu": { en: "leaky ReLU", ja: "Leaky ReLU" },
  softplus: { en: "softplus", ja: "ソフトプラス" },
  gelu: { en: "GELU", ja: "GELU" },
  maxout: { en: "maxout", ja: "マックスアウト" },
};

const initializationLabels: Readonly<Record<Initialization, Text>> = {
  zeros: { en: "zeros", ja: "ゼロ" },
  constant: { en: "constant", ja: "定数" },
  uniform: { en: "uniform, ±1/√m", ja: "一様、±1/√m" },
  gaussian: { en: "Gaussian", ja: "ガウス" },
  "glorot-uniform": { en: "Glorot, uniform", ja: "Glorot(一様)" },
  "glorot-normal": { en: "Glorot, normal", ja: "Glorot(正規)" },
  "he-uniform": { en: "He, uniform", ja: "He(一様)" },
  "he-normal": { en: "He, normal", ja: "He(正規)" },
  orthogonal: { en: "orthogonal", ja: "直交" },
  sparse: { en: "sparse", ja: "疎" },
};

const lossLabels: Readonly<Record<Loss, Text>> = {
  "cross-entropy": { en: "cross-entropy", ja: "交差エントロピー" },
  "squared-error": { en: "squared error", ja: "二乗誤差" },
};

const samplingLabels: Readonly<Record<Sampling, Text>> = {
  shuffled: { en: "shuffled each epoch", ja: "エポックごとにシャッフル" },
  "shuffled-once": { en: "shuffled once", ja: "一度だけシャッフル" },
  "with-replacement": { en: "with replacement", ja: "復元抽出" },
  unshuffled: { en: "in the given order", ja: "与えられた順" },
};

/** The fields of `problem.model` but `auxiliary`, in the order of the documentation. */
export const modelParameters = {
  hidden: {
    kind: "numbers",
    label: { en: "hidden layers", ja: "隠れ層" },
    doc: {
      en: "The number of units of each hidden layer, from the input on. An empty list is a linear model.",
      ja: "入力側から順に、各隠れ層のユニット数です。空なら線形モデルになります。",
    },
    default: [8, 8],
    min: 1,
    max: 256,
    integer: true,
    least: 0,
    most: 30,
  },
  activation: {
    kind: "choice",
    label: { en: "activation", ja: "活性化関数" },
    doc: {
      en: "Activation function of the hidden units: one for all layers, or one for each. The output layer is linear.",
      ja: "隠れユニットが入力に適用する関数です。全層に共通、または層ごとに指定します。出力層は線形です。",
    },
    default: "tanh",
    options: optionsOf(activations, activationLabels),
    perLayer: true,
  } satisfies ChoiceParameter<Activation>,
  pieces: {
    kind: "number",
    label: { en: "maxout pieces", ja: "マックスアウトの区分数" },
    doc: {
      en: "How many affine maps a maxout unit takes the largest of. Other activations do not use it.",
      ja: "マックスアウトのユニットが最大値をとるアフィン写像の数です。ほかの活性化関数では使いません。",
    },
    when: { activation: "maxout" },
    default: 2,
    min: 2,
    max: 8,
    integer: true,
    scale: "linear",
    slider: [2, 8],
  },
  init: {
    kind: "choice",
    label: { en: "initial weights", ja: "重みの初期値" },
    doc: {
      en: "How the weights are drawn before training (section 8.4).",
      ja: "学習を始める前の重みの決め方です(8.4 節)。",
    },
    default: "glorot-uniform",
    options: optionsOf(initializations, initializationLabels),
  } satisfies ChoiceParameter<Initialization>,
  initScale: {
    kind: "number",
    label: { en: "scale of the weights", ja: "重みの倍率" },
    doc: {
      en: "A factor on the drawn weights. Too small starves deep layers of signal, too large saturates them.",
      ja: "初期の重みに掛ける倍率です。小さすぎると深い層に信号が届かず、大きすぎると飽和します。",
    },
    default: 1,
    min: 0,
    scale: "log",
    slider: [1e-2, 10],
  },
  nonZero: {
    kind: "number",
    label: { en: "weights that are not 0", ja: "0 でない重みの数" },
    doc: {
      en: "How many of its weights a unit keeps where initial weights are sparse. Elsewhere it is not used.",
      ja: "初期の重みが疎のときに、各ユニットで 0 にしない重みの数です。ほかの場合は使いません。",
    },
    when: { init: "sparse" },
    default: 15,
    min: 1,
    max: 1024,
    integer: true,
    scale: "log",
    slider: [1, 100],
  },
  bias: {
    kind: "choice",
    label: { en: "initial biases", ja: "バイアスの初期値" },
    doc: {
      en: "Zero; a constant in the hidden layers, which keeps ReLUs awake; or output biases that first predict how often each class occurs, or the mean target.",
      ja: "ゼロ、隠れ層のみ定数(ReLU を働かせておくため)、または最初の予測が各クラスの頻度や目標の平均になる出力バイアスから選びます。",
    },
    default: "zero",
    options: [
      { value: "zero", label: { en: "zero", ja: "ゼロ" } },
      { value: "constant", label: { en: "constant", ja: "定数" } },
      { value: "marginals", label: { en: "marginals", ja: "周辺分布" } },
    ],
  } satisfies ChoiceParameter<"zero" | "constant" | "marginals">,
  biasValue: {
    kind: "number",
    label: { en: "constant bias", ja: "定数バイアス" },
    doc: {
      en: "The hidden layers' first bias where initial biases are constant. Elsewhere it is not used.",
      ja: "初期バイアスが定数のときの、隠れ層のバイアスです。ほかの場合は使いません。",
    },
    when: { bias: "constant" },
    default: 0.1,
    scale: "linear",
    slider: [-1, 1],
  },
  useBias: {
    kind: "switch",
    label: { en: "biases", ja: "バイアス" },
    doc: {
      en: "Whether layers add a bias b. Without biases, initial biases are not used.",
      ja: "各層でバイアス b を足すかどうかです。足さない場合、バイアスの初期値は使いません。",
    },
    default: true,
  },
  batchNorm: {
    kind: "switch",
    label: { en: "batch normalization", ja: "バッチ正規化" },
    doc: {
      en: "Normalizes every hidden unit over the minibatch, between its affine map and its activation (section 8.7.1).",
      ja: "隠れユニットごとに、アフィン写像と活性化関数の間でミニバッチにわたって正規化します(8.7.1 節)。",
    },
    default: false,
  },
  skip: {
    kind: "switch",
    label: { en: "skip connections", ja: "スキップ接続" },
    doc: {
      en: "A hidden layer as wide as what comes in adds its input to its output (section 8.7.5).",
      ja: "入力と出力の幅が同じ隠れ層で、入力を出力に足します(8.7.5 節)。",
    },
    default: false,
  },
  dropout: {
    kind: "number",
    label: { en: "dropout", ja: "ドロップアウト" },
    doc: {
      en: "Probability with which an update drops a hidden unit; the others are divided by 1 − p (section 7.12). Evaluations drop none. Not available for methods that compare values of J or use curvature, because every update minimizes another function. A skip connection is added after units are dropped. Lanes with one seed and one shape drop the same units.",
      ja: "更新のたびに隠れユニットを落とす確率です。残ったユニットは 1 − p で割ります(7.12 節)。評価のときは落としません。更新ごとに最小化する関数が変わるため、J の値を比べる手法や曲率を使う手法では使えません。スキップ接続は、ユニットを落とした後に足します。シードと形状が同じレーンでは、同じユニットを落とします。",
    },
    default: 0,
    min: 0,
    max: 1,
    exclusiveMax: true,
    scale: "linear",
    slider: [0, 0.9],
    symbol: "p",
  },
} as const satisfies Parameters;

/** The field `problem.loss`; where it is left out, its default depends on what the data's targets are. */
export const lossParameter: ChoiceParameter<Loss> = {
  kind: "choice",
  label: { en: "loss", ja: "損失" },
  doc: {
    en: "Cross-entropy over a softmax for classes, or the squared distance between output and target.",
    ja: "クラスにはソフトマックスの交差エントロピー、値には出力と目標の差の二乗を使います。",
  },
  default: "cross-entropy",
  options: optionsOf(losses, lossLabels),
};

/** The field `problem.batchSize`; where it is left out, every batch is the whole training set. */
export const batchSizeParameter: NumberParameter = {
  kind: "number",
  label: { en: "batch size", ja: "バッチサイズ" },
  symbol: "m",
  doc: {
    en: "How many examples each update's gradient is averaged over. The whole set is the exact gradient.",
    ja: "1 回の更新で勾配を平均する事例の数です。全体を使うと厳密な勾配になります。",
  },
  default: 32,
  min: 1,
  integer: true,
  scale: "log",
  slider: [1, 1000],
};

/** The other fields of a network problem that are plain values. */
export const trainingParameters = {
  sampling: {
    kind: "choice",
    label: { en: "sampling", ja: "抽出方法" },
    doc: {
      en: "In which order minibatches take the examples (section 8.1.3). All lanes see the same batches unless one has settings of its own. A batch of the whole set is always in its given order.",
      ja: "ミニバッチに事例を取り出す順序です(8.1.3 節)。個別の設定があるレーンを除き、どのレーンも同じバッチを使います。全体を一つのバッチにするときは、常に与えられた順です。",
    },
    default: "shuffled",
    options: optionsOf(samplings, samplingLabels),
  } satisfies ChoiceParameter<Sampling>,
  weightDecay: {
    kind: "number",
    label: { en: "weight decay", ja: "重み減衰" },
    symbol: "\\lambda",
    doc: {
      en: "Adds λ/2 times the squared length of all weights (no biases) to the loss.",
      ja: "すべての重み(バイアスを除く)の二乗和に λ/2 を掛けて損失に加えます。",
    },
    default: 0,
    min: 0,
    scale: "log",
    slider: [1e-6, 1],
  },
  evaluateEvery: {
    kind: "number",
    label: { en: "evaluation interval", ja: "評価の間隔" },
    doc: {
      en: "The losses over the whole training and held-out sets are taken after every so many updates, and after the last.",
      ja: "訓練データ全体と検証データの損失を、この回数の更新ごとと最後に求めます。",
    },
    default: 1,
    min: 1,
    max: 100_000,
    integer: true,
    scale: "log",
    slider: [1, 1000],
    unit: { en: "updates", ja: "回" },
  },
} as const satisfies Parameters;

/** The one field of `problem.earlyStopping`. */
export const earlyStoppingParameters = {
  patience: {
    kind: "number",
    label: { en: "patience", ja: "猶予(patience)" },
    doc: {
      en: "A lane stops after so many evaluations in a row without a new lowest held-out loss (algorithm 7.1).",
      ja: "検証損失が、この回数の評価を続けても最小値を下回らなければ、レーンを止めます(アルゴリズム 7.1)。",
    },
    default: 10,
    min: 1,
    max: 100_000,
    integer: true,
    scale: "log",
    slider: [1, 1000],
    unit: { en: "evaluations", ja: "回の評価" },
  },
} as const satisfies Parameters;

/** The fields of `problem.model.auxiliary`. */
export const auxiliaryParameters = {
  layers: {
    kind: "numbers",
    label: { en: "layers with a head", ja: "補助出力のある層" },
    doc: {
      en: "The hidden layers, counted from 1, that get a linear output of their own (section 8.7.5).",
      ja: "独自の線形出力を付ける隠れ層の番号です(1 から数えます。8.7.5 節)。",
    },
    default: [1],
    min: 1,
    max: 30,
    integer: true,
    most: 30,
  },
  weight: {
    kind: "number",
    label: { en: "weight of the heads", ja: "補助出力の重み" },
    doc: {
      en: "A factor on the auxiliary losses, which are added while training.",
      ja: "学習中に加える補助損失に掛ける係数です。",
    },
    default: 0.3,
    min: 0,
    scale: "linear",
    slider: [0, 1],
  },
} as const satisfies Parameters;
