import fc from "fast-check";
import { expect, it } from "vitest";
import { optimizerById, optimizers } from "../../src/engine/methods/index.ts";
import { modifiers } from "../../src/engine/modifiers/index.ts";
import { isUsable } from "../../src/engine/modifiers/types.ts";
import { surfaceById, surfaces } from "../../src/engine/surfaces/index.ts";
import { type Configuration, limits, onSurface } from "../../src/experiment/configuration.ts";
import { laneColor } from "../../src/experiment/palette.ts";
import { parseConfiguration } from "../../src/experiment/parse.ts";
import { presets } from "../../src/experiment/presets.ts";
import { startOf } from "../../src/experiment/schema.ts";
import {
  addLane,
  changeOptimizer,
  changeSurface,
  duplicateLane,
  hasOwnStart,
  moveLane,
  recolorLane,
  removeLane,
  renameLane,
  resetLaneParameters,
  resetStart,
  setLaneParameter,
  setSurfaceParameter,
} from "../../src/state/edits.ts";
import { showLane } from "../../src/state/lane-visibility.ts";
import { initialModifier, setModifier } from "../../src/state/modifier-edits.ts";
import { sensibleParams } from "../../src/state/suggested-params.ts";

const SEED = { seed: 20_261_124 };

function parsed(value: unknown): Configuration {
  const result = parseConfiguration(value);
  if (!result.ok) throw new Error(result.errors.map(({ path, message }) => `${path}: ${message.en}`).join("\n"));
  return result.configuration;
}

/** Whether a configuration has nothing wrong with it but that it asks for more work than is allowed: no edit here changes the steps. */
function asksTooMuch(configuration: Configuration): boolean {
  const result = parseConfiguration(configuration);
  return !result.ok && result.errors.every(({ path }) => path === "steps");
}

type Edit = (configuration: Configuration) => Configuration;

const index = fc.nat(limits.lanes);
const optimizer = fc.constantFrom(...optimizers.map(({ id }) => id));
const modifier = fc.constantFrom(...modifiers.flatMap(({ id, kinds }) => kinds.map((kind) => [id, kind.id] as const)));
const color = fc.constantFrom("#123456", "#d55e00", "#0072b2", "#ffffff");

/** Every edit there is, on any lane, including lanes that do not exist. */
const edit: fc.Arbitrary<{ readonly says: string; readonly edit: Edit }> = fc.oneof(
  optimizer.map((id) => ({ says: `add ${id}`, edit: (c: Configuration) => addLane(c, id) })),
  index.map((i) => ({ says: `duplicate ${i}`, edit: (c: Configuration) => duplicateLane(c, i) })),
  index.map((i) => ({ says: `remove ${i}`, edit: (c: Configuration) => removeLane(c, i) })),
  fc
    .tuple(index, index)
    .map(([i, j]) => ({ says: `move ${i} to ${j}`, edit: (c: Configuration) => moveLane(c, i, j) })),
  fc.tuple(index, optimizer).map(([i, id]) => ({
    says: `make ${i} ${id}`,
    edit: (c: Configuration) => changeOptimizer(c, i, id),
  })),
  fc.tuple(index, fc.string({ maxLength: 8 })).map(([i, name]) => ({
    says: `rename ${i}`,
    edit: (c: Configuration) => renameLane(c, i, name.replaceAll(/[^ -~]/g, "")),
  })),
  fc
    .tuple(index, color)
    .map(([i, to]) => ({ says: `recolour ${i}`, edit: (c: Configuration) => recolorLane(c, i, to) })),
  fc
    .tuple(index, fc.boolean())
    .map(([i, on]) => ({ says: `show ${i} ${on}`, edit: (c: Configuration) => showLane(c, i, on) })),
  index.map((i) => ({ says: `reset ${i}`, edit: (c: Configuration) => resetLaneParameters(c, i) })),
  fc.tuple(index, modifier, fc.boolean()).map(([i, [id, kind], on]) => ({
    says: `${id} ${kind} ${on} on ${i}`,
    edit: (c: Configuration) => {
      const declaration = modifiers.find((one) => one.id === id)!;
      const lane = c.lanes[i];
      const usable = lane && isUsable(declaration, optimizerById(lane.optimizer), lane.params, c.problem.kind);
      return usable ? setModifier(c, i, id, on ? initialModifier(c, i, id, kind) : undefined) : c;
    },
  })),
  fc.tuple(index, fc.constantFrom("exact", "gradient")).map(([i, inner]) => ({
    says: `inner ${inner} on ${i}`,
    edit: (c: Configuration) =>
      c.lanes[i]?.optimizer === "coordinate-descent" ? setLaneParameter(c, i, "inner", inner) : c,
  })),
  fc.tuple(index, index).map(([i, j]) => ({
    says: `plane through ${i} and ${j}`,
    edit: (c: Configuration): Configuration => {
      const plane = { kind: "end-points", lanes: [i, j], third: j, zoom: 1 } as const;
      return c.lanes[i] && c.lanes[j] ? { ...c, view: { ...c.view, plane } } : c;
    },
  })),
  fc.constantFrom(...surfaces.map(({ id }) => id)).map((id) => ({
    says: `go to ${id}`,
    edit: (c: Configuration) => changeSurface(c, id),
  })),
  fc.constant({ says: "reset the start", edit: resetStart }),
  fc.option(index, { nil: undefined }).map((solo) => ({
    says: `solo ${solo}`,
    edit: (c: Configuration): Configuration => {
      const { solo: _, ...view } = c.view;
      return { ...c, view: solo !== undefined && c.lanes[solo] ? { ...view, solo } : view };
    },
  })),
);

it("makes a complete, valid configuration of a complete, valid one, whatever is done in whatever order", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...presets.map(({ configuration }) => parsed(configuration))),
      fc.array(edit, { maxLength: 25 }),
      (opening, edits) => {
        let configuration = opening;
        for (const { says, edit } of edits) {
          const edited = edit(configuration);
          // The page refuses such an edit and stays as it is.
          if (asksTooMuch(edited)) continue;
          configuration = edited;
          expect(configuration, says).toEqual(parsed(configuration));
        }
      },
    ),
    { ...SEED, numRuns: 150 },
  );
});

it("lets every lane keep its colour, and selection and solo their lanes, while lanes come, go and change places", () => {
  const opening = parsed({
    version: 1,
    problem: { kind: "surface", id: "rosenbrock" },
    lanes: Array.from({ length: 5 }, (_, i) => ({ optimizer: "momentum", name: `lane ${i}` })),
  });
  const names = (c: Configuration) => c.lanes.map(({ name }) => name!);
  const colors = (c: Configuration) => new Map(names(c).map((name, i) => [name, laneColor(c.lanes, i)]));
  const place = fc.nat(4);
  const rearrange = fc.oneof(
    fc.tuple(fc.constant("move"), place, place),
    fc.tuple(fc.constant("remove"), place, place),
    fc.tuple(fc.constant("duplicate"), place, place),
  );
  fc.assert(
    fc.property(fc.array(rearrange, { maxLength: 8 }), place, place, (steps, lane, solo) => {
      let before: Configuration = { ...opening, view: { ...opening.view, lane, solo } };
      for (const [what, i, j] of steps) {
        const after =
          what === "move"
            ? moveLane(before, i, j)
            : what === "remove"
              ? removeLane(before, i)
              : duplicateLane(before, i);
        const was = colors(before);
        for (const [name, color] of colors(after)) if (was.has(name)) expect(color, name).toBe(was.get(name));
        if (what === "duplicate" && after !== before) {
          expect([...was.values()]).not.toContain(laneColor(after.lanes, i + 1));
          expect(after.view).toMatchObject({ lane: i + 1 });
          expect(after.view.solo).toBeUndefined();
        } else {
          const selected = names(before)[before.view.lane]!;
          if (names(after).includes(selected)) expect(names(after)[after.view.lane]).toBe(selected);
          const only = before.view.solo === undefined ? undefined : names(before)[before.view.solo];
          const shown = after.view.solo === undefined ? undefined : names(after)[after.view.solo];
          expect(shown).toBe(only !== undefined && names(after).includes(only) ? only : undefined);
        }
        before = after;
      }
    }),
    { ...SEED, numRuns: 300 },
  );
});

it("keeps what somebody has set when the optimizer changes, and renews what nobody has", () => {
  const opening = parsed({
    version: 1,
    problem: { kind: "surface", id: "rosenbrock" },
    lanes: [{ optimizer: "momentum", params: { learningRate: 0.000_37 } }],
  });
  const adam = changeOptimizer(opening, 0, "rmsprop-nesterov");
  expect(adam.lanes[0]!.params).toMatchObject({ learningRate: 0.000_37, momentum: 0.9 });
  const untouched = resetLaneParameters(opening, 0);
  expect(changeOptimizer(untouched, 0, "adam").lanes[0]!.params).toEqual(sensibleParams("adam", opening.problem));
});

it("lets an unmoved start follow the surface's parameters, and a moved one stay", () => {
  const opening = onSurface(parsed({ version: 1, problem: { kind: "surface", id: "quadratic" }, lanes: [] }));
  const turned = setSurfaceParameter(opening, "angle", 30);
  expect(turned.start).not.toEqual(opening.start);
  expect(hasOwnStart(onSurface(turned))).toBe(true);
  const moved: Configuration = { ...opening, start: [0, 1] };
  expect(setSurfaceParameter(moved, "angle", 30).start).toEqual([0, 1]);
});

it("starts over on another surface: its own start, no window, no cursor, and the rates that its optimizers suggest", () => {
  const opening = parsed({
    version: 1,
    problem: { kind: "surface", id: "rosenbrock" },
    start: [0.5, 0.5],
    lanes: [{ optimizer: "momentum", params: { learningRate: 3e-4, momentum: 0.42 } }],
    view: { cursor: 3, window: { x: [0, 1], y: [0, 1] } },
  });
  for (const { id } of surfaces) {
    const there = changeSurface(opening, id);
    expect(there.start).toEqual(startOf(there.problem));
    expect(there.view).not.toHaveProperty("cursor");
    expect(there.view).not.toHaveProperty("window");
    const { learningRate } = sensibleParams("momentum", there.problem);
    expect(there.lanes[0]!.params).toEqual({ learningRate, momentum: 0.42 });
    expect(surfaceById(id).id).toBe(there.problem.id);
  }
});

it("sets a parameter of one lane and leaves the others as they are", () => {
  const opening = parsed(presets[0].configuration);
  const changed = setLaneParameter(opening, 1, "learningRate", 0);
  expect(changed.lanes[1]!.params.learningRate).toBe(0);
  expect(changed.lanes.toSpliced(1, 1)).toEqual(opening.lanes.toSpliced(1, 1));
});
