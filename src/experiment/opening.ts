import type { Text } from "../engine/core/types.ts";
import type { Configuration } from "./configuration.ts";
import type { JsonRecord } from "./minimal.ts";

/** An experiment that shows something. */
export interface Preset {
  readonly id: string;
  readonly title: Text;
  /** What there is to see, in a sentence or two. */
  readonly about: Text;
  /** Section of the book. */
  readonly section: string;
  /** A configuration as a file would hold it. */
  readonly configuration: JsonRecord;
}

/** What each kind of problem opens with, apart from all other presets, which the first view does without. */
export const opening: Readonly<Record<Configuration["problem"]["kind"], Preset>> = {
  surface: {
    id: "curved-valley",
    title: { en: "Down a curved valley", ja: "曲がった谷を下る" },
    about: {
      en: "Six methods from the same wall of the same valley. SGD crawls along the floor, momentum gathers speed, the adaptive methods turn early, and Newton's method needs a handful of steps.",
      ja: "同じ谷の同じ斜面から六つの手法が出発します。SGD は谷底を少しずつ進み、モメンタムは勢いを増し、適応的な手法は早く向きを変え、ニュートン法は数ステップで到着します。",
    },
    section: "8.3",
    configuration: {
      version: 1,
      problem: { kind: "surface", id: "rosenbrock", params: { b: 8 } },
      start: [-1.6, 2.35],
      steps: 140,
      lanes: [
        { optimizer: "sgd", params: { learningRate: 0.012 } },
        { optimizer: "momentum", params: { learningRate: 0.004 } },
        { optimizer: "nesterov", params: { learningRate: 0.004 } },
        { optimizer: "rmsprop", params: { learningRate: 0.03 } },
        { optimizer: "adam", params: { learningRate: 0.05 } },
        { optimizer: "newton" },
      ],
    },
  },
  matrix: {
    id: "one-mode-at-a-time",
    title: { en: "One mode at a time", ja: "モードを一つずつ学ぶ" },
    about: {
      en: "A deep linear network learns the largest singular value first: between two drops of the loss it waits at a saddle. Momentum and Adam leave the saddles sooner.",
      ja: "深層線形ネットワークは大きい特異値から順に学習します。損失が落ちる合間には鞍点で停滞します。モメンタムと Adam は鞍点を早く離れます。",
    },
    section: "8.2.3",
    configuration: {
      version: 1,
      problem: { kind: "matrix", id: "deep-linear" },
      steps: 400,
      lanes: [
        { optimizer: "sgd", params: { learningRate: 0.02 } },
        { optimizer: "momentum", params: { learningRate: 0.005 } },
        { optimizer: "adam", params: { learningRate: 0.02 } },
      ],
    },
  },
  network: {
    id: "two-moons",
    title: { en: "Two moons, four methods", ja: "二つの三日月と四つの手法" },
    about: {
      en: "One network, the same first weights and the same minibatches, four methods. SGD bends its boundary late; momentum and the adaptive methods find the gap between the moons within forty epochs.",
      ja: "同じネットワーク、同じ初期の重み、同じミニバッチで、手法だけが違います。SGD の境界はなかなか曲がらず、モメンタムや適応的な手法は 40 エポックほどで二つの三日月の間に境界を引きます。",
    },
    section: "8.3",
    configuration: {
      version: 1,
      problem: { kind: "network", dataset: { id: "moons" }, batchSize: 32, evaluateEvery: 10 },
      steps: 2000,
      lanes: [
        { optimizer: "sgd", params: { learningRate: 0.05 } },
        { optimizer: "momentum", params: { learningRate: 0.05 } },
        { optimizer: "rmsprop", params: { learningRate: 0.005 } },
        { optimizer: "adam", params: { learningRate: 0.01 } },
      ],
    },
  },
};
