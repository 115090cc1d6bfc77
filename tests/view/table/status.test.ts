import { expect, it } from "vitest";
import type { Outcome } from "../../../src/engine/outcome.ts";
import { statusAt, statusText } from "../../../src/view/panels/table/status.ts";
import { words } from "../../../src/view/panels/table/words.ts";

const at = (outcome: Outcome | null, step: number, counted: "step" | "update" = "step", rows = 41) => {
  const status = statusAt(outcome, rows, step, "done");
  return [statusText(words.inLanguage("en"), status, counted), statusText(words.inLanguage("ja"), status, counted)];
};

it("a lane moves until it ends, and never after that", () => {
  const completed: Outcome = { status: "completed" };
  expect(at(completed, 39)).toEqual(["moving", "移動中"]);
  expect(at(completed, 40)).toEqual(["completed", "完了"]);
  expect(at(completed, 39, "update")).toEqual(["training", "学習中"]);
  expect(at(completed, 40, "update")).toEqual(["completed", "完了"]);
  const stalled: Outcome = { status: "completed", still: { since: 12, why: "nothing-lower" } };
  expect(at(stalled, 11)).toEqual(["moving", "移動中"]);
  expect(at(stalled, 12)).toEqual(["stalled since 12", "12 回目以降は停滞"]);
  const early: Outcome = { status: "completed", early: { at: 30, best: 20, loss: 1 } };
  expect(at(early, 29, "update")).toEqual(["training", "学習中"]);
  expect(at(early, 30, "update", 31)).toEqual(["stopped early at 30", "30 回目の更新で早期終了"]);
  const minimum: Outcome = { status: "converged", since: 7, point: "minimum" };
  expect(at(minimum, 6)).toEqual(["moving", "移動中"]);
  expect(at(minimum, 40)).toEqual(["minimum since 7", "7 回目以降は極小点"]);
});

it("a diverged lane names the update that led nowhere, and one that never was finite says so", () => {
  const cause = { kind: "overflow", loss: 1 } as const;
  const diverged = (where: number): Outcome => ({ status: "diverged", at: where, quantity: "loss", cause });
  expect(at(diverged(7), 6)).toEqual(["moving", "移動中"]);
  expect(at(diverged(7), 7)).toEqual(["diverged at 7", "ステップ 7 で発散"]);
  expect(at(diverged(7), 7, "update")).toEqual(["diverged at 7", "7 回目の更新で発散"]);
  expect(at(diverged(0), 0)).toEqual(["not finite at the start", "開始点で有限でない"]);
});

it("a lane without an outcome is being computed, or was left unfinished", () => {
  expect(statusAt(null, 10, 9, "running")).toEqual({ kind: "moving" });
  expect(statusAt(null, 10, 10, "running")).toEqual({ kind: "running" });
  expect(statusAt(null, 10, 10, "stopped")).toEqual({ kind: "cut" });
});
