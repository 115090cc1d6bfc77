import type { Vector } from "../engine/core/types.ts";
import { tasksOf } from "../engine/problems/tasks.ts";
import { type Chunk, type LaneEnd, Run } from "../engine/run.ts";
import { rowsOf } from "../engine/task.ts";
import type { Configuration, LaneConfiguration } from "./configuration.ts";
import { withExplained } from "./explained.ts";

/** A lane that has been run to its end. */
export interface LaneResult extends Omit<LaneEnd, "lane"> {
  readonly lane: LaneConfiguration;
  /** Rows of its record; none if the start itself is not finite. */
  readonly rows: number;
  /** The columns of its record, and those derived from them, by name; each holds at least `rows` numbers. */
  readonly columns: ReadonlyMap<string, Vector>;
}

const CHUNK_UPDATES = 8192;

/** Every lane of a configuration in turn, run on request. */
export function* runLanes(configuration: Configuration): Generator<LaneResult> {
  for (const index of configuration.lanes.keys()) yield runLane(configuration, index);
}

/** Runs one lane of a configuration. Lanes are independent, so this gives the same bits as all of them together. */
export function runLane(configuration: Configuration, index: number): LaneResult {
  const lane = configuration.lanes[index]!;
  const run = new Run({ ...configuration, lanes: [lane] }, tasksOf(configuration));
  const { columns: names, task } = run.lanes[0]!;
  const most = rowsOf(configuration.steps, task.every);
  const columns = new Map(names.map((name) => [name, new Float64Array(most)]));
  let rows = 0;
  let chunk: Chunk;
  do {
    chunk = run.advance(CHUNK_UPDATES);
    const { buffer, segments } = chunk;
    for (const segment of segments) {
      for (const [c, name] of names.entries()) {
        const from = segment.offset + c * segment.rows;
        columns.get(name)!.set(buffer.subarray(from, from + segment.rows), segment.from);
      }
      rows += segment.rows;
    }
  } while (!chunk.done);
  return { ...chunk.ended[0]!, lane, rows, columns: withExplained(configuration, columns) };
}
