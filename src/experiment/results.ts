import type { Vector } from "../engine/core/types.ts";
import type { Evaluations } from "../engine/oracle.ts";
import type { Outcome } from "../engine/outcome.ts";
import { type Chunk, Run, type Trained } from "../engine/run.ts";
import { TrainingRun } from "../engine/training/run.ts";
import { rowsOf } from "../engine/training/specification.ts";
import { type Configuration, isSurface, type LaneConfiguration } from "./configuration.ts";
import { withExplained } from "./explained.ts";

/** A lane that has been run to its end. */
export interface LaneResult {
  readonly lane: LaneConfiguration;
  /** Updates whose result is finite. */
  readonly steps: number;
  readonly outcome: Outcome;
  /** What was asked of the objective in all. */
  readonly evaluations: Readonly<Evaluations>;
  /** Points of the path: steps + 1, or none where the start itself is not finite. On a network: evaluations. */
  readonly rows: number;
  /** The columns of engine/lane.ts or engine/training, and of R² on networks with values for targets, by name; each holds at least `rows` numbers. */
  readonly columns: ReadonlyMap<string, Vector>;
  /** Of a lane on a network. */
  readonly trained?: Trained;
}

const CHUNK_ROWS = 8192;

/** Every lane of a configuration in turn, run when it is asked for. */
export function* runLanes(configuration: Configuration): Generator<LaneResult> {
  for (const index of configuration.lanes.keys()) yield runLane(configuration, index);
}

/** Runs one lane of a configuration. Lanes know nothing of each other, so this gives the same bits as all of them together. */
export function runLane(configuration: Configuration, index: number): LaneResult {
  const lane = configuration.lanes[index]!;
  const { steps } = configuration;
  if (isSurface(configuration)) return collected(lane, new Run({ ...configuration, lanes: [lane] }), steps + 1);
  const { evaluateEvery } = configuration.problem;
  const result = collected(lane, new TrainingRun({ ...configuration, lanes: [lane] }), rowsOf(steps, evaluateEvery));
  return { ...result, columns: withExplained(configuration, result.columns) };
}

/** Runs the only lane of a run, and collects its columns, of at most `most` rows. */
function collected(lane: LaneConfiguration, run: Run | TrainingRun, most: number): LaneResult {
  const { columns: names, evaluations } = run.lanes[0]!;
  const columns = new Map(names.map((name) => [name, new Float64Array(most)]));
  let rows = 0;
  let chunk: Chunk;
  do {
    chunk = run.advance(CHUNK_ROWS);
    const { buffer, segments } = chunk;
    for (const segment of segments) {
      for (const [c, name] of names.entries()) {
        const from = segment.offset + c * segment.rows;
        columns.get(name)!.set(buffer.subarray(from, from + segment.rows), segment.from);
      }
      rows += segment.rows;
    }
  } while (!chunk.done);
  const { outcome, trained } = chunk.ended[0]!;
  const steps = trained?.steps ?? Math.max(0, rows - 1);
  return { lane, steps, outcome, evaluations, rows, columns, ...(trained && { trained }) };
}
