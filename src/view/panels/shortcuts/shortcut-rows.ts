import type { Text } from "../../../engine/core/types.ts";
import type { ShortcutId } from "../../shortcuts.ts";

/** A row of the list of shortcuts. */
export interface Row {
  readonly label: Text;
  /** Alternatives, each of keys to press together. */
  readonly keys: readonly (readonly string[])[];
}

/** The shortcuts that work wherever the focus is, in words. */
export const SHORTCUT_ROWS: Readonly<Record<ShortcutId, Row>> = {
  run: {
    label: { en: "Run or pause", ja: "再生・一時停止" },
    keys: [["Space"]],
  },
  step: {
    label: { en: "One step or update back or forward", ja: "1 ステップ(更新 1 回分)戻る・進む" },
    keys: [["←"], ["→"]],
  },
  steps: {
    label: { en: "Ten steps or updates back or forward", ja: "10 ステップ(更新 10 回分)戻る・進む" },
    keys: [
      ["Shift", "←"],
      ["Shift", "→"],
    ],
  },
  epoch: {
    label: { en: "One epoch forward or back, of networks", ja: "ネットワークで 1 エポック進む・戻る" },
    keys: [["E"], ["Shift", "E"]],
  },
  ends: {
    label: { en: "To the start or the end", ja: "最初・最後へ" },
    keys: [["Home"], ["End"]],
  },
  line: {
    label: { en: "Line before or after, of the algorithm", ja: "アルゴリズムの前・次の行" },
    keys: [["P"], ["N"]],
  },
  lane: {
    label: { en: "Select a lane", ja: "レーンを選択" },
    keys: [["1"], ["…"], ["9"]],
  },
  hide: {
    label: { en: "Hide or show the selected lane", ja: "選択中のレーンを隠す・表示" },
    keys: [["H"]],
  },
  solo: {
    label: { en: "Show only the selected lane, or all", ja: "選択中のレーンだけ・すべてを表示" },
    keys: [["S"]],
  },
  mode: {
    label: { en: "Next view", ja: "表示の切り替え" },
    keys: [["V"]],
  },
  fit: {
    label: { en: "Fit the start and all paths", ja: "開始点とすべての経路を表示範囲に収める" },
    keys: [["F"]],
  },
  curve: {
    label: { en: "Next curve", ja: "曲線の切り替え" },
    keys: [["C"]],
  },
  undo: {
    label: { en: "Undo", ja: "元に戻す" },
    keys: [["Ctrl", "Z"]],
  },
  redo: {
    label: { en: "Redo", ja: "やり直す" },
    keys: [
      ["Ctrl", "Shift", "Z"],
      ["Ctrl", "Y"],
    ],
  },
  theme: {
    label: { en: "Light or dark", ja: "ライト・ダークの切り替え" },
    keys: [["T"]],
  },
  language: {
    label: { en: "English or Japanese", ja: "英語・日本語の切り替え" },
    keys: [["L"]],
  },
  glossary: {
    label: { en: "Symbols and terms", ja: "記号と用語" },
    keys: [["G"]],
  },
  list: {
    label: { en: "This list", ja: "この一覧" },
    keys: [["?"]],
  },
};
