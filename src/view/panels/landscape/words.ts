import { catalogue } from "../../language.ts";

export const words = catalogue("landscape", {
  view: { en: "View", ja: "表示方法" },
  overlay: { en: "Overlay", ja: "重ねる" },
  sideBySide: { en: "Side by side", ja: "並べる" },
  threeD: { en: "3D", ja: "3D" },
  loading: { en: "Preparing the 3-D view …", ja: "3D 表示を準備しています…" },
  section: { en: "§ {{section}}", ja: "§ {{section}}" },
  picture: { en: "Contours of J and the paths of the optimizers", ja: "J の等高線と各手法の経路" },
  pictureOf: { en: "Contours of J and the path of {{lane}}", ja: "J の等高線と {{lane}} の経路" },
  keys: {
    en: "Arrow keys move the view, plus and minus zoom, 0 resets it. Comma and full stop step through time, the square brackets choose the optimizer that is read out. Tab goes on to the start point.",
    ja: "矢印キーで表示範囲を移動、プラスとマイナスで拡大・縮小、0 で元に戻します。カンマとピリオドで時間を前後に進め、角かっこで読み上げる手法を選びます。Tab キーで開始点へ移ります。",
  },
  start: {
    en: "Start point θ₀, {{point}}. Drag it, or move it with the arrow keys; with Shift in larger steps.",
    ja: "開始点 θ₀、{{point}}。ドラッグか矢印キーで動かせます。Shift を押すと大きく動きます。",
  },
  startHint: { en: "Drag or use the arrow keys", ja: "ドラッグまたは矢印キーで移動" },
  minimum: { en: "Minimum, J = {{loss}} at {{point}}", ja: "極小点 {{point}}、J = {{loss}}" },
  zoomIn: { en: "Zoom in", ja: "拡大" },
  zoomOut: { en: "Zoom out", ja: "縮小" },
  fit: { en: "Fit the start and all paths (F)", ja: "開始点とすべての経路を表示範囲に収める (F)" },
  reset: { en: "Reset to the default window (0)", ja: "表示範囲を初期状態に戻す (0)" },
  step: { en: "step", ja: "ステップ" },
  readout: {
    en: "{{lane}}, step {{step}}: J {{loss}} at {{point}}, ‖g‖ {{gradient}}",
    ja: "{{lane}}、ステップ {{step}}：{{point}} で J は {{loss}}、‖g‖ は {{gradient}}",
  },
  described: {
    en: "{{lane}}: J {{loss}} at {{point}} after {{step}} steps. {{status}}",
    ja: "{{lane}}：{{step}} ステップ後、{{point}} で J は {{loss}}。{{status}}",
  },
  running: { en: "Still being computed.", ja: "計算中です。" },
  paths: { en: "What the picture shows", ja: "図の内容" },
  noLanes: { en: "No path is shown.", ja: "表示中の経路はありません。" },
  blurred: { en: "blurred, σ = {{sigma}}", ja: "ぼかし σ = {{sigma}}" },
  lanes: { en: "Optimizers", ja: "最適化手法" },
  averaged: { en: "averaged θ̂", ja: "平均 θ̂" },
  legend: { en: "Contour levels", ja: "等高線の値" },
  legendShow: {
    en: "{{quantity}} from {{low}} to {{high}}. Show all contour levels",
    ja: "{{quantity}}、{{low}} から {{high}}。等高線の値をすべて表示",
  },
  legendLog: {
    en: "Levels are evenly spaced in the logarithm of {{quantity}}.",
    ja: "{{quantity}} の対数でほぼ等間隔です。",
  },
  legendLinear: { en: "Levels are evenly spaced.", ja: "等間隔です。" },
  legendQuantile: {
    en: "About the same area lies between any two levels, since J is not bounded below.",
    ja: "J は下に有界でないため、隣り合う等高線の間の面積がほぼ等しくなるように値を選んでいます。",
  },
  legendUndefined: { en: "Hatched: J is not a number there.", ja: "斜線部では J が定義されません。" },
  gap: { en: "J − inf J", ja: "J − inf J" },
  infimum: { en: "inf J = {{value}}", ja: "inf J = {{value}}" },
  flat: { en: "J is {{value}} everywhere here", ja: "この範囲では J は一定 ({{value}})" },
});
