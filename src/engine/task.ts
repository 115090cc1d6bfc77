import type { Objective, Oracle, Vector } from "./core/types.ts";
import type { Lane } from "./lane.ts";
import type { Modifiers } from "./modifiers/index.ts";
import type { Evaluations } from "./oracle.ts";
import type { TaskRemarks } from "./outcome.ts";
import type { Clock, LaneSpecification } from "./stepper.ts";

/** What a lane may query, and what the engine records through it. */
export interface TaskOracle extends Oracle {
  readonly evaluations: Evaluations;
  /** J and ‖∇J‖ at the latest recorded point. */
  readonly value0: number;
  readonly gradNorm0: number;
  readonly gradient0: Vector;
  /** Begins update k, counted from 0. */
  begin(k: number): void;
  /** Evaluates J and ∇J at θ for the record, uncounted. */
  record(theta: Vector): void;
  /** Forgets the recorded point. */
  forget(): void;
  /** Vectors that updates change besides θ and the optimizer's state, such as batch normalization's running statistics. */
  readonly memory: readonly Vector[];
}

/** One column of a lane's record. */
export interface Column<Record = unknown> {
  readonly name: string;
  /** The value in the row that is being written. */
  at(lane: Lane, record: Record): number;
}

/** The row with the lowest held-out loss so far. */
export interface Best {
  readonly k: number;
  readonly loss: number;
  readonly theta: Vector;
}

/** What a task evaluates for a row besides J and ∇J. */
export interface Recorder {
  /** Evaluates everything that the columns of the present row need. Called after J and ∇J have been recorded. */
  evaluate(lane: Lane): void;
  /** The held-out loss of the present row; null if nothing is held out. */
  readonly heldOutLoss: number | null;
}

/** The part of a task that an update works on, if that is not all of it. */
export interface Batch {
  /** Indices of the examples. */
  readonly examples: Uint32Array;
  /** The loss on these examples. It has a Hessian only if they are the whole set. */
  readonly objective: Objective;
}

/** What one lane minimizes, where it starts, and what is recorded of it. Every kind of problem makes its tasks. */
export interface Task {
  /** J, the whole of it. */
  readonly objective: Objective;
  /** Updates between two rows of the record. The start and the final update have rows, too. */
  readonly every: number;
  /** Whether θ is part of every row. J and ∇J are then checked after every update. */
  readonly recordsPath: boolean;
  /** The lane stops after this many rows in succession without a new lowest held-out loss. */
  readonly patience?: number;
  /** θ⁽⁰⁾. */
  readonly start: ArrayLike<number>;
  /** An oracle of its own for a lane. */
  oracle(clock: Clock): TaskOracle;
  /** The columns after those that every lane has. */
  readonly columns: readonly Column<never>[];
  /** What evaluates a lane's rows; absent if J and ∇J are all there is. */
  recorder?(oracle: TaskOracle): Recorder;
  /** J^(σ), σ > 0, for a lane with continuation. */
  blurred?(sigma: number): Objective;
  /** What update k works on; absent if that is J. */
  batch?(k: number): Batch;
  /** What else there is to say about how a lane ended. */
  remarks?(lane: Lane): TaskRemarks;
}

/** Makes the tasks of a run's lanes, which share what they have in common. */
export type TaskMaker = (lane: LaneSpecification) => Task;

/** The columns that every lane has, written before those of its task. Those of θ precede them if the task records paths. */
export const CORE_COLUMNS = [
  "loss",
  "gradNorm",
  "valueEvaluations",
  "gradientEvaluations",
  "hessianEvaluations",
] as const;

/** The names of θ's n columns, or of those of another point. */
export const coordinateColumns = (prefix: "theta" | "mean", n: number): string[] =>
  Array.from({ length: n }, (_, i) => `${prefix}${i}`);

/**
 * The columns of a lane that records its path, one row per update. `loss` and `gradNorm` are J and ‖∇J‖. `sigma` is that of the blur
 * that the update leaving the row works on, 0 for J itself, and `blurredLoss` its value at θ.
 */
export function columnNames(dimension: number, { average, continuation }: Modifiers): string[] {
  return [
    ...coordinateColumns("theta", dimension),
    ...CORE_COLUMNS,
    ...(average ? [...coordinateColumns("mean", dimension), "meanLoss"] : []),
    ...(continuation ? ["sigma", "blurredLoss"] : []),
  ];
}

/** The number of rows of a lane that takes all its updates. */
export function rowsOf(steps: number, every: number): number {
  return 1 + Math.ceil(steps / every);
}

/** The updates done at a row. */
export function updateOf(row: number, steps: number, every: number): number {
  return Math.min(steps, row * every);
}
