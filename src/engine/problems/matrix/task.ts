import { singularValues } from "../../core/rectangular.ts";
import type { Vector } from "../../core/types.ts";
import { norm, zeros } from "../../core/vector.ts";
import type { Lane } from "../../lane.ts";
import { CountingOracle } from "../../oracle.ts";
import type { RunSpecification } from "../../run.ts";
import type { LaneSpecification } from "../../stepper.ts";
import type { Column, Recorder, Task, TaskOracle } from "../../task.ts";
import { CORE_COLUMNS } from "../../task.ts";
import { type MatrixProblem, matrixOf } from "./index.ts";
import { lengthOf, type MatrixBlock } from "./rule.ts";

/** A complete and valid description of a run on a matrix problem. */
export type MatrixRunSpecification = RunSpecification<MatrixProblem>;

/** The matrices that θ consists of. */
export function matrixBlocks(problem: MatrixProblem): readonly MatrixBlock[] {
  const { declaration, params } = matrixOf(problem);
  return declaration.blocks(params);
}

/** The length of θ. */
export const matrixDimension = (problem: MatrixProblem): number => lengthOf(matrixBlocks(problem));

/** What has singular values in a row: θ, ∇J and the latest update, by what their columns begin with. */
export const spectra = ["singularValues", "gradSingularValues", "updateSingularValues"] as const;
export type Spectrum = (typeof spectra)[number];

/** The column of singular value i (from 0) of a block. */
export const spectrumColumn = (spectrum: Spectrum, block: string, i: number): string => `${spectrum}${block}_${i}`;

/** The number of singular values of a block. */
export const valuesIn = ({ rows, columns }: MatrixBlock): number => Math.min(rows, columns);

/** What a row of a lane on a matrix problem holds. */
class MatrixRecord implements Recorder {
  readonly heldOutLoss = null;
  /** By spectrum, and then by block. */
  readonly values: Readonly<Record<Spectrum, readonly Vector[]>>;
  distance = Number.NaN;
  meanLoss = Number.NaN;
  private readonly task: Task;
  private readonly oracle: TaskOracle;
  private readonly blocks: readonly MatrixBlock[];
  private readonly minimum: Vector | undefined;
  private readonly difference: Vector;

  constructor(task: Task, oracle: TaskOracle, blocks: readonly MatrixBlock[], minimum: Vector | undefined) {
    this.task = task;
    this.oracle = oracle;
    this.blocks = blocks;
    this.minimum = minimum;
    this.difference = zeros(lengthOf(blocks));
    const make = () => blocks.map((block) => zeros(valuesIn(block)));
    this.values = { singularValues: make(), gradSingularValues: make(), updateSingularValues: make() };
  }

  evaluate(lane: Lane): void {
    const { values, minimum, difference } = this;
    const { theta, mean } = lane;
    this.decompose(theta, values.singularValues);
    this.decompose(this.oracle.gradient0, values.gradSingularValues);
    if (lane.k === 0) for (const vector of values.updateSingularValues) vector.fill(Number.NaN);
    else this.decompose(lane.displacement(), values.updateSingularValues);
    if (minimum) {
      for (let i = 0; i < theta.length; i++) difference[i] = theta[i]! - minimum[i]!;
      this.distance = norm(difference);
    }
    if (mean) this.meanLoss = this.task.objective.value(mean);
  }

  private decompose(vector: Vector, out: readonly Vector[]): void {
    for (const [b, { offset, rows, columns }] of this.blocks.entries())
      singularValues(vector.subarray(offset, offset + rows * columns), rows, columns, out[b]!);
  }
}

type MatrixColumn = Column<MatrixRecord>;

/**
 * The columns of a lane on a matrix problem, one row per update, after those that every lane has: updates done; ‖θ_k − θ_{k−1}‖, NaN at the
 * start; the distance to the minimum where there is one; J at the average of the points; and the singular values of every block of θ,
 * of ∇J and of the latest update.
 */
function matrixColumns(problem: MatrixProblem, { average }: LaneSpecification): readonly MatrixColumn[] {
  const { declaration } = matrixOf(problem);
  return [
    { name: "update", at: ({ k }) => k },
    { name: "stepLength", at: (lane) => (lane.k === 0 ? Number.NaN : lane.stepLength()) },
    ...(declaration.minimum ? [{ name: "distance", at: (_: Lane, { distance }: MatrixRecord) => distance }] : []),
    ...(average ? [{ name: "meanLoss", at: (_: Lane, { meanLoss }: MatrixRecord) => meanLoss }] : []),
    ...spectra.flatMap((spectrum) =>
      matrixBlocks(problem).flatMap((block, b) =>
        Array.from({ length: valuesIn(block) }, (_, i) => ({
          name: spectrumColumn(spectrum, block.name, i),
          at: (_: Lane, { values }: MatrixRecord) => values[spectrum][b]![i]!,
        })),
      ),
    ),
  ];
}

/** The names of all columns of a lane on a matrix problem. */
export const matrixColumnNames = (problem: MatrixProblem, lane: LaneSpecification): string[] => [
  ...CORE_COLUMNS,
  ...matrixColumns(problem, lane).map(({ name }) => name),
];

/** The tasks of a run on a matrix problem. Lanes share the objective. */
export function matrixTasks({
  problem,
  seed,
  start,
}: Pick<MatrixRunSpecification, "problem" | "seed" | "start">): (lane: LaneSpecification) => Task {
  const { declaration, params } = matrixOf(problem);
  const blocks = declaration.blocks(params);
  const minimum = declaration.minimum?.(params, seed);
  const objective = declaration.create(params, seed);
  return (lane) => {
    const own = lane.seed ?? seed;
    const task: Task = {
      objective,
      every: 1,
      recordsPath: false,
      start: lane.start ?? start ?? declaration.start(params, own),
      oracle: (clock) => new CountingOracle(objective, own, clock),
      columns: matrixColumns(problem, lane),
      recorder: (oracle) => new MatrixRecord(task, oracle, blocks, minimum),
    };
    return task;
  };
}
