import { catalogue } from "../../language.ts";

export const words = catalogue("transport", {
  title: { en: "Playback", ja: "再生" },
  toStart: { en: "To the start", ja: "最初へ" },
  stepBack: { en: "One step back", ja: "1 ステップ戻る" },
  run: { en: "Run", ja: "実行" },
  pause: { en: "Pause", ja: "停止" },
  stepForward: { en: "One step forward", ja: "1 ステップ進む" },
  toEnd: { en: "To the end", ja: "最後へ" },
  scrub: { en: "Step on the screen", ja: "表示中のステップ" },
  scrubText: { en: "step {{step}} of {{steps}}", ja: "ステップ {{step}} / {{steps}}" },
  step: { en: "step", ja: "ステップ" },
  entry: { en: "Go to step", ja: "移動先のステップ" },
  of: { en: "/ {{steps}}", ja: "/ {{steps}}" },
  speed: { en: "Playback speed", ja: "再生速度" },
  speedIs: { en: "Playback speed: {{speed}}", ja: "再生速度: {{speed}}" },
  computing: { en: "Computing the run", ja: "計算の進み具合" },
  stop: { en: "Stop computing", ja: "計算を中止" },
  stopped: {
    en: "Stopped at {{share}} %. What had been computed stays on the page.",
    ja: "{{share}} % で中止しました。計算済みの部分は表示したままです。",
  },
  failed: { en: "The run failed: {{message}}", ja: "実行に失敗しました: {{message}}" },
  again: { en: "Run again", ja: "もう一度計算" },
});
