import { beforeAll, describe, expect, test } from "vitest";
import { defaultsOf } from "../../src/engine/core/types.ts";
import { optimizers } from "../../src/engine/methods/index.ts";
import { pythonMethods } from "../../src/engine/methods/python.ts";
import { surfaceById, surfaces } from "../../src/engine/surfaces/index.ts";
import type { Json } from "../../src/experiment/json.ts";
import { type Library, libraries } from "../../src/experiment/python/index.ts";
import { pythonSurfaces } from "../../src/experiment/python/surfaces/index.ts";
import { answersOf, type Case, caseOf, complaint, untidiness } from "./exported.ts";

/** Surfaces whose J has a cosine, an exponential or their kin in it. */
const TRANSCENDENTAL = [
  "rastrigin",
  "ackley",
  "cliff",
  "sigmoid-neuron",
  "local-minima",
  "misleading-mountain",
] as const;
const isExact = (surface: string) => !(TRANSCENDENTAL as readonly string[]).includes(surface);

type Lane = { readonly optimizer: string; readonly [field: string]: Json };

/** An optimizer at a rate that suits the surface, with whatever else. */
function suited(surface: string, optimizer: string, more: { readonly [field: string]: Json } = {}): Lane {
  const declaration = surfaceById(surface);
  const defaults = defaultsOf(declaration.parameters);
  const [left, right] = declaration.window(defaults).x;
  const scale = { gradientRate: declaration.gradientRate(defaults), extent: (right - left) / 2 };
  const suggested = optimizers.find(({ id }) => id === optimizer)!.suggest(scale) as { [name: string]: Json };
  return { optimizer, ...more, params: { ...suggested, ...(more.params as object) } };
}

const ids = optimizers.map(({ id }) => id);
/** What PyTorch has a like of, and a learning rate. */
const withTorch = ids.filter((id) => pythonMethods[id].torch && id !== "lbfgs");

/**
 * Starts from which methods do not get to where rounding decides how they go on: Newton's walks out to where 1 − σ is nothing but
 * rounding, conjugate gradients onto a shelf.
 */
const NEARER: Readonly<Record<string, Json>> = {
  "sigmoid-neuron newton": [1, 0.2],
  "misleading-mountain conjugate-gradient": [1, 1],
};

const LINE_SEARCHES = ["gradient-descent-line-search", "conjugate-gradient", "bfgs", "lbfgs"];

/** Every choice that an optimizer offers, by values that are not its defaults. */
const VARIANTS: readonly (readonly [string, { readonly [name: string]: Json }])[] = [
  ["adam", { biasCorrection: false }],
  ...["newton", "saddle-free-newton"].flatMap((id) =>
    [0, 0.5].map((damping) => [id, { dampingRule: "adaptive", damping }] as const),
  ),
  ["newton", { damping: 2 }],
  ["saddle-free-newton", { damping: 0.1 }],
  ["trust-region-newton", { radius: 0.1, maxRadius: 0.3 }],
  ...LINE_SEARCHES.flatMap((id) => ["exact", "strong-wolfe"].map((lineSearch) => [id, { lineSearch }] as const)),
  ...["fletcher-reeves", "polak-ribiere-plus", "hestenes-stiefel"].map(
    (beta) => ["conjugate-gradient", { beta, restartEvery: 5 }] as const,
  ),
  ["lbfgs", { initial: "scaled", history: 2 }],
  ...["cyclic", "random", "greedy"].flatMap((order) =>
    ["exact", "gradient"].map((inner) => ["coordinate-descent", { order, inner }] as const),
  ),
  ...["adagrad", "rmsprop", "rmsprop-nesterov", "adadelta", "adam"].map((id) => [id, { delta: 0 }] as const),
  ["momentum", { momentum: 0 }],
  ["nesterov", { momentum: 0 }],
];

const SURFACE_PARAMETERS: readonly (readonly [string, { readonly [name: string]: number }])[] = [
  ["quadratic", { condition: 7, angle: 30 }],
  ["rosenbrock", { a: -0.5, b: 3 }],
  ["cliff", { length: 5, target: 0.2, initial: -1 }],
  ["coordinate-example", { alpha: 2 }],
  ["sparse-coding", { target: -2, weightDecay: 0.3 }],
  ["linear-chain", { depth: 1 }],
  ["linear-chain", { depth: 3 }],
  ["linear-chain", { depth: 7 }],
];

const SCHEDULES: readonly Json[] = [
  { kind: "constant" },
  { kind: "linear", final: 1e-4, tau: 25 },
  { kind: "step", every: 7, factor: 0.5 },
  { kind: "exponential", factor: 0.9 },
  { kind: "cosine", final: 1e-4, tau: 30 },
  { kind: "warmup", tau: 12.5 },
];
const NOISE = { sigma: 0.3, bias: [0.1, -0.2] };
const CLIPS: readonly Json[] = [
  { kind: "norm", threshold: 0.5 },
  { kind: "value", threshold: 0.3 },
];
const AVERAGES: readonly Json[] = [{ kind: "uniform" }, { kind: "ema", decay: 0.8 }, { kind: "ema", decay: 0 }];
const CONTINUATION = { sigmas: [0.5, 0.2, 0.2, 0], stepsEach: 6 };

const groups: { readonly [group: string]: readonly Case[] } = {
  ...Object.fromEntries(
    surfaces.map(({ id: surface }) => [
      `NumPy, every optimizer on ${surface}`,
      ids.map((id) => {
        const start = NEARER[`${surface} ${id}`];
        return caseOf("numpy", surface, suited(surface, id), { exact: isExact(surface), ...(start && { start }) });
      }),
    ]),
  ),
  "NumPy, every choice of an optimizer": ["rosenbrock", "coordinate-example", "sparse-coding", "local-minima"].flatMap(
    (surface) =>
      VARIANTS.map(([id, params]) =>
        // The numbers of a random order are the engine's to the last bit as well.
        caseOf("numpy", surface, suited(surface, id, { params }), { exact: isExact(surface) }),
      ),
  ),
  "NumPy, other parameters of the surfaces": SURFACE_PARAMETERS.flatMap(([id, params]) =>
    ["adam", "newton", "bfgs"].map((optimizer) =>
      caseOf("numpy", id, suited(id, optimizer), { problem: { kind: "surface", id, params }, steps: 15 }),
    ),
  ),
  "NumPy, line searches from far away": ["rosenbrock", "himmelblau"].flatMap((surface) =>
    LINE_SEARCHES.flatMap((id) =>
      ["exact", "strong-wolfe"].flatMap((lineSearch) =>
        [1e17, 1e60].map((x) =>
          caseOf(
            "numpy",
            surface,
            { optimizer: id, params: { lineSearch } },
            { start: [x, 0], steps: 12, exact: true },
          ),
        ),
      ),
    ),
  ),
  "NumPy, schedules": SCHEDULES.flatMap((schedule) =>
    ["momentum", "adam", "newton"].map((id) => caseOf("numpy", "himmelblau", suited("himmelblau", id, { schedule }))),
  ),
  // A line search asks as often as rounding makes it, and the noise depends on how often it has asked. With these seeds no path of 300
  // on functions that are off in their last places goes another way.
  "NumPy, inexact gradients": [
    ...ids.map((id) => caseOf("numpy", "booth", suited("booth", id, { noise: NOISE }), { seed: 2 ** 40 + 149 })),
    ...["random", "greedy"].map((order) =>
      caseOf(
        "numpy",
        "sparse-coding",
        suited("sparse-coding", "coordinate-descent", { noise: NOISE, params: { order } }),
        { seed: 3 },
      ),
    ),
    caseOf(
      "numpy",
      "booth",
      suited("booth", "saddle-free-newton", { noise: NOISE, params: { dampingRule: "adaptive" } }),
    ),
  ],
  "NumPy, clipping and averages": [
    ...CLIPS.flatMap((clip) =>
      ["sgd", "nesterov", "newton", "coordinate-descent"].map((id) => {
        const params = id === "coordinate-descent" ? { inner: "gradient" } : {};
        return caseOf("numpy", "beale", suited("beale", id, { clip, params }), { exact: true });
      }),
    ),
    ...AVERAGES.map((average) => caseOf("numpy", "ackley", suited("ackley", "rmsprop", { average }))),
    caseOf(
      "numpy",
      "rastrigin",
      suited("rastrigin", "adam", {
        ...{
          schedule: SCHEDULES[1]!,
          clip: CLIPS[0]!,
          average: AVERAGES[1]!,
          noise: NOISE,
          continuation: CONTINUATION,
        },
      }),
    ),
  ],
  "NumPy, continuation on every surface": surfaces.flatMap(({ id: surface }) =>
    // The cliff's blur is a sum over tens of thousands of points.
    (surface === "cliff"
      ? ["trust-region-newton"]
      : ["rmsprop", "conjugate-gradient", "trust-region-newton", "coordinate-descent"]
    ).map((id) => caseOf("numpy", surface, suited(surface, id, { continuation: CONTINUATION }), { steps: 30 })),
  ),
  "PyTorch, every surface": surfaces.flatMap(({ id: surface }) =>
    ["adam", "saddle-free-newton"].map((id) => caseOf("torch", surface, suited(surface, id), { steps: 20 })),
  ),
  "PyTorch, continuation on every surface": surfaces.map(({ id: surface }) =>
    caseOf("torch", surface, suited(surface, "momentum", { continuation: CONTINUATION }), { steps: 25 }),
  ),
  "PyTorch, every optimizer": [
    ...["rosenbrock", "sparse-coding"].flatMap((surface) =>
      ids.map((id) => caseOf("torch", surface, suited(surface, id), { steps: 15 })),
    ),
    ...withTorch.map((id) => caseOf("torch", "local-minima", suited("local-minima", id))),
    ...VARIANTS.map(([id, params]) =>
      caseOf("torch", "rosenbrock", suited("rosenbrock", id, { params }), { steps: 10 }),
    ),
  ],
  "PyTorch, schedules": withTorch.flatMap((id) =>
    SCHEDULES.map((schedule) => caseOf("torch", "himmelblau", suited("himmelblau", id, { schedule }), { steps: 20 })),
  ),
  "PyTorch, noise, clipping and averages": [...withTorch, "newton"].flatMap((id) =>
    CLIPS.map((clip, i) =>
      caseOf("torch", "booth", suited("booth", id, { clip, noise: NOISE, average: AVERAGES[i]! })),
    ),
  ),
  "PyTorch, schedules, noise and averages where PyTorch has nothing like the method": [
    ...SCHEDULES.flatMap((schedule) =>
      (
        [
          ["newton", {}],
          ["newton", { dampingRule: "adaptive" }],
          ["saddle-free-newton", { damping: 0.1 }],
          ["coordinate-descent", { inner: "gradient", order: "greedy" }],
        ] as const
      ).map(([id, params]) =>
        caseOf("torch", "himmelblau", suited("himmelblau", id, { schedule, params }), { steps: 12 }),
      ),
    ),
    ...["lbfgs", "bfgs", "conjugate-gradient", "trust-region-newton", "coordinate-descent"].flatMap((id) =>
      AVERAGES.map((average) => caseOf("torch", "rosenbrock", suited("rosenbrock", id, { average }), { steps: 20 })),
    ),
    ...["identity", "scaled"].flatMap((initial) =>
      ["exact", "strong-wolfe"].flatMap((lineSearch) =>
        [{}, { noise: NOISE }].map((more) =>
          caseOf("torch", "beale", suited("beale", "lbfgs", { ...more, params: { initial, lineSearch, history: 3 } }), {
            steps: 15,
          }),
        ),
      ),
    ),
  ],
  "where a path ends, and what a name may hold": libraries.flatMap((library: Library) => [
    caseOf(library, "rosenbrock", { optimizer: "sgd", params: { learningRate: 0.1 } }, { exact: library === "numpy" }),
    caseOf(library, "rosenbrock", { optimizer: "newton" }, { start: [1e200, 1] }),
    caseOf(library, "monkey-saddle", { optimizer: "bfgs" }, { steps: 200 }),
    caseOf(library, "saddle", suited("saddle", "newton"), { steps: 0 }),
    caseOf(library, "booth", {
      ...suited("booth", "adam"),
      name: '""" \\ # import os; raise SystemExit',
    }),
  ]),
};

test("every surface has its Python form", () => {
  expect(pythonSurfaces.map(({ id }) => id)).toEqual(surfaces.map(({ id }) => id));
});

describe("an exported script walks the lane's path", () => {
  let answers: ReturnType<typeof answersOf>;
  beforeAll(() => {
    answers = answersOf(Object.values(groups).flat());
  }, 300_000);

  test.for(Object.entries(groups))("%s", { timeout: 60_000 }, ([, cases]) => {
    const wrong = cases.flatMap((one) => {
      const what = complaint(one, answers.get(one)!);
      return what === null ? [] : [`${one.name}: ${what}`];
    });
    expect(wrong).toEqual([]);
  });
});

test("scripts are narrow, and hold nothing that they do not use", () => {
  for (const { name, script } of Object.values(groups).flat()) expect(untidiness(script), name).toEqual([]);
});
