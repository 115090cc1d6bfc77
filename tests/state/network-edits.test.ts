import fc from "fast-check";
import { expect, it } from "vitest";
import { defaultsOf } from "../../src/engine/core/types.ts";
import { optimizers } from "../../src/engine/methods/index.ts";
import type { MethodId } from "../../src/engine/methods/rules.ts";
import { datasets, sizesOf } from "../../src/engine/networks/data/index.ts";
import { needsWholeSet } from "../../src/engine/training/fitness.ts";
import { dimensionOf, type NetworkProblem, problemOf } from "../../src/engine/training/specification.ts";
import { isNetwork, type NetworkConfiguration } from "../../src/experiment/configuration.ts";
import { blocksOf, indexOf } from "../../src/experiment/parameter-place.ts";
import { parseConfiguration } from "../../src/experiment/parse.ts";
import { addLane, changeLane, changeOptimizer, moveLane, setLaneParameter } from "../../src/state/edits.ts";
import { unfit } from "../../src/state/fitness.ts";
import { change, changeView, open, undo, useLab } from "../../src/state/lab.ts";
import {
  changeDataset,
  changeHidden,
  changeLaneModel,
  changeNetwork,
  freshDataset,
} from "../../src/state/network-edits.ts";

const SEED = { seed: 20_261_125, numRuns: 60 };

/** Lanes with the batch of all, a smaller and the whole one of their own, and a method that only takes the whole set. */
function opened(): void {
  const result = parseConfiguration({
    ...{ version: 1, steps: 20 },
    problem: {
      ...{ kind: "network", dataset: { id: "moons", n: 80 }, batchSize: 16 },
      model: { hidden: [4, 3, 2], auxiliary: { layers: [1, 3] } },
    },
    lanes: [
      { optimizer: "sgd" },
      { optimizer: "adam", batchSize: 40 },
      { optimizer: "sgd", batchSize: 80 },
      { optimizer: "lbfgs", batchSize: 80 },
    ],
  });
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  open(result.configuration);
}

function shown(): NetworkConfiguration {
  const { configuration } = useLab.getState();
  if (!isNetwork(configuration)) throw new Error("no network");
  return configuration;
}

type Recipe = (problem: NetworkProblem) => NetworkProblem;

/** What a test says of an edit, and the edit. */
const edit: fc.Arbitrary<readonly [says: string, recipe: Recipe]> = fc.oneof(
  fc
    .constantFrom(...datasets.map(({ id }) => id))
    .map((id) => [`data ${id}`, (problem: NetworkProblem) => changeDataset(problem, freshDataset(id))] as const),
  fc.integer({ min: 4, max: 60 }).chain((n) =>
    fc.boolean().map((classes) => {
      const inputs = Array.from({ length: n }, (_, i) => [i, n - i]);
      const targets = classes ? inputs.map((_, i) => i % 3) : inputs.map(([x]) => [2 * x!]);
      const dataset = { id: "inline", inputs, targets, heldOut: 0, standardize: true } as const;
      return [`${n} examples`, (problem: NetworkProblem) => changeDataset(problem, dataset)] as const;
    }),
  ),
  fc
    .array(fc.integer({ min: 1, max: 6 }), { maxLength: 4 })
    .map((hidden) => [`hidden ${hidden.join()}`, (problem: NetworkProblem) => changeHidden(problem, hidden)] as const),
  fc
    .double({ min: 0, max: 1, noNaN: true })
    .map((share) => [`batch ${share}`, (problem: NetworkProblem) => batched(problem, share)] as const),
);

const batched = (problem: NetworkProblem, share: number): NetworkProblem => ({
  ...problem,
  batchSize: Math.max(1, Math.round(share * sizesOf(problem.dataset).n)),
});

it("whatever is done to a network, the experiment stays one, and batches of the whole set stay whole", () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
      opened();
      for (const [, recipe] of edits) {
        const before = shown();
        expect(changeNetwork(recipe)).toEqual([]);
        const { problem, lanes } = shown();
        const { n } = sizesOf(problem.dataset);
        expect(problem.batchSize).toBeLessThanOrEqual(n);
        expect(lanes[0]!.batchSize).toBeUndefined();
        expect(lanes[1]!.batchSize).toBeLessThanOrEqual(n);
        expect([lanes[2]!.batchSize, lanes[3]!.batchSize]).toEqual([n, n]);
        const was = sizesOf(before.problem.dataset).n;
        if (n !== was && before.problem.batchSize === was) expect(problem.batchSize).toBe(n);
      }
    }),
    SEED,
  );
});

const wholeSetMethods = optimizers.filter(({ id, parameters }) =>
  needsWholeSet({ optimizer: id, params: defaultsOf(parameters) }),
);

it("offers every method on minibatches: one that needs the whole set gets it as its batch, and gives the former one back", () => {
  for (const batchSize of [undefined, 40]) {
    for (const { id } of wholeSetMethods) {
      opened();
      change((before) => changeLane(before, 0, (lane) => (batchSize === undefined ? lane : { ...lane, batchSize })));
      expect(unfit(shown(), id), id).toBeNull();
      expect(addLane(shown(), id).lanes.at(-1)).toMatchObject({ optimizer: id, batchSize: 80 });
      const choose = (optimizer: MethodId) =>
        change((before) => changeOptimizer(before, 0, optimizer, useLab.getState().past));
      expect(choose(id)).toEqual([]);
      expect(shown().lanes[0]).toMatchObject({ optimizer: id, batchSize: 80 });
      // The lane keeps its colour, by which its former batch is found, wherever it moves.
      change((before) => moveLane(before, 0, 2));
      change((before) => moveLane(before, 2, 0));
      expect(choose("momentum")).toEqual([]);
      expect(shown().lanes[0]!.batchSize, id).toBe(batchSize);
    }
  }
});

it("gives a setting of a method the whole set and takes it back, as for a method", () => {
  opened();
  const set = (inner: string) =>
    change((before) => setLaneParameter(before, 0, "inner", inner, useLab.getState().past));
  change((before) => setLaneParameter(changeOptimizer(before, 0, "coordinate-descent"), 0, "inner", "gradient"));
  expect(shown().lanes[0]!.batchSize).toBeUndefined();
  set("exact");
  expect(shown().lanes[0]!.batchSize).toBe(80);
  set("gradient");
  expect(shown().lanes[0]!.batchSize).toBeUndefined();
});

it("keeps the whole set for methods that need it when the others get smaller batches", () => {
  opened();
  expect(changeNetwork((problem) => ({ ...problem, batchSize: 80 }))).toEqual([]);
  change((before) => changeLane(before, 3, ({ batchSize: _, ...lane }) => lane));
  expect(shown().lanes[3]!.batchSize).toBeUndefined();
  expect(changeNetwork((problem) => ({ ...problem, batchSize: 8 }))).toEqual([]);
  expect(shown().lanes[3]!.batchSize).toBe(80);
  expect(shown().problem.batchSize).toBe(8);
});

it("refuses a batch larger than the set, and cuts one that the set no longer holds", () => {
  opened();
  const [error] = changeNetwork((problem) => ({ ...problem, batchSize: 81 }));
  expect(error?.path).toBe("problem.batchSize");
  expect(shown().problem.batchSize).toBe(16);
  expect(changeNetwork((problem) => changeDataset(problem, { ...problem.dataset, n: 10 }))).toEqual([]);
  expect(shown().problem.batchSize).toBe(10);
});

it("whatever is done and undone, the chosen parameter is one that the network has", () => {
  const place = fc.tuple(fc.nat(), fc.nat(), fc.nat());
  fc.assert(
    fc.property(fc.array(fc.tuple(edit, place, fc.boolean()), { maxLength: 12 }), (edits) => {
      opened();
      for (const [[, recipe], [b, i, j], back] of edits) {
        const blocks = blocksOf(shown().problem);
        const { layer, name, rows, columns } = blocks[b % blocks.length]!;
        const chosen = { layer: layer + 1, block: name, row: 1 + (i % rows), column: 1 + (j % columns) };
        changeView({ parameter: chosen });
        expect(changeNetwork(recipe)).toEqual([]);
        const { view, problem } = shown();
        expect(view.parameter).toEqual(indexOf(blocksOf(problem), chosen) === null ? undefined : chosen);
        if (back) undo();
        expect(parseConfiguration(shown()).ok).toBe(true);
      }
    }),
    SEED,
  );
});

it("keeps given parameters for as long as they fit", () => {
  opened();
  const start = Array.from({ length: dimensionOf(shown().problem) }, (_, i) => i / 100);
  open({ ...shown(), start });
  changeNetwork((problem) => ({ ...problem, batchSize: 8 }));
  expect(shown().start).toEqual(start);
  changeNetwork((problem) => changeHidden(problem, [4, 3]));
  expect(shown().start).toBeUndefined();
});

it("lanes keep models of their own that fit, whatever is changed of the shared model or theirs", () => {
  opened();
  const lanes = ["sgd", "adam", "momentum"] as const;
  change((before) => ({ ...before, lanes: lanes.map((optimizer) => ({ optimizer, params: {} })) }));
  expect(changeLaneModel(1, "batchNorm", true)).toEqual([]);
  expect(changeLaneModel(1, "activation", ["relu", "tanh", "gelu"])).toEqual([]);
  expect(changeLaneModel(2, "hidden", [5])).toEqual([]);
  // Shared heads on layers 1 and 3 stay only on the layer that this lane has.
  expect(shown().lanes[2]!.model).toEqual({ hidden: [5], auxiliary: { layers: [1], weight: 0.3 } });
  // A list of activations has a word for each layer, so it becomes one word when layers go.
  expect(changeNetwork((before) => changeHidden(before, [6, 6]))).toEqual([]);
  expect(shown().lanes[1]!.model).toEqual({ batchNorm: true, activation: "relu" });
  // A start for the parameters of one network is dropped with the network.
  const start = Array.from({ length: dimensionOf(problemOf(shown().problem, shown().lanes[2]!)) }, () => 0.5);
  change((before) => changeLane(before, 2, (lane) => ({ ...lane, start })));
  expect(changeLaneModel(2, "init", "zeros")).toEqual([]);
  expect(shown().lanes[2]!.start).toEqual(start);
  expect(changeLaneModel(2, "hidden", undefined)).toEqual([]);
  expect(shown().lanes[2]!.start).toBeUndefined();
  // A parameter that the next lane's network lacks is no longer chosen.
  changeView({ lane: 1, parameter: { layer: 1, block: "gamma", row: 1, column: 1 } });
  changeView({ lane: 0 });
  expect(shown().view.parameter).toBeUndefined();
  // A method that compares losses cannot have units dropped.
  expect(changeLaneModel(0, "dropout", 0.5)).toEqual([]);
  expect(unfit(shown(), "bfgs", 0)).not.toBeNull();
  expect(unfit(shown(), "bfgs", 1)).toBeNull();
});
