import type { Text } from "../../../engine/core/types.ts";
import type { Part } from "../../../experiment/configuration.ts";
import { catalogue } from "../../language.ts";

export const words = catalogue("embed", {
  locked: { en: "Locked by the link", ja: "リンクによりロックされています" },
  open: { en: "Open in Thalweg", ja: "Thalweg で開く" },
});

/** What the parts of the page are called. */
export const PART_LABELS: Readonly<Record<Part, Text>> = {
  header: { en: "Page header", ja: "ページ上部のバー" },
  surface: { en: "Surface, start, steps and seed", ja: "曲面・開始点・ステップ数・シード" },
  lanes: { en: "Optimizers", ja: "最適化手法" },
  landscape: { en: "Landscape", ja: "地形" },
  views: { en: "Choice of view", ja: "表示方法の切り替え" },
  legend: { en: "Contour legend", ja: "等高線の凡例" },
  zoom: { en: "Zooming and panning", ja: "拡大・縮小と移動" },
  start: { en: "Moving the start θ₀", ja: "開始点 θ₀ の移動" },
  transport: { en: "Playback", ja: "再生" },
  table: { en: "Table", ja: "表" },
  curves: { en: "Curves", ja: "曲線" },
  curvature: { en: "Local curvature", ja: "局所的な曲率" },
};
