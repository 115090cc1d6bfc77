import { numberText } from "../engine/core/number-text.ts";
import type { Text } from "../engine/core/types.ts";
import { got, quote } from "./messages.ts";

/** What can be wrong with an experiment on a network, in words. */
export const networkMessages = {
  numberList: (value: unknown) => got({ en: "must be a list of numbers", ja: "数値の配列で指定してください" }, value),
  examples: (most: number, value: unknown) =>
    got(
      {
        en: `must be a list of 1 to ${most} examples, each a list of numbers`,
        ja: `1 件以上 ${most} 件以下の事例の配列(各事例は数値の配列)で指定してください`,
      },
      value,
    ),
  example: (width: number, value: unknown) =>
    got(
      {
        en: `must be a list of ${width} numbers, as many as the first example has`,
        ja: `最初の事例と同じ ${width} 個の数値の配列で指定してください`,
      },
      value,
    ),
  width: (most: number, value: unknown) =>
    got(
      { en: `must be a list of 1 to ${most} numbers`, ja: `1 個以上 ${most} 個以下の数値の配列で指定してください` },
      value,
    ),
  targets: (count: number, value: unknown) =>
    got(
      {
        en: `must be a list of ${count} targets, one for each example`,
        ja: `事例ごとに一つ、全部で ${count} 個の目標の配列で指定してください`,
      },
      value,
    ),
  columns: (width: number, count: number): Text => ({
    en: `must name ${width} columns, as many as an example has inputs, or none; got ${count}`,
    ja: `入力と同じ ${width} 個の列名にするか、空にしてください(受け取った数: ${count})`,
  }),
  classLabel: (most: number, value: unknown) =>
    got(
      {
        en: `must be a class, a whole number from 0 to ${most}; targets that are values are lists`,
        ja: `クラスを 0 から ${most} までの整数で指定してください(値を目標にする場合は配列にします)`,
      },
      value,
    ),
  notFinite: (value: unknown) => got({ en: "must be a finite number", ja: "有限の数値を指定してください" }, value),
  needsClasses: {
    en: '"cross-entropy" needs targets that are classes; these are values, for which there is "squared-error"',
    ja: '"cross-entropy" の目標はクラスでなければなりません。値には "squared-error" を使ってください',
  } satisfies Text,
  batchTooLarge: (n: number, value: number) =>
    got(
      { en: `must be at most ${n}, the number of training examples`, ja: `訓練データの数 ${n} 以下にしてください` },
      value,
    ),
  tooFewExamples: (dataset: string, available: number, n: number, heldOut: number): Text => ({
    en: `${dataset} has ${available} examples; ${n} to train on and ${heldOut} to hold out are too many`,
    ja: `${dataset} の事例は ${available} 件です。訓練用 ${n} 件と検証用 ${heldOut} 件は用意できません`,
  }),
  startLength: (dimension: number, length: number): Text => ({
    en: `must have ${dimension} numbers, one for each parameter of this network; got ${length}`,
    ja: `このネットワークのパラメータの数と同じ ${dimension} 個の数値にしてください(受け取った数: ${length})`,
  }),
  activationCount: (layers: number, count: number): Text => ({
    en: `must be one word, or a list of ${layers} words, one for each hidden layer; got ${count}`,
    ja: `一つの名前、または隠れ層と同じ ${layers} 個の名前の配列にしてください(受け取った数: ${count})`,
  }),
  laneStartLength: (lane: number, dimension: number, length: number): Text => ({
    en: `must have ${dimension} numbers, one for each parameter of the network of lanes[${lane}]; got ${length}`,
    ja: `lanes[${lane}] のネットワークのパラメータの数と同じ ${dimension} 個の数値にしてください(受け取った数: ${length})`,
  }),
  laneModel: (field: string, text: Text): Text => ({
    en: `does not fit problem.model.${field}, which then ${text.en}`,
    ja: `problem.model.${field} と合いません(${text.ja})`,
  }),
  dropout: (optimizer: string, rate: number): Text => ({
    en: `${optimizer} takes curvature or compares losses between points, but dropout makes every update minimize another function: set model.dropout to 0; got ${numberText(rate)}`,
    ja: `${optimizer} は曲率を使うか点どうしの損失を比べますが、ドロップアウトでは更新ごとに最小化する関数が変わります。model.dropout を 0 にしてください(受け取った値: ${numberText(rate)})`,
  }),
  auxiliaryLayer: (layers: number, value: number): Text =>
    layers === 0
      ? { en: "makes no sense without hidden layers", ja: "隠れ層がないので指定できません" }
      : got(
          {
            en: `must be a hidden layer's number, from 1 to ${layers}`,
            ja: `隠れ層の番号(1 から ${layers})にしてください`,
          },
          value,
        ),
  auxiliaryTwice: (value: number): Text => ({
    en: `names layer ${value} twice`,
    ja: `${value} 番の層が二回指定されています`,
  }),
  noLayer: (layers: number, value: number) =>
    got(
      {
        en: `must be at most ${layers}, the number of layers of this network, heads included`,
        ja: `このネットワークの層の数(補助出力を含む) ${layers} 以下にしてください`,
      },
      value,
    ),
  noBlock: (layer: number, known: readonly string[], value: string) =>
    got(
      {
        en: `must be one of ${known.map(quote).join(", ")}, which layer ${layer} has`,
        ja: `${layer} 番の層にある ${known.map(quote).join("、")} のいずれかにしてください`,
      },
      value,
    ),
  beyondBlock: (side: "row" | "column", block: string, layer: number, most: number, value: number) =>
    got(
      {
        en: `must be at most ${most}, the number of ${side}s of ${block} in layer ${layer}`,
        ja: `${layer} 番の層の ${block} の${side === "row" ? "行" : "列"}数 ${most} 以下にしてください`,
      },
      value,
    ),
  noHeldOut: {
    en: "needs held-out examples; the data set has none",
    ja: "検証データが必要ですが、このデータセットにはありません",
  } satisfies Text,
  wholeSet: (optimizer: string, n: number, batchSize: number): Text => ({
    en: `${optimizer} takes curvature or compares losses between points, which needs the whole training set at every step: leave batchSize out or set it to ${n}; got ${batchSize}`,
    ja: `${optimizer} は曲率を使うか点どうしの損失を比べるため、毎回訓練データ全体が必要です。batchSize を省くか ${n} にしてください(受け取った値: ${batchSize})`,
  }),
  tooManyParameters: (optimizer: string, most: number, dimension: number): Text => ({
    en: `${optimizer} keeps an n × n matrix, so the network can have at most ${most} parameters; this one has ${numberText(dimension)}`,
    ja: `${optimizer} は n × n 行列を使うため、パラメータは ${most} 個までです(このネットワーク: ${numberText(dimension)} 個)`,
  }),
  notOnNetworks: {
    en: "makes no sense on a network, whose loss has no Gaussian blur in closed form",
    ja: "ネットワークの損失にはガウスぼかしの閉じた形がないため使えません",
  } satisfies Text,
  tooMuchWork: (most: number, work: number): Text => ({
    en: `asks for about ${work.toPrecision(2)} multiplications on this network, more than ${most}; fewer steps or lanes, smaller batches or a larger evaluateEvery will do`,
    ja: `このネットワークでは約 ${work.toPrecision(2)} 回の乗算が必要で、上限 ${most} を超えます。steps・レーン・batchSize を減らすか、evaluateEvery を大きくしてください`,
  }),
  tooLargeAtOnce: (n: number, most: number, megabytes: number): Text => ({
    en: `works on all ${n} training examples in one piece, which takes ${Math.ceil(megabytes)} MB on this network, more than ${most}; fewer examples, or fewer or narrower hidden layers, will do`,
    ja: `訓練データ ${n} 件を一度に処理するため、このネットワークでは ${Math.ceil(megabytes)} MB が必要で、上限 ${most} MB を超えます。事例の数、隠れ層の数、または幅を減らしてください`,
  }),
  tooLongRecord: (most: number, cells: number): Text => ({
    en: `asks for a record of ${numberText(cells)} numbers, more than ${most}; a larger evaluateEvery will do`,
    ja: `記録する数値が ${numberText(cells)} 個になり、上限 ${most} を超えます。evaluateEvery を大きくしてください`,
  }),
} as const;
