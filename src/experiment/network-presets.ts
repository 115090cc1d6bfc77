import { opening, type Preset } from "./opening.ts";

/** Presets on networks. */
export const networkPresets: readonly Preset[] = [
  opening.network,
  {
    id: "batch-sizes",
    title: { en: "How large a batch?", ja: "バッチサイズはどれくらい?" },
    about: {
      en: "The same method on batches of 1, 10, 100 and all 300 examples. A hundred and three hundred lead along the same curve; ten follow it within a little noise for a thirtieth of the work. Draw the curves against the examples seen.",
      ja: "同じ手法をバッチサイズ 1、10、100、300(全体)で比べます。100 と 300 はほぼ同じ曲線をたどり、10 も、わずかなノイズを伴うだけで、30 分の 1 の計算量で追随します。横軸を「処理した事例数」にして比べてください。",
    },
    section: "8.1.3",
    configuration: {
      version: 1,
      problem: { kind: "network", dataset: { id: "moons" }, model: { hidden: [16] }, evaluateEvery: 5 },
      steps: 600,
      lanes: [1, 10, 100, 300].map((batchSize) => ({
        optimizer: "sgd",
        params: { learningRate: 0.3 },
        batchSize,
        name: `SGD, m = ${batchSize}`,
      })),
    },
  },
  {
    id: "by-heart",
    title: { en: "Learnt by heart", ja: "丸暗記" },
    about: {
      en: "A tenth of the labels are wrong. The network first learns what is right about the data, and then, update by update, the errors: the training loss goes on falling while the held-out loss has long turned up. Early stopping would end each lane near its lowest point.",
      ja: "ラベルの 1 割は誤りです。ネットワークはまずデータの本当の傾向を学び、続いて誤りまで覚えていきます。訓練損失は下がり続けますが、検証損失はとうに上昇に転じています。早期終了を使えば、各レーンは検証損失が最小になる点の近くで止まります。",
    },
    section: "8.1.1",
    configuration: {
      version: 1,
      problem: {
        kind: "network",
        dataset: { id: "overlap" },
        model: { hidden: [32, 32] },
        batchSize: 20,
        evaluateEvery: 10,
      },
      steps: 2000,
      lanes: [
        { optimizer: "momentum", params: { learningRate: 0.05 } },
        { optimizer: "adam", params: { learningRate: 0.01 } },
      ],
    },
  },
  {
    id: "begin-alike",
    title: { en: "Units that begin alike stay alike", ja: "同じ初期値のユニットは同じまま" },
    about: {
      en: "All weights of a layer begin equal, so its eight units get the same gradient for ever: the network is one unit wide, and cannot solve exclusive or with any method. Choose random weights, and every lane solves it.",
      ja: "層の重みがすべて等しいと、八つのユニットはいつまでも同じ勾配を受け取ります。実質 1 ユニットのネットワークなので、どの手法でも排他的論理和は解けません。重みを乱数にすると、どのレーンも解けます。",
    },
    section: "8.4",
    configuration: {
      version: 1,
      problem: {
        kind: "network",
        dataset: { id: "xor" },
        model: { hidden: [8], init: "constant", initScale: 0.5 },
        batchSize: 20,
        evaluateEvery: 10,
      },
      steps: 1500,
      lanes: [
        { optimizer: "sgd", params: { learningRate: 0.3 } },
        { optimizer: "momentum", params: { learningRate: 0.1 } },
        { optimizer: "adam", params: { learningRate: 0.02 } },
      ],
    },
  },
  {
    id: "deep-sigmoids",
    title: { en: "Six layers of sigmoids", ja: "シグモイド 6 層" },
    about: {
      en: "On its way back through six layers of sigmoids the gradient shrinks nearly ten-thousandfold. SGD and momentum sit on the plateau of a coin toss; Adam, which divides each gradient by its own size, gets off it.",
      ja: "シグモイド 6 層をさかのぼるうちに、勾配はほぼ 1 万分の 1 に縮みます。SGD とモメンタムはコイン投げ同然の台地に留まり、勾配をそれぞれの大きさで割る Adam だけが抜け出します。",
    },
    section: "8.2.2",
    configuration: {
      version: 1,
      problem: {
        kind: "network",
        dataset: { id: "circles" },
        model: { hidden: [8, 8, 8, 8, 8, 8], activation: "sigmoid" },
        batchSize: 30,
        evaluateEvery: 10,
      },
      steps: 2000,
      lanes: [
        { optimizer: "sgd", params: { learningRate: 0.5 } },
        { optimizer: "momentum", params: { learningRate: 0.2 } },
        { optimizer: "adam", params: { learningRate: 0.02 } },
      ],
    },
  },
  {
    id: "second-order-fit",
    title: { en: "Curvature at work", ja: "曲率を使う" },
    about: {
      en: "A small network fitted to a wave, on the whole set at every update. The methods that measure or estimate curvature arrive where gradient descent, even with momentum, is not near after three hundred updates. Draw the curves against gradient evaluations to see what a line search costs.",
      ja: "小さなネットワークを波に当てはめます。毎回データ全体を使います。曲率を測る、または推定する手法は、モメンタム付きの勾配降下でも 300 回では届かないところまで下ります。直線探索の費用は、横軸を勾配の評価回数にすると見えます。",
    },
    section: "8.6",
    configuration: {
      version: 1,
      problem: { kind: "network", dataset: { id: "curve", noise: 0.05 }, model: { hidden: [10] } },
      steps: 300,
      lanes: [
        { optimizer: "sgd", params: { learningRate: 0.1 } },
        { optimizer: "momentum", params: { learningRate: 0.05 } },
        { optimizer: "conjugate-gradient" },
        { optimizer: "bfgs" },
        { optimizer: "lbfgs" },
        { optimizer: "trust-region-newton" },
      ],
    },
  },
  {
    id: "written-digits",
    title: { en: "Written digits", ja: "手書き数字" },
    about: {
      en: "Ten kinds of digits, 64 pixels each, and one hidden layer of 32 ReLUs. After fifty epochs every method reads at least 19 of 20 digits that it has never seen.",
      ja: "64 画素の数字 10 種を、ReLU 32 個の隠れ層一つで読みます。50 エポックの後には、どの手法も見たことのない数字 20 個のうち 19 個以上を読めるようになります。",
    },
    section: "8.3",
    configuration: {
      version: 1,
      problem: {
        kind: "network",
        dataset: { id: "digits" },
        model: { hidden: [32], activation: "relu", init: "he-normal" },
        batchSize: 50,
        evaluateEvery: 12,
      },
      steps: 600,
      lanes: [
        { optimizer: "sgd", params: { learningRate: 0.1 } },
        { optimizer: "momentum", params: { learningRate: 0.05 } },
        { optimizer: "adam", params: { learningRate: 0.005 } },
      ],
    },
  },
];
