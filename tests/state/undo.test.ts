import { beforeEach, expect, it } from "vitest";
import { parseConfiguration } from "../../src/experiment/parse.ts";
import { addLane, changeSurface, setSurfaceParameter } from "../../src/state/edits.ts";
import { change, changeView, open, redo, undo, useLab } from "../../src/state/lab.ts";
import { changeHidden, changeNetwork } from "../../src/state/network-edits.ts";

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

it("keeps the chosen parameter of a network for as long as there is one of its name, and brings it back with its network", () => {
  const parsed = parseConfiguration({ version: 1, problem: { kind: "network", model: { hidden: [4, 3] } } });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  open(parsed.configuration);
  const chosen = { layer: 2, block: "W", row: 3, column: 4 } as const;
  changeView({ parameter: chosen, tab: "state", quantity: "v" });
  changeNetwork((problem) => changeHidden(problem, [6, 5]));
  expect(configuration().view.parameter).toEqual(chosen);
  changeNetwork((problem) => changeHidden(problem, [6, 2]));
  expect(configuration().view).not.toHaveProperty("parameter");
  expect(configuration().view).toMatchObject({ tab: "state", quantity: "v" });
  undo();
  expect(configuration().view.parameter).toEqual(chosen);
  // Which parameter is looked at is no part of what is undone on the same network.
  change((before) => addLane(before, "adam"));
  changeView({ parameter: { ...chosen, row: 1 } });
  undo();
  expect(configuration().view.parameter).toEqual({ ...chosen, row: 1 });
  changeView({ parameter: undefined });
  redo();
  expect(configuration().view).not.toHaveProperty("parameter");
});
