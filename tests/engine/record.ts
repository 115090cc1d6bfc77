import type { ParameterValues } from "../../src/engine/core/types.ts";
import type { Lane } from "../../src/engine/lane.ts";
import type { Chunk, Run } from "../../src/engine/run.ts";
import type { SurfaceRunSpecification } from "../../src/engine/surface-task.ts";
import { runOf } from "./lanes.ts";

/** The columns of one lane by name, each with all rows. */
export type Columns = Readonly<Record<string, readonly number[]>>;

/** Walks a lane to its end, `chunk` rows at a time, and returns the rows that came. */
export function columnsOf(lane: Lane, steps: number, chunk = 1000): Columns {
  const columns: Record<string, number[]> = Object.fromEntries(lane.columns.map((name) => [name, []]));
  const buffer = new Float64Array(chunk * lane.columns.length);
  while (!lane.finished(steps)) {
    const rows = lane.advance(steps, chunk, buffer, 0);
    lane.columns.forEach((name, c) => {
      columns[name]!.push(...buffer.subarray(c * chunk, c * chunk + rows));
    });
  }
  return columns;
}

/** A finished run: the columns of every lane and all its chunks. */
export function recordOf(spec: SurfaceRunSpecification, chunk = 1000): { lanes: Columns[]; chunks: Chunk[]; run: Run } {
  const run = runOf(spec);
  const lanes = run.lanes.map((lane) => Object.fromEntries(lane.columns.map((name): [string, number[]] => [name, []])));
  const chunks: Chunk[] = [];
  while (!run.done) {
    const next = run.advance(chunk);
    chunks.push(next);
    for (const { lane, from, rows, offset } of next.segments) {
      run.lanes[lane]!.columns.forEach((name, c) => {
        const column = lanes[lane]![name]!;
        if (column.length !== from) throw new Error(`lane ${lane} continues at row ${from}, not ${column.length}`);
        column.push(...next.buffer.subarray(offset + c * rows, offset + (c + 1) * rows));
      });
    }
  }
  return { lanes, chunks, run };
}

/** A run on one surface. */
export function specificationOf(
  surface: string,
  start: readonly number[],
  lanes: SurfaceRunSpecification["lanes"],
  { steps = 100, seed = 1, params = {} }: { steps?: number; seed?: number; params?: ParameterValues } = {},
): SurfaceRunSpecification {
  return { problem: { kind: "surface", id: surface, params }, start, steps, seed, lanes };
}
