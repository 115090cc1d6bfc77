import { beforeEach, expect, it } from "vitest";
import { addLane, changeSurface, setSurfaceParameter } from "../../src/state/edits.ts";
import { change, changeView, redo, undo, useLab } from "../../src/state/lab.ts";

const opening = useLab.getState();
const configuration = () => useLab.getState().configuration;
const window = { x: [-1, 0], y: [0, 1] } as const;

beforeEach(() => useLab.setState(opening, true));

it("takes back what was done to the experiment, and leaves alone how it is looked at", () => {
  change((before) => setSurfaceParameter(before, "b", 30));
  changeView({ window, mode: "3d", cursor: 12 });
  undo();
  expect(configuration()).toEqual({
    ...opening.configuration,
    view: { ...opening.configuration.view, window, mode: "3d", cursor: 12 },
  });
  changeView({ window: undefined });
  redo();
  expect(configuration().problem).toMatchObject({ params: { b: 30 } });
  expect(configuration().view).not.toHaveProperty("window");
});

it("brings back the window on another landscape, and a selection that there is", () => {
  changeView({ window });
  change((before) => changeSurface(before, "himmelblau"));
  change((before) => addLane(before, "adam"));
  const last = configuration().lanes.length - 1;
  changeView({ lane: last, solo: last });
  undo();
  expect(configuration().view.lane).toBeLessThan(last);
  expect(configuration().view).not.toHaveProperty("solo");
  undo();
  expect(configuration().view.window).toEqual(window);
});
