import type { Algorithm, Line } from "./algorithms/declare.ts";
import { evaluate, identity, isMatrix, isVector, type Matrix, type Value } from "./algorithms/evaluate.ts";
import { namesIn, parse } from "./algorithms/expression.ts";
import { linesAfter, linesAfterQuestion, linesBefore, modifierValues } from "./algorithms/modifier-lines.ts";
import { type Quantity, sharedQuantities } from "./algorithms/quantities.ts";
import { normals, STREAM } from "./core/random.ts";
import { defaultsOf, type Objective, type ParameterValues, type State } from "./core/types.ts";
import { zeros } from "./core/vector.ts";
import type { Inspection } from "./inspect.ts";
import type { LaneSpecification } from "./lane.ts";
import { algorithms } from "./methods/lines.ts";
import { type MethodId, ruleOf } from "./methods/rules.ts";
import { stageAt } from "./modifiers/continuation.ts";

/** One line of an update, carried out. */
export interface TracedLine {
  readonly line: Line;
  /** Whether its condition held. Where it did not, the result is what its quantity was anyway. */
  readonly active: boolean;
  /** An answer that still stood from an earlier update. */
  readonly kept: boolean;
  /** It gives a matrix that is not worked out, or something that depends on such. The result is what the engine holds, NaN where that is nothing. */
  readonly withheld: boolean;
  /** What was known when the line's turn came. */
  readonly before: ReadonlyMap<string, Value>;
  readonly result: Value;
}

/** Whose names and quantities the lines have. */
export type Convention = "book" | "torch";

/** The names of a state's entries in expressions, if they differ. */
const ENTRIES: Readonly<Record<string, string>> = { epsilon: "epsilonStar", probeCount: "probes" };

const defined = (params: ParameterValues, optimizer: MethodId): ParameterValues => ({
  ...defaultsOf(ruleOf(optimizer).parameters),
  ...params,
});

/** What the lines call a parameter. */
const variableOf = (optimizer: MethodId, parameter: string): string =>
  ruleOf(optimizer).parameters[parameter].variable ?? parameter;

/** The form of an optimizer's algorithm under a convention; the book's where PyTorch keeps the same quantities. */
function formOf(algorithm: Algorithm, convention: Convention) {
  return convention === "torch" ? algorithm.torch : undefined;
}

/** Whether PyTorch has the method, so that its lines can be written in PyTorch's names. */
export const isInTorch = (optimizer: MethodId): boolean => algorithms[optimizer].notInTorch !== true;

/** The declaration of a quantity in a lane's algorithm. */
export function quantityOf(lane: LaneSpecification, name: string, convention: Convention = "book"): Quantity {
  const algorithm = algorithms[lane.optimizer];
  const found =
    formOf(algorithm, convention)?.quantities[name] ?? algorithm.quantities?.[name] ?? sharedQuantities[name];
  if (!found) throw new RangeError(`${lane.optimizer} declares no quantity ${name}`);
  if (name === "epsilon" && lane.schedule && lane.schedule.kind !== "constant") return { ...found, tex: "\\epsilon_k" };
  return found;
}

/** All lines of a lane's update: those of its optimizer and those that its modifiers add. */
export function linesOf(lane: LaneSpecification, convention: Convention = "book"): readonly Line[] {
  const algorithm = algorithms[lane.optimizer];
  const own = formOf(algorithm, convention)?.lines ?? algorithm.lines(defined(lane.params, lane.optimizer));
  return [
    ...linesBefore(lane),
    ...own.flatMap((line): readonly Line[] => {
      if (line.kind !== "ask") return [line];
      // A kept answer has gone through noise and clipping already.
      const after = linesAfterQuestion(line.to, lane).map((extra): Line => {
        const fresh = line.kept === undefined ? undefined : `(${line.kept}) == 0`;
        const when = fresh && extra.when ? `all(${fresh}, ${extra.when})` : (fresh ?? extra.when);
        return { ...extra, ...(line.state !== undefined && { state: line.state }), ...(when && { when }) };
      });
      return [line, ...after];
    }),
    ...linesAfter(lane),
  ];
}

/** Entries of a state as values: those that an algorithm calls matrices become such. */
export function valuesOf(lane: LaneSpecification, state: State, n: number): [string, Value][] {
  const { quantities } = algorithms[lane.optimizer];
  return Object.entries(state).map(([key, entry]): [string, Value] => {
    const name = ENTRIES[key] ?? key;
    const kind = (quantities?.[name] ?? sharedQuantities[name])?.kind;
    return [name, kind === "matrix" && typeof entry !== "number" ? { n, entries: entry } : entry];
  });
}

/** What a lane knows at θ before its update k + 1: state, parameters, modifiers, counters. */
export function knownAt(lane: LaneSpecification, { k, theta, state, rate, mean }: Knowledge): Map<string, Value> {
  const n = theta.length;
  const known = new Map<string, Value>(valuesOf(lane, state, n));
  for (const [name, value] of Object.entries(defined(lane.params, lane.optimizer)))
    if (typeof value === "number") known.set(variableOf(lane.optimizer, name), value);
  const base = known.get("epsilon");
  if (base !== undefined) known.set("epsilonBase", base);
  if (rate !== null) known.set("epsilon", rate);
  for (const [name, value] of modifierValues(lane, n)) known.set(name, value);
  known.set("k", k).set("n", n).set("pi", Math.PI).set("theta", theta).set("thetaBefore", theta);
  if (mean) known.set("mean", mean);
  if (lane.continuation) known.set("blur", lane.continuation.sigmas[stageAt(lane.continuation, k)] ?? 0);
  return known;
}

/** The part of an inspection that says what a lane knows before an update. */
export type Knowledge = Pick<Inspection, "k" | "theta" | "state" | "rate" | "mean">;

/** An update: what the lane knew before it, and what it left. */
export type Update = Knowledge & Pick<Inspection, "after">;

/** The upper triangle, row by row, as a symmetric matrix. */
function symmetric(triangle: Float64Array, n: number): Matrix {
  const entries = zeros(n * n);
  let next = 0;
  for (let i = 0; i < n; i++) {
    for (let j = i; j < n; j++) {
      entries[i * n + j] = triangle[next]!;
      entries[j * n + i] = triangle[next++]!;
    }
  }
  return { n, entries };
}

/**
 * Carries an update out as its lines say, from what the lane knew before it. Only what the update searched for is taken from what it
 * left behind. `objective` is what the update works on. Without `matrices` lines that give one are withheld, with all that needs it.
 */
export function trace(
  update: Update,
  lane: LaneSpecification,
  seed: number,
  objective: Objective,
  convention: Convention = "book",
  matrices = true,
): readonly TracedLine[] {
  const { k, after } = update;
  const n = update.theta.length;
  const lines = linesOf(lane, convention);
  const named = new Set(lines.flatMap((line) => (line.kind === "assign" ? namesIn(parse(line.from)) : [])));
  const values = knownAt(lane, update);
  const left = new Map(valuesOf(lane, after.state, n));
  left.set("theta", after.theta);
  for (const name of algorithms[lane.optimizer].decided ?? []) values.set(name, left.get(name)!);
  if (matrices && named.has("I")) values.set("I", identity(n));
  if (lane.noise) {
    const { sigma } = lane.noise;
    const z = zeros(n);
    if (sigma > 0) normals(seed, STREAM.gradientNoise, k, 0, z);
    values.set("z", z);
    if (matrices && named.has("Z")) {
      const triangle = zeros((n * (n + 1)) / 2);
      normals(seed, STREAM.hessianNoise, k, 0, triangle);
      values.set("Z", symmetric(triangle, n));
    }
  }
  const scope = { values, J: (theta: Float64Array<ArrayBuffer>) => objective.value(theta) };
  const form = formOf(algorithms[lane.optimizer], convention);
  const translated = Object.entries(form?.translation ?? {}).map(([name, from]): [string, Value] => [
    name,
    evaluate(parse(from), scope),
  ]);
  for (const [name, value] of translated) values.set(name, value);

  return lines.map((line) => {
    const before = new Map(values);
    const done = attempted(line);
    // Nothing is to be worked out with a matrix that is withheld, not even where the engine holds it.
    if (done.withheld && (isMatrix(done.result) || Number.isNaN(done.result))) values.delete(line.to);
    else values.set(line.to, done.result);
    return { line, before, ...done };
  });

  function attempted(line: Line): Omit<TracedLine, "line" | "before"> {
    if (matrices) return worked(line);
    try {
      if (quantityOf(lane, line.to, convention).kind !== "matrix") return worked(line);
    } catch (error) {
      // A name without a value: it is, or depends on, a matrix that was withheld.
      if (!(error instanceof ReferenceError)) throw error;
    }
    const last = lines.findLast(({ to }) => to === line.to) === line;
    const held = last && line.state !== null ? left.get(line.state ?? line.to) : undefined;
    return { active: true, kept: false, withheld: true, result: held ?? Number.NaN };
  }

  function worked(line: Line): Omit<TracedLine, "line" | "before"> {
    const active = line.when === undefined || evaluate(parse(line.when), scope) !== 0;
    const kept = line.kind === "ask" && line.kept !== undefined && evaluate(parse(line.kept), scope) !== 0;
    const present = values.get(line.to) ?? Number.NaN;
    return { active, kept, withheld: false, result: !active || kept ? present : carriedOut(line) };
  }

  function carriedOut(line: Line): Value {
    switch (line.kind) {
      case "assign":
        return evaluate(parse(line.from), scope);
      case "found":
        return left.get(
          line.state === undefined || line.state === null ? line.to : (ENTRIES[line.state] ?? line.state),
        )!;
      case "rule":
        return line.compute(values, update.state);
      case "ask": {
        const at = evaluate(parse(line.at), scope);
        if (!isVector(at)) throw new TypeError(`${line.at} is no point`);
        if (line.to === "g") {
          const gradient = zeros(n);
          objective.valueAndGradient(at, gradient);
          return gradient;
        }
        const hessian = zeros(n * n);
        objective.hessian(at, hessian);
        return { n, entries: hessian };
      }
    }
  }
}

/** The number or numbers of a value in one flat array. */
export function entriesOf(value: Value): Float64Array {
  if (typeof value === "number") return Float64Array.of(value);
  return isMatrix(value) ? value.entries : value;
}
