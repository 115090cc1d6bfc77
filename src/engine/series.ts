import { evaluate, isMatrix, isVector, type Value } from "./algorithms/evaluate.ts";
import { parse } from "./algorithms/expression.ts";
import type { Quantity } from "./algorithms/quantities.ts";
import type { Text } from "./core/types.ts";
import { defaultsOf, parametersInUse } from "./core/types.ts";
import { zeros } from "./core/vector.ts";
import { Lane, type LaneSpecification } from "./lane.ts";
import { algorithms } from "./methods/lines.ts";
import { ruleOf } from "./methods/rules.ts";
import type { RunSpecification } from "./run.ts";
import type { Stepper } from "./stepper.ts";
import type { Task } from "./task.ts";
import { entriesOf, knownAt, quantityOf, valuesOf } from "./trace.ts";

/** A quantity of a lane that can be followed over time: an entry of its state, θ, a scheduled ε, or an expression of these. */
export interface Series {
  /** The quantity's name in the lines, or that of a declared expression. */
  readonly id: string;
  /** The book's symbol; null for an expression. */
  readonly tex: string | null;
  readonly meaning: Text;
  /** What stands in one row: "1" a number, "2" an entry, "12" an entry of a matrix (1 is θ's first coordinate). "" for a number. */
  readonly entries: readonly string[];
}

/** How many coordinates are told apart; an optimizer of more parameters shows the first ones. */
const MOST_ENTRIES = 4;

function declared(lane: LaneSpecification, name: string): Quantity | null {
  try {
    return quantityOf(lane, name);
  } catch {
    return null;
  }
}

/** The places of a value's entries: none of its own for a number; of a symmetric matrix, the upper triangle. */
function placesOf(value: Value): readonly { readonly name: string; readonly at: number }[] {
  if (typeof value === "number") return [{ name: "", at: 0 }];
  const n = isMatrix(value) ? value.n : value.length;
  const rows = Array.from({ length: n }, (_, i) => i);
  const places = isMatrix(value)
    ? rows.flatMap((i) => rows.slice(i).map((j) => ({ name: `${i + 1}${j + 1}`, at: i * n + j })))
    : rows.map((i) => ({ name: String(i + 1), at: i }));
  return places.slice(0, MOST_ENTRIES);
}

/** Everything of a lane with n parameters that can be followed over time. */
export function seriesOf(lane: LaneSpecification, n: number): readonly Series[] {
  const optimizer = ruleOf(lane.optimizer);
  const params = { ...defaultsOf(optimizer.parameters), ...lane.params };
  const state = optimizer.init(n, params);
  const known = new Map<string, Value>([["theta", zeros(n)], ...valuesOf(lane, state, n)]);
  const scheduled = lane.schedule !== undefined && lane.schedule.kind !== "constant";
  if (scheduled && "learningRate" in parametersInUse(optimizer.parameters, params)) known.set("epsilon", 0);
  const named = [...known].flatMap(([id, value]): Series[] => {
    const quantity = declared(lane, id);
    const kind = typeof value === "number" ? "number" : isVector(value) ? "vector" : "matrix";
    // An entry of another shape is the optimizer's own storage: L-BFGS's pairs, one after the other, for example.
    if (quantity?.kind !== kind || (isVector(value) && value.length !== n)) return [];
    return [{ id, tex: quantity.tex, meaning: quantity.meaning, entries: placesOf(value).map(({ name }) => name) }];
  });
  const derived = (algorithms[lane.optimizer].series ?? []).map(
    ({ id, label }): Series => ({
      ...{ id, tex: null, meaning: label },
      entries: placesOf(zeros(n)).map(({ name }) => name),
    }),
  );
  return [...derived, ...named];
}

/** Follows one series of a lane by running the lane again, an update at a time. */
export class Replay {
  /** Updates followed, including the start. */
  rows = 0;
  private readonly lane: Lane;
  private readonly spec: LaneSpecification;
  private readonly steps: number;
  private readonly id: string;
  private readonly read: (value: Value) => Float64Array;

  /** `read` picks what a row shows of a value: by default its entries. */
  constructor(
    { lanes, steps, seed, stopAtLoss }: Pick<RunSpecification, "lanes" | "steps" | "seed" | "stopAtLoss">,
    lane: number,
    task: Task,
    id: string,
    read: (value: Value) => Float64Array = shownEntries,
  ) {
    this.spec = lanes[lane]!;
    this.steps = steps;
    this.lane = new Lane(task, this.spec, seed);
    this.lane.stopAt(stopAtLoss);
    this.id = id;
    this.read = read;
  }

  /** The lane's final update, as far as is known. */
  private get last(): number {
    return this.lane.reached?.at ?? this.steps;
  }

  get done(): boolean {
    return this.lane.divergence !== null || this.rows > this.last;
  }

  /** What the lane holds after the next update; null if the lane does not get there. */
  next(): Float64Array | null {
    const { lane } = this;
    if (this.rows > this.last || !lane.skipTo(this.rows)) return null;
    this.rows++;
    return this.read(seriesValue(lane, this.spec, this.id));
  }
}

function shownEntries(value: Value): Float64Array {
  const entries = entriesOf(value);
  return Float64Array.from(placesOf(value), ({ at }) => entries[at]!);
}

/** The value of a series at a lane's present point. */
export function seriesValue(lane: Stepper, spec: LaneSpecification, id: string): Value {
  const { k, theta, state, mean } = lane;
  if (id === "theta") return theta;
  const rate = lane.learningRate(k);
  if (id === "epsilon" && rate !== null && spec.schedule) return rate;
  const from = algorithms[spec.optimizer].series?.find((series) => series.id === id)?.from ?? null;
  // What an update works with is what it leaves: before the first one there is nothing yet to divide by.
  if (from !== null && k === 0) return theta.map(() => Number.NaN);
  if (from !== null) {
    const values = knownAt(spec, { k, theta, state, rate, mean });
    return evaluate(parse(from), { values, J: () => Number.NaN });
  }
  return new Map(valuesOf(spec, state, theta.length)).get(id) ?? Number.NaN;
}
