// @vitest-environment jsdom
import { afterEach, expect, it, vi } from "vitest";
import { invalidate, onFrame } from "../../src/state/frame.ts";

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
    }),
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
