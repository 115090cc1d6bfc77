import type { Text } from "../../../engine/core/types.ts";
import type { RestingPoint } from "../../../engine/stationary-point.ts";
import type { Abscissa } from "../../../experiment/configuration.ts";
import { catalogue } from "../../language.ts";
import type { ColumnId } from "./lane-row.ts";

export const COLUMN_WORDS = {
  lane: "columnLane",
  loss: "columnLoss",
  gradNorm: "columnGradNorm",
  distance: "columnDistance",
  toTarget: "columnToTarget",
  cost: "columnCost",
  status: "columnStatus",
} as const satisfies Readonly<Record<ColumnId, string>>;

/** What the run costs, by what it is counted in: as a column's heading, and as what a target is reached after. */
export const COST_WORDS: Readonly<Record<Abscissa, { readonly cost: Text; readonly unit: Text }>> = {
  updates: { cost: { en: "updates", ja: "更新回数" }, unit: { en: "steps", ja: "ステップ数" } },
  valueEvaluations: { cost: { en: "J evals", ja: "J の評価" }, unit: { en: "J evals", ja: "評価回数" } },
  gradientEvaluations: { cost: { en: "grad. evals", ja: "勾配評価" }, unit: { en: "evals", ja: "評価回数" } },
  hessianEvaluations: { cost: { en: "H evals", ja: "H の評価" }, unit: { en: "H evals", ja: "評価回数" } },
  time: { cost: { en: "time, ms", ja: "時間(ms)" }, unit: { en: "ms", ja: "時間" } },
};

export const RESTING_WORDS = {
  minimum: "atMinimum",
  saddle: "atSaddle",
  maximum: "atMaximum",
  flat: "onFlat",
  unclassified: "resting",
} as const satisfies Readonly<Record<RestingPoint, string>>;

export const words = catalogue("table", {
  title: { en: "Values at the cursor", ja: "カーソル位置での値" },
  columnLane: { en: "Optimizer", ja: "最適化手法" },
  columnLoss: { en: "J(θ)", ja: "J(θ)" },
  columnGradNorm: { en: "‖g‖", ja: "‖g‖" },
  columnDistance: { en: "‖θ−θ*‖", ja: "‖θ−θ*‖" },
  columnToTarget: { en: "{{unit}} to", ja: "到達{{unit}}" },
  columnCost: { en: "{{cost}}", ja: "{{cost}}" },
  columnStatus: { en: "status", ja: "状態" },
  target: { en: "Target for J − inf J", ja: "J − inf J の目標値" },
  targetUnbounded: { en: "Target for J", ja: "J の目標値" },
  averaged: { en: "averaged θ̂", ja: "平均 θ̂" },
  best: { en: "best", ja: "最良" },
  hidden: { en: "(hidden)", ja: "(非表示)" },
  running: { en: "computing", ja: "計算中" },
  moving_step: { en: "moving", ja: "移動中" },
  moving_update: { en: "training", ja: "学習中" },
  completed: { en: "completed", ja: "完了" },
  reached: { en: "loss reached at {{at}}", ja: "{{at}} 回目の更新で到達" },
  early: { en: "stopped early at {{at}}", ja: "{{at}} 回目の更新で早期終了" },
  stalled: { en: "stalled since {{since}}", ja: "{{since}} 回目以降は停滞" },
  cut: { en: "unfinished", ja: "計算途中" },
  atMinimum: { en: "minimum since {{since}}", ja: "{{since}} 回目以降は極小点" },
  atSaddle: { en: "saddle since {{since}}", ja: "{{since}} 回目以降は鞍点" },
  atMaximum: { en: "maximum since {{since}}", ja: "{{since}} 回目以降は極大点" },
  onFlat: { en: "flat since {{since}}", ja: "{{since}} 回目以降は平坦な点" },
  resting: { en: "at rest since {{since}}", ja: "{{since}} 回目以降は静止" },
  diverged_step: { en: "diverged at {{at}}", ja: "ステップ {{at}} で発散" },
  diverged_update: { en: "diverged at {{at}}", ja: "{{at}} 回目の更新で発散" },
  neverFinite: { en: "not finite at the start", ja: "開始点で有限でない" },
  lastFinite_step: { en: "Show step {{step}}", ja: "ステップ {{step}} を表示" },
  lastFinite_update: { en: "Show update {{step}}", ja: "更新 {{step}} を表示" },
  lastEvaluated: {
    en: "Last evaluated after update {{update}}.",
    ja: "最後の評価は更新 {{update}} の後です。",
  },
  notes: { en: "How lanes ended", ja: "各レーンの結果" },
  announceStep: { en: "Step {{step}} of {{steps}}.", ja: "ステップ {{step}} / {{steps}}。" },
  announceUpdate: { en: "Update {{step}} of {{steps}}.", ja: "更新 {{step}} / {{steps}}。" },
  announceComputing: { en: "Computing the run.", ja: "計算を始めました。" },
  announceFinished: { en: "Run finished.", ja: "計算が終わりました。" },
  announcePlaying_step: { en: "Playing from step {{step}}.", ja: "ステップ {{step}} から再生します。" },
  announcePlaying_update: { en: "Playing from update {{step}}.", ja: "更新 {{step}} から再生します。" },
  announcePlayed: { en: "Playback finished.", ja: "再生が終わりました。" },
  announcePaused: { en: "Playback paused.", ja: "再生を一時停止しました。" },
  announceRenamed: { en: "{{before}} is now named {{after}}.", ja: "{{before}} の名前を {{after}} に変えました。" },
  announceLane: { en: "{{name}}: {{status}}, J {{loss}}.", ja: "{{name}}: {{status}}、J {{loss}}。" },
});

/** A lane's status in words, from its row. */
export type Words = ReturnType<typeof words.useWords>;
