// @vitest-environment jsdom
import { afterEach, expect, it, vi } from "vitest";
import { dismissFault, useFaults } from "../../src/state/faults.ts";
import { beforePaint, invalidate, onFrame } from "../../src/state/frame.ts";

const fail = (error: unknown) => {
  throw error;
};

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it("painters for which a frame has no time left have their turn on the next one, however often all are asked for meanwhile", () => {
  vi.useFakeTimers({ toFake: ["requestAnimationFrame"] });
  let now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => now);
  let frame = "";
  const painters = ["a", "b", "c"].map((name) =>
    onFrame(() => {
      frame += name;
      now += 9;
      invalidate();
    }, fail),
  );
  const next = () => {
    frame = "";
    vi.advanceTimersToNextFrame();
    return frame;
  };
  const frames = [next(), next(), next(), next(), next()];
  for (const [i, later] of frames.slice(1).entries()) {
    expect(later).toHaveLength(2);
    expect(new Set(frames[i]! + later)).toEqual(new Set("abc"));
  }
  for (const stop of painters) stop();
  expect(next()).toBe("");
});

it("work that throws is reported, and neither the rest of its frame nor later frames are lost", () => {
  vi.useFakeTimers({ toFake: ["requestAnimationFrame"] });
  vi.spyOn(console, "error").mockImplementation(() => {});
  let painted = "";
  const reported: string[] = [];
  const broken = (name: string) => () => {
    painted += name;
    throw new Error(name);
  };
  const stops = [
    beforePaint(broken("w")),
    onFrame(broken("a"), (error) => reported.push(String(error))),
    onFrame(() => {
      painted += "b";
    }, fail),
  ];
  vi.advanceTimersToNextFrame();
  invalidate();
  vi.advanceTimersToNextFrame();
  expect(painted).toBe("wabwab");
  expect(reported).toEqual(["Error: a", "Error: a"]);
  expect(useFaults.getState().fault).toEqual({ kind: "error", error: new Error("w") });
  dismissFault();
  for (const stop of stops) stop();
});
