import type { Text } from "../../../engine/core/types.ts";
import type { Part } from "../../../experiment/configuration.ts";
import { catalogue } from "../../language.ts";

export const words = catalogue("embed", {
  locked: { en: "{{part}}: locked by the link", ja: "{{part}}: リンクによりロックされています" },
  about: {
    en: "A page of yours can show this experiment, as it is on the screen now. What is hidden or locked is so for whoever opens the link.",
    ja: "今の画面の実験をほかのページに埋め込めます。隠したりロックしたりした部分は、リンクを開いた人にもそう表示されます。",
  },
  private: {
    en: "This experiment cannot be embedded: its data are a file of yours, which stays on this device.",
    ja: "この実験は埋め込めません。データは手元のファイルで、この端末の外には出ません。",
  },
  as: { en: "As", ja: "形式" },
  frame: { en: "Frame within a page", ja: "ページ内の枠 (iframe)" },
  page: { en: "Link to the whole page", ja: "ページ全体へのリンク" },
  width: { en: "Width", ja: "幅" },
  height: { en: "Height", ja: "高さ" },
  parts: { en: "Parts", ja: "各部分" },
  presence_open: { en: "Shown", ja: "表示" },
  presence_locked: { en: "Locked", ja: "ロック" },
  presence_hidden: { en: "Hidden", ja: "非表示" },
  snippet: { en: "To copy", ja: "コピーする内容" },
  try: { en: "Try it in a new tab", ja: "新しいタブで試す" },
  back: { en: "Back to the experiment as opened", ja: "開いたときの実験に戻す" },
  open: { en: "Open in Thalweg", ja: "Thalweg で開く" },
});

/** What the parts of the page are called. */
export const PART_LABELS: Readonly<Record<Part, Text>> = {
  header: { en: "Page header", ja: "ページ上部のバー" },
  surface: { en: "Surface, start, steps and seed", ja: "曲面・開始点・ステップ数・シード" },
  problem: { en: "Matrix problem, updates and seed", ja: "行列の問題・更新回数・シード" },
  dataset: { en: "Data set", ja: "データ" },
  model: { en: "Network", ja: "ネットワーク" },
  training: { en: "Training: batches, updates, seed", ja: "学習: バッチ・更新回数・シード" },
  lanes: { en: "Optimizers", ja: "最適化手法" },
  landscape: { en: "Landscape", ja: "地形" },
  views: { en: "Choice of view", ja: "表示方法の切り替え" },
  legend: { en: "Legend", ja: "凡例" },
  zoom: { en: "Zooming and panning", ja: "拡大・縮小と移動" },
  start: { en: "Moving the start θ₀", ja: "開始点 θ₀ の移動" },
  transport: { en: "Playback", ja: "再生" },
  table: { en: "Table", ja: "表" },
  curves: { en: "Curves", ja: "曲線" },
  debugger: { en: "Algorithm, line by line", ja: "アルゴリズム(行ごと)" },
  curvature: { en: "Local curvature", ja: "局所的な曲率" },
  activity: { en: "Layer by layer", ja: "層ごとの分布" },
  spectrum: { en: "Hessian spectrum", ja: "ヘッセ行列の固有値" },
  spread: { en: "Spread of the minibatch gradient", ja: "ミニバッチ勾配のばらつき" },
};
