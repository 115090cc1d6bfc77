import type { Configuration } from "./configuration.ts";
import type { JsonRecord } from "./minimal.ts";
import { networkPresets } from "./network-presets.ts";
import { opening, type Preset } from "./opening.ts";

/** Every preset; the first one is what the page opens with. */
export const presets: readonly [Preset, ...Preset[]] = [
  opening.surface,
  {
    id: "ravine",
    title: { en: "An ill-conditioned ravine", ja: "悪条件の渓谷" },
    about: {
      en: "The curvature across the ravine is a hundred times that along it. SGD must keep its rate small for the walls and hardly moves on the floor; momentum with the same rate adds up what the floor's gradients agree on.",
      ja: "渓谷を横切る方向の曲率は、沿う方向の 100 倍です。SGD は壁に合わせて学習率を小さく保つため谷底ではほとんど進みません。同じ学習率のモメンタムは、谷底で一致する勾配を積み重ねて進みます。",
    },
    section: "8.2.1",
    configuration: {
      version: 1,
      problem: { kind: "surface", id: "quadratic", params: { condition: 100, angle: 20 } },
      start: [-4, 0.5],
      steps: 150,
      lanes: [
        { optimizer: "sgd", params: { learningRate: 0.018 } },
        { optimizer: "momentum", params: { learningRate: 0.018, momentum: 0.8 } },
      ],
    },
  },
  {
    id: "saddle-escape",
    title: { en: "Away from a saddle", ja: "鞍点からの脱出" },
    about: {
      en: "Newton's method jumps to the saddle and stays: it seeks any point where the gradient vanishes. Gradient descent slides past, momentum faster; with the absolute curvature, Newton's step leaves at once.",
      ja: "ニュートン法は勾配が消える点なら何でも目指すため、鞍点に飛び込んで止まります。勾配降下法は滑り抜け、モメンタムはより速く抜けます。固有値を絶対値に置き換えれば、ニュートン法もすぐに鞍点から離れます。",
    },
    section: "8.2.3",
    configuration: {
      version: 1,
      problem: { kind: "surface", id: "bounded-saddle" },
      start: [1.5, 0.01],
      steps: 80,
      lanes: [
        { optimizer: "newton" },
        { optimizer: "saddle-free-newton" },
        { optimizer: "sgd", params: { learningRate: 0.1 } },
        { optimizer: "momentum", params: { learningRate: 0.1, momentum: 0.6 } },
      ],
    },
  },
  {
    id: "cliff",
    title: { en: "Off the cliff, with and without clipping", ja: "崖から落ちる、クリッピングの有無" },
    about: {
      en: "The loss of a recurrent net has a cliff. Where the path meets it the gradient is enormous for one step, and plain SGD is thrown far away onto flat ground; a clipped gradient keeps the direction and stays in the valley.",
      ja: "RNN の損失には崖があります。経路が崖に触れた更新でだけ勾配が巨大になり、SGD は遠くの平地へ投げ出されます。クリッピングした勾配は向きを保ち、谷にとどまります。",
    },
    section: "8.2.4",
    configuration: {
      version: 1,
      problem: { kind: "surface", id: "cliff" },
      start: [5.5, -1],
      steps: 120,
      lanes: [
        { optimizer: "sgd", params: { learningRate: 5 } },
        {
          optimizer: "sgd",
          params: { learningRate: 5 },
          clip: { kind: "norm", threshold: 0.1 },
          name: "SGD, ‖g‖ ≤ 0.1",
        },
      ],
    },
  },
  {
    id: "noise-floor",
    title: { en: "Why the rate must fall", ja: "学習率を下げる理由" },
    about: {
      en: "All lanes see the same noise in the gradient. At a constant rate SGD never comes to rest; a rate that falls to zero, or the average of the points visited, gets far closer to the minimum.",
      ja: "どのレーンの勾配にも同じノイズが加わります。一定の学習率では SGD は静止しません。学習率を 0 まで下げるか、通過した点を平均すれば、最小点にずっと近づきます。",
    },
    section: "8.3.1",
    configuration: {
      version: 1,
      problem: { kind: "surface", id: "quadratic", params: { condition: 5 } },
      start: [-3, 2],
      steps: 600,
      lanes: [
        { optimizer: "sgd", params: { learningRate: 0.1 }, noise: { sigma: 2 } },
        {
          optimizer: "sgd",
          params: { learningRate: 0.1 },
          schedule: { kind: "linear", final: 0, tau: 600 },
          noise: { sigma: 2 },
          name: "SGD, ε → 0",
        },
        {
          optimizer: "sgd",
          params: { learningRate: 0.1 },
          average: { kind: "ema", decay: 0.98 },
          noise: { sigma: 2 },
          name: "SGD, θ̂",
        },
      ],
      view: { target: 0.01 },
    },
  },
  {
    id: "long-memory",
    title: { en: "A memory that is too long", ja: "長すぎる記憶" },
    about: {
      en: "AdaGrad divides by every gradient it has ever seen, so the steep wall at the start slows it for good. RMSProp forgets the wall and keeps its pace on the floor.",
      ja: "AdaGrad はこれまでのすべての勾配で割るため、最初の急な壁の勾配がいつまでも更新量を小さくします。RMSProp は壁を忘れ、谷底でも速さを保ちます。",
    },
    section: "8.5.2",
    configuration: {
      version: 1,
      problem: { kind: "surface", id: "rosenbrock", params: { b: 8 } },
      start: [-1.8, 0.2],
      steps: 400,
      lanes: [
        { optimizer: "adagrad", params: { learningRate: 0.1 } },
        { optimizer: "rmsprop", params: { learningRate: 0.02 } },
      ],
    },
  },
  {
    id: "sharpening",
    title: { en: "A blurred landscape sharpens", ja: "ぼかした地形が鮮明になる" },
    about: {
      en: "Plain momentum falls into the nearest well. The other lane begins on a landscape so blurred that only one basin is left, and follows its minimum while the wells come back: it ends in the deepest. Play it, with that lane selected.",
      ja: "ふつうのモメンタムはいちばん近い窪みに落ちます。もう一方のレーンは、窪みが一つしか残らないほどぼかした地形から始め、窪みが戻ってくるあいだその最小点を追い、もっとも深い窪みに着きます。そのレーンを選んで再生してください。",
    },
    section: "8.7.6",
    configuration: {
      version: 1,
      problem: { kind: "surface", id: "local-minima" },
      start: [-3.5, 0.2],
      steps: 300,
      lanes: [
        { optimizer: "momentum", params: { learningRate: 0.1, momentum: 0.7 } },
        {
          optimizer: "momentum",
          params: { learningRate: 0.1, momentum: 0.7 },
          continuation: { sigmas: [2, 1.4, 1, 0.7, 0.5, 0.3], stepsEach: 40 },
          name: "Momentum, σ → 0",
        },
      ],
      view: { lane: 1, cursor: 30 },
    },
  },
  ...networkPresets,
];

/** The presets of one kind of problem. The first one is what that kind opens with. */
export function presetsOf(kind: Configuration["problem"]["kind"]): readonly Preset[] {
  return presets.filter(({ configuration }) => (configuration.problem as JsonRecord).kind === kind);
}
