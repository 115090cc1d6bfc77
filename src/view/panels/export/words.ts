import type { Text } from "../../../engine/core/types.ts";
import type { Curve } from "../../../experiment/configuration.ts";
import { catalogue } from "../../language.ts";

export const words = catalogue("export", {
  title: { en: "Export", ja: "書き出し" },
  figure: { en: "Figure", ja: "図" },
  data: { en: "Data", ja: "データ" },
  code: { en: "Code", ja: "コード" },
  file: { en: "File", ja: "ファイル" },
  embed: { en: "Embed", ja: "埋め込み" },
  what: { en: "Shows", ja: "内容" },
  landscape: { en: "Landscape", ja: "地形" },
  sideBySide: { en: "Side by side", ja: "並べた地形" },
  curves: { en: "Curves", ja: "曲線" },
  regions: { en: "What the networks say", ja: "ネットワークの出力" },
  trainingCurves: { en: "Curves", ja: "曲線" },
  plane: { en: "Loss landscape", ja: "損失の地形" },
  activity: { en: "Layer by layer", ja: "層ごとの分布" },
  spectrum: { en: "Hessian spectrum", ja: "ヘッセ行列の固有値" },
  spread: { en: "Minibatch gradient's spread", ja: "ミニバッチ勾配のばらつき" },
  size: { en: "Size", ja: "サイズ" },
  slide: { en: "Slide, {{width}} × {{height}} px", ja: "スライド {{width}} × {{height}} px" },
  page: { en: "Page width, 170 × 120 mm", ja: "ページ幅 170 × 120 mm" },
  column: { en: "Column, 120 × 90 mm", ja: "1 段の幅 120 × 90 mm" },
  theme: { en: "Colours", ja: "配色" },
  light: { en: "Light", ja: "明るい" },
  dark: { en: "Dark", ja: "暗い" },
  legend: { en: "With legend", ja: "凡例を付ける" },
  resolution: { en: "Resolution of the PNG", ja: "PNG の解像度" },
  pixels: { en: "{{times}}×, {{width}} × {{height}} px", ja: "{{times}}×、{{width}} × {{height}} px" },
  saveSvg: { en: "Save SVG", ja: "SVG を保存" },
  savePng: { en: "Save PNG", ja: "PNG を保存" },
  preview: { en: "Preview of the figure", ja: "図のプレビュー" },
  drawing: { en: "Drawing …", ja: "描画しています…" },
  upTo: { en: "{{lane}} to {{update}}", ja: "{{lane}} は {{update}} まで" },
  computing: { en: "Computing …", ja: "計算しています…" },
  nothing: { en: "There is nothing to draw yet.", ja: "まだ描くものがありません。" },
  failed: { en: "The figure could not be made: {{message}}", ja: "図を作成できませんでした: {{message}}" },
  carries: {
    en: "The figure carries the link to this experiment. Open it here, or drop it on the page, to come back to it.",
    ja: "図にはこの実験へのリンクが含まれています。ここで開くか、ページにドロップすると同じ実験に戻れます。",
  },
  carriesNone: {
    en: "The data are a file of yours, so the figure carries no link to this experiment. The examples that it shows can be read off it.",
    ja: "データは手元のファイルのため、図にこの実験へのリンクは含まれません。ただし、描かれた事例の値は図から読み取れます。",
  },
  aboutData: {
    en: "Every point of every lane, in full precision: the same numbers that the command line's headless runner prints.",
    ja: "全レーンの全ての点を完全な精度で書き出します。コマンドラインの headless 実行と同じ内容です。",
  },
  aboutCsv: {
    en: "One row a point: lane, optimizer, step, {{x}}, {{y}}, J, ‖g‖ and gradient evaluations.",
    ja: "1 行に 1 点。レーン、手法、ステップ、{{x}}、{{y}}、J、‖g‖、勾配の評価回数です。",
  },
  aboutJson: {
    en: "One object a lane: how it ended and why, its evaluations, and its path as lists.",
    ja: "レーンごとのオブジェクト。結果とその理由、評価回数、経路の配列です。",
  },
  aboutNetworkData: {
    en: "Every evaluation of every lane, in full precision: the same bytes that the command line's headless runner prints.",
    ja: "全レーンの全ての評価を完全な精度で書き出します。コマンドラインの headless 実行と同じ内容です。",
  },
  aboutNetworkCsv: {
    en: "One row an evaluation: lane, optimizer, updates done, training loss J and ‖g‖, the loss without weight decay and heads, held-out loss, misclassification rates, all of these at averaged parameters, step length, examples seen, gradient evaluations, and ‖g‖ within each layer and auxiliary head.",
    ja: "1 行に 1 回の評価。レーン、最適化手法、更新回数、訓練損失 J、‖g‖、重み減衰と補助出力を除いた損失、検証損失、誤分類率、平均したパラメータでのこれらの値、更新の大きさ、処理した事例数、勾配の評価回数、層と補助出力ごとの ‖g‖ です。",
  },
  aboutNetworkJson: {
    en: "One object a lane: how it ended and why, what it evaluated, its final parameters (after early stopping also those with the lowest held-out loss), and losses, ‖g‖ (in all, and within each layer and auxiliary head) and misclassification rates as lists.",
    ja: "レーンごとのオブジェクト。結果とその理由、評価回数、最後のパラメータ(早期終了した場合は検証損失が最小のパラメータも)、損失・‖g‖(全体と、層・補助出力ごと)・誤分類率の配列です。",
  },
  saveCsv: { en: "Save CSV", ja: "CSV を保存" },
  saveJson: { en: "Save JSON", ja: "JSON を保存" },
  aboutCode: {
    en: "A Python program that walks one lane's path again, step by step, and prints it. It needs nothing of Thalweg, and every part of it can be read and changed.",
    ja: "一つのレーンの経路を 1 ステップずつたどり直し、出力する Python プログラムです。Thalweg なしで動き、どの部分も読んで書き換えられます。",
  },
  lane: { en: "Lane", ja: "レーン" },
  library: { en: "Library", ja: "ライブラリ" },
  numpy: { en: "NumPy, exact derivatives", ja: "NumPy(厳密な導関数)" },
  torch: { en: "PyTorch, autograd", ja: "PyTorch(自動微分)" },
  saveCode: { en: "Save program", ja: "プログラムを保存" },
  aboutNetworkCode: {
    en: "A Python program that trains one lane's network again, update by update, and prints its evaluations. Examples, first parameters and minibatches are the same. It needs nothing of Thalweg, and every part of it can be read and changed.",
    ja: "一つのレーンの学習を 1 更新ずつたどり直し、評価の結果を出力する Python プログラムです。事例、初期パラメータ、ミニバッチも同じです。Thalweg なしで動き、どの部分も読んで書き換えられます。",
  },
  networkAccuracy: {
    en: "The updates are those on this page but for rounding, since sums run in another order. Losses and parameters agree to about twelve digits after hundreds of updates, to ten where units switch as ReLU does, to eight with Hessians or line searches, and to fewer where a path is chaotic.",
    ja: "更新はこのページと同じですが、和の順序が異なるため丸めの差があります。損失とパラメータは、数百回の更新のあとで約 12 桁、ReLU のように切り替わるユニットでは約 10 桁、ヘッセ行列や直線探索を使う手法では約 8 桁まで一致します。カオス的な経路では差が広がります。",
  },
  readsFile: {
    en: "None of your data are in the program: it reads {{file}}, which has to lie where it runs. It names the file and the classes.",
    ja: "手元のデータはプログラムに含まれません。実行する場所に置いた {{file}} を読み込みます。ファイル名とクラス名だけが含まれます。",
  },
  noLanes: { en: "There is no lane to write as a program.", ja: "プログラムにするレーンがありません。" },
  accuracy: {
    en: "The steps are those on this page. With NumPy they agree to the last digit where J is a polynomial; exp, cos and their kin, and autograd, differ in the last digits, which grow where a path is chaotic.",
    ja: "経路はこのページと同じです。J が多項式なら、NumPy の結果は最後の桁まで一致します。exp や cos など、また自動微分では最後の数桁が異なり、カオス的な経路ではその差が広がります。",
  },
  notDone: {
    en: "The lanes are still being computed, or were stopped. Their data can be saved once all have ended.",
    ja: "計算中か、停止されています。全レーンの計算が終わると保存できます。",
  },
  preparing: { en: "Preparing the file …", ja: "ファイルを準備しています…" },
  saved: { en: "Saved", ja: "保存しました" },
  saveExperiment: { en: "Save experiment", ja: "実験を保存" },
  openExperiment: { en: "Open a file …", ja: "ファイルを開く…" },
  aboutFile: {
    en: "The experiment as a small JSON file, to be kept, edited by hand, or run on the command line. A file can also be dropped anywhere on the page.",
    ja: "実験を小さな JSON ファイルに保存します。手で編集することも、コマンドラインで実行することもできます。ファイルはページのどこにでもドロップして開けます。",
  },
  withData: {
    en: "The data that you brought are in the file too: whoever gets it gets them.",
    ja: "手元から読み込んだデータもファイルに含まれます。渡した相手にはデータも渡ります。",
  },
  recent: { en: "Recently on this device", ja: "この端末での最近の実験" },
  noRecent: { en: "Experiments that you work on are kept here.", ja: "作業した実験がここに残ります。" },
  ownData: {
    en: "Your own data is kept on this device too, outside this list (experiments: {{count}}). “Forget all” removes it.",
    ja: "手元のデータを使う実験も、この一覧とは別にこの端末に保存されています({{count}} 件)。「すべて削除」で一緒に削除されます。",
  },
  openRecent: { en: "Open {{name}}, {{lanes}}", ja: "{{name}}({{lanes}})を開く" },
  forget: { en: "Forget {{name}}, {{date}}", ja: "{{name}}({{date}})を削除" },
  forgetAll: { en: "Forget all", ja: "すべて削除" },
});

/** What stands in figures, in either language whatever the page's. */
export const FIGURE_TEXTS = {
  lanes: { en: "Lanes, with J", ja: "レーンと J" },
  levels: { en: "Contours of J", ja: "J の等高線" },
  levelsAbove: { en: "Contours of J above", ja: "J の等高線、基準" },
  start: { en: "start θ₀", ja: "開始点 θ₀" },
  startOutside: { en: "start θ₀, outside", ja: "開始点 θ₀(範囲外)" },
  minimum: { en: "minimum", ja: "最小点" },
  localMinimum: { en: "local minimum", ja: "極小点" },
  minima: { en: "minima", ja: "最小点の集合" },
  average: { en: "averaged θ", ja: "平均した θ" },
  undefinedRegion: { en: "J is not a number", ja: "J が定義されない" },
  step: { en: "step", ja: "ステップ" },
  blurred: { en: "blurred, σ =", ja: "ぼかし σ =" },
} as const satisfies Record<string, Text>;

/** What stands in figures of networks besides. */
export const NETWORK_FIGURE_TEXTS = {
  update: { en: "update", ja: "更新" },
  trained: { en: "trained on", ja: "訓練データ" },
  heldOut: { en: "held out", ja: "検証データ" },
  misclassified: { en: "misclassified", ja: "誤分類" },
  class: { en: "class", ja: "クラス" },
  onPlane: { en: "plane", ja: "平面上" },
  off: { en: "off", ja: "距離" },
  comma: { en: ", ", ja: "、" },
  lowestOnPlane: { en: "lowest in the plane", ja: "平面上の最小点" },
  minimumOnPlane: { en: "minimum in the plane", ja: "平面上の極小点" },
  distances: {
    en: "Below each lane’s J: J where it is drawn on the plane, and ‖θ − its projection‖.",
    ja: "各レーンの J の下は、平面上に描かれた位置での J と、そこからの距離 ‖θ − 射影‖ です。",
  },
} as const satisfies Record<string, Text>;

const AVERAGED = FIGURE_TEXTS.average;

/** What a figure's dashed curves are, for those that have any. */
export const DASHED_LABELS: Readonly<Record<Curve, Text>> = {
  ...{ loss: AVERAGED, gradNorm: AVERAGED, stepLength: AVERAGED, distance: AVERAGED },
  curvature: { en: "gᵀg", ja: "gᵀg" },
  taylor: { en: "predicted", ja: "予測" },
};
