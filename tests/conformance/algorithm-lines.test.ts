import { describe, expect, it } from "vitest";
import { evaluate, isVector, type Value } from "../../src/engine/algorithms/evaluate.ts";
import { namesIn, parse, termsOf } from "../../src/engine/algorithms/expression.ts";
import type { Objective, ParameterValues, Vector } from "../../src/engine/core/types.ts";
import { dot, norm } from "../../src/engine/core/vector.ts";
import type { Inspection } from "../../src/engine/inspect.ts";
import type { LaneSpecification } from "../../src/engine/lane.ts";
import { optimizerById, optimizers } from "../../src/engine/methods/index.ts";
import { algorithms } from "../../src/engine/methods/lines.ts";
import type { MethodId } from "../../src/engine/methods/rules.ts";
import { stageAt } from "../../src/engine/modifiers/continuation.ts";
import type { Modifiers } from "../../src/engine/modifiers/index.ts";
import { modifiers } from "../../src/engine/modifiers/index.ts";
import { isUsable } from "../../src/engine/modifiers/types.ts";
import { blursOf, objectiveOf, type SurfaceRunSpecification } from "../../src/engine/surface-task.ts";
import { entriesOf, knownAt, linesOf, quantityOf, type TracedLine, trace } from "../../src/engine/trace.ts";
import { inspectorOf } from "../engine/lanes.ts";

const SEED = 7;
const TOLERANCE = 1e-12;

/** Parameters that choose other lines than the defaults do, for methods whose lines depend on more than switches. */
const VARIANTS: Partial<Readonly<Record<MethodId, readonly ParameterValues[]>>> = {
  newton: [
    { learningRate: 0.5, damping: 100 },
    { dampingRule: "adaptive" },
    { dampingRule: "adaptive", damping: 30, learningRate: 0.7 },
  ],
  "saddle-free-newton": [
    { learningRate: 0.5, damping: 1 },
    { dampingRule: "adaptive", damping: 10 },
  ],
  "trust-region-newton": [{}, { radius: 0.05 }, { radius: 30 }],
  "gradient-descent-line-search": [{ lineSearch: "exact" }, { lineSearch: "strong-wolfe" }],
  "conjugate-gradient": [
    {},
    { beta: "fletcher-reeves", lineSearch: "strong-wolfe" },
    { beta: "polak-ribiere-plus", restartEvery: 3 },
    { beta: "hestenes-stiefel" },
  ],
  bfgs: [{ lineSearch: "strong-wolfe" }, { lineSearch: "exact" }],
  lbfgs: [{ history: 3 }, { history: 2, initial: "scaled", lineSearch: "exact" }],
  "coordinate-descent": ["cyclic", "random", "greedy"].flatMap((order) => [
    { order, inner: "exact" },
    { order, inner: "gradient", learningRate: 0.001 },
  ]),
};

/** Parameters with which a method walks for a while: its variants above, or its suggestion with each switch on and off. */
function variantsOf(id: MethodId): readonly ParameterValues[] {
  const given = VARIANTS[id];
  if (given) return given;
  const { parameters, suggest } = optimizerById(id);
  const calm = suggest({ gradientRate: 5e-4, extent: 1 }) as ParameterValues;
  const switches = Object.entries(parameters).filter(([, { kind }]) => kind === "switch");
  return [calm, ...switches.map(([name, { default: on }]) => ({ ...calm, [name]: !on }))];
}

const MODIFIED: readonly Modifiers[] = [
  {},
  { schedule: { kind: "linear", final: 1e-5, tau: 8 } },
  { schedule: { kind: "step", every: 3, factor: 0.5 }, average: { kind: "uniform" } },
  { schedule: { kind: "exponential", factor: 0.95 }, clip: { kind: "norm", threshold: 5 } },
  { schedule: { kind: "cosine", final: 0.0001, tau: 9 }, average: { kind: "ema", decay: 0.8 } },
  { schedule: { kind: "warmup", tau: 6 }, clip: { kind: "value", threshold: 2 } },
  { noise: { sigma: 0.5, bias: [0.1, -0.2] }, clip: { kind: "norm", threshold: 8 } },
  { noise: { sigma: 0, bias: 0.3 }, average: { kind: "uniform" } },
  { continuation: { sigmas: [0.6, 0.2], stepsEach: 4 } },
];

const PROBLEMS = [
  { id: "rosenbrock", start: [-1.5, 2] },
  { id: "himmelblau", start: [-0.5, 0.6] },
  { id: "quadratic", start: [1.7, -0.6] },
  { id: "sparse-coding", start: [0.4, 0.3] },
] as const;

const STEPS = [0, 1, 2, 3, 5, 8, 9, 13, 40];

/** The modifiers of a lane that make sense with an optimizer as it is set. */
function usable(optimizer: MethodId, params: ParameterValues, wanted: Modifiers): Modifiers {
  const set = optimizerById(optimizer);
  const fitting = modifiers.filter((modifier) => isUsable(modifier, set, params)).map(({ id }) => id);
  return Object.fromEntries(Object.entries(wanted).filter(([id]) => fitting.includes(id as keyof Modifiers)));
}

interface Case {
  readonly lane: LaneSpecification;
  readonly objective: Objective;
  readonly inspection: Inspection;
}

function* casesOf(optimizer: MethodId): Generator<Case> {
  for (const params of variantsOf(optimizer)) {
    for (const wanted of MODIFIED) {
      const lane: LaneSpecification = { optimizer, params, ...usable(optimizer, params, wanted) };
      for (const { id, start } of PROBLEMS) {
        const problem = { kind: "surface", id, params: {} } as const;
        const spec: SurfaceRunSpecification = { problem, start, steps: 100, seed: SEED, lanes: [lane] };
        const inspector = inspectorOf(spec, 0);
        const blurs = blursOf(problem);
        for (const k of STEPS) {
          const inspection = inspector.curvatureAt(k);
          if (!inspection?.next) break;
          const sigma = lane.continuation?.sigmas[stageAt(lane.continuation, k)] ?? 0;
          yield { lane, inspection, objective: sigma > 0 ? blurs(sigma) : objectiveOf(problem) };
        }
      }
    }
  }
}

/** How much the matrix of remembered pairs can magnify rounding: the product of all (‖s‖‖y‖/sᵀy)². */
function spread(values: ReadonlyMap<string, Value>): number {
  const sy = values.get("sy");
  if (sy === undefined) return 1;
  const [s, y] = [entriesOf(values.get("s")!), entriesOf(values.get("y")!)];
  let most = 1;
  entriesOf(sy).forEach((curvature, pair) => {
    const [si, yi] = [s, y].map((all) => norm(all.slice(2 * pair, 2 * pair + 2)));
    if (curvature > 0) most *= (si! * yi!) / curvature;
  });
  return most * most;
}

const largest = (value: Value | Float64Array) => Math.max(...entriesOf(value as Value).map(Math.abs));

/** How large the numbers are that a line's sum is made of: rounding is a share of these. */
function sizeOf({ line, before, result }: TracedLine, objective: Objective): number {
  const sizes = [largest(result)];
  if (line.kind === "assign") {
    const scope = { values: before, J: (theta: Vector) => objective.value(theta) };
    for (const term of termsOf(parse(line.from))) sizes.push(largest(evaluate(term, scope)));
    if (line.to === "s" || line.to === "y")
      for (const name of namesIn(parse(line.from))) sizes.push(largest(before.get(name)!));
    if (line.to === "d" && before.has("M")) sizes.push(largest(before.get("M")!) * largest(before.get("g")!));
    if (line.to === "M" && line.from !== "I") {
      const [s, y] = [before.get("s") as Vector, before.get("y") as Vector];
      const stretch = (norm(s) * norm(y)) / dot(s, y);
      sizes.push(largest(before.get("M")!) * stretch * stretch);
    }
    // A decrease of J is known to rounding of J only, whatever it is divided by.
    if (line.to === "ratio" && line.from !== "1") {
      const [actual, predicted] = ["left", "right"].map((side) => {
        const node = parse(line.from);
        return node.kind === "binary" ? Number(evaluate(side === "left" ? node.left : node.right, scope)) : 0;
      });
      const J = before.get("J") as number;
      sizes.push(Math.abs(J / predicted!), Math.abs((J * actual!) / (predicted! * predicted!)));
    }
  }
  return Math.max(...sizes);
}

const keyOf = ({ line }: TracedLine) => (line.state === undefined ? line.to : line.state);

/** What was taken from the engine instead of worked out is held to what was searched for. */
function checkSearches(
  traced: readonly TracedLine[],
  inspection: Inspection,
  objective: Objective,
  where: string,
): void {
  const { after, theta } = inspection;
  for (const { line, before, result } of traced) {
    if (line.kind !== "found") continue;
    switch (line.to) {
      case "epsilonStar":
        // That θ moved by ε* times the direction is compared with the other lines.
        if (result !== 0) {
          const rounding = 16 * Number.EPSILON * (after.state.scale as number);
          expect(objective.value(after.theta), where).toBeLessThanOrEqual(objective.value(theta) + rounding);
        }
        break;
      case "theta": {
        const i = before.get("i") as number;
        expect(after.theta[1 - i], where).toBe(theta[1 - i]);
        const least = objective.value(after.theta);
        for (const step of [-1e-3, 1e-3]) {
          const beside = after.theta.slice();
          beside[i]! += step;
          // A search that goes by noisy slopes ends beside the minimum.
          if (after.theta[i] !== theta[i] && !before.has("sigma"))
            expect(objective.value(beside), where).toBeGreaterThan(least);
        }
        break;
      }
      case "p": {
        if (!isVector(result)) throw new TypeError("p is a vector");
        const mu = before.get("mu") as number;
        const radius = before.get("Delta") as number;
        const [g, H] = [entriesOf(before.get("g")!), entriesOf(before.get("H")!)];
        const length = norm(result);
        expect(length, where).toBeLessThanOrEqual(radius * (1 + 1e-9));
        if (mu > 0) expect(length, where).toBeGreaterThanOrEqual(radius * (1 - 1e-6));
        const scale = Math.max(...H.map(Math.abs), mu) * length;
        for (let row = 0; row < 2; row++) {
          const residual = H[2 * row]! * result[0]! + H[2 * row + 1]! * result[1]! + mu * result[row]! + g[row]!;
          expect(Math.abs(residual), where).toBeLessThanOrEqual(1e-9 * scale);
        }
        break;
      }
      case "gNext": {
        const gradient = new Float64Array(2);
        objective.valueAndGradient(after.theta, gradient);
        if (!before.has("sigma")) expect(entriesOf(result), where).toEqual(gradient);
        break;
      }
      case "i":
        expect(result === 0 || result === 1, where).toBe(true);
        break;
      default:
        throw new Error(`nobody checks the search for ${line.to}`);
    }
  }
}

/** L-BFGS's matrix is shown though the direction is found without it: it has to be the one that the direction belongs to. */
function checkRememberedMatrix(traced: readonly TracedLine[], where: string): void {
  const line = traced.find((entry) => entry.line.to === "d" && entry.line.kind === "rule" && entry.active);
  if (!line || line.before.has("sigma")) return;
  const [M, g, d] = [entriesOf(line.before.get("M")!), entriesOf(line.before.get("g")!), entriesOf(line.result)];
  const tolerance = TOLERANCE * largest(M) * largest(g) * spread(line.before);
  for (let i = 0; i < 2; i++)
    expect(Math.abs(M[2 * i]! * g[0]! + M[2 * i + 1]! * g[1]! + d[i]!), where).toBeLessThanOrEqual(tolerance);
}

describe("the lines of every optimizer", () => {
  it.each(optimizers.map(({ id }) => id))("of %s do what the engine does", (optimizer) => {
    const compared = new Set<string>();
    const searched = new Set<string>();
    for (const { lane, objective, inspection } of casesOf(optimizer)) {
      const traced = trace(inspection, lane, SEED, objective);
      const { after } = inspection;
      const where = `${JSON.stringify(lane)} at step ${inspection.k}`;
      const last = new Map<string, TracedLine>();
      const size = new Map<string, number>();
      for (const entry of traced) {
        const key = keyOf(entry);
        if (key === null || !entry.active) continue;
        last.set(key, entry);
        const alongD =
          (key === "theta" || key === "s" || key === "sNew") && entry.before.has("epsilonStar")
            ? (size.get("d") ?? 0)
            : 0;
        const own = Math.max(sizeOf(entry, objective), alongD * Number(entry.before.get("epsilonStar") ?? 0));
        size.set(key, Math.max(size.get(key) ?? 0, own));
      }
      const expected = new Map<string, Value>(Object.entries(after.state));
      expected.set("theta", after.theta);
      if (after.mean) expected.set("mean", after.mean);
      for (const [key, entry] of last) {
        const wanted = expected.get(key);
        if (wanted === undefined) continue;
        const [got, want] = [entriesOf(entry.result), entriesOf(wanted)];
        if (entry.line.kind === "found") {
          searched.add(key);
          expect(got, where).toEqual(want);
          continue;
        }
        compared.add(key);
        // Steps are compared as steps: a θ far from 0 must not hide a wrong one.
        got.forEach((x, i) => {
          const error = Math.abs(x - want[i]!);
          if (!(error <= TOLERANCE * size.get(key)!))
            throw new Error(`${key}[${i}] is ${x} by the lines, ${want[i]} in the engine: ${where}`);
        });
      }
      checkSearches(traced, inspection, objective, where);
      checkRememberedMatrix(traced, where);
    }
    expect(compared.size + searched.size).toBeGreaterThan(0);
    expect([...compared, ...searched]).toContain("theta");
  });

  it.each(optimizers.map(({ id }) => id).filter((id) => algorithms[id].torch))(
    "of %s in PyTorch's variables are the same update",
    (optimizer) => {
      const form = algorithms[optimizer].torch!;
      let updates = 0;
      for (const { lane, objective, inspection } of casesOf(optimizer)) {
        const { after, rate } = inspection;
        const reached = trace(inspection, lane, SEED, objective, "torch");
        const scope = {
          values: knownAt(lane, { ...after, k: inspection.k + 1, rate }),
          J: (theta: Vector) => objective.value(theta),
        };
        for (const [name, from] of Object.entries(form.translation)) {
          const want = entriesOf(evaluate(parse(from), scope));
          const got = reached.findLast(({ line }) => line.to === name)!;
          entriesOf(got.result).forEach((x, i) => {
            expect(Math.abs(x - want[i]!)).toBeLessThanOrEqual(
              TOLERANCE * Math.max(sizeOf(got, objective), largest(want)),
            );
          });
        }
        updates++;
      }
      expect(updates).toBeGreaterThan(50);
    },
  );

  it("name no quantity that is not declared", () => {
    for (const { id } of optimizers) {
      for (const params of variantsOf(id)) {
        for (const wanted of MODIFIED) {
          for (const convention of ["book", "torch"] as const) {
            const lane: LaneSpecification = { optimizer: id, params, ...usable(id, params, wanted) };
            for (const line of linesOf(lane, convention)) {
              const names = line.kind === "assign" ? namesIn(parse(line.from)) : [];
              for (const name of [line.to, ...names]) {
                const { meaning } = quantityOf(lane, name, convention);
                expect(meaning.en).not.toBe("");
                expect(meaning.ja).not.toBe("");
              }
            }
          }
        }
      }
    }
  });
});
