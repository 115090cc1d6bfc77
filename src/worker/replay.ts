import { Replay } from "../engine/series.ts";
import { type SurfaceRunSpecification, surfaceTasks } from "../engine/surface-task.ts";
import type { SeriesPart } from "./protocol.ts";

/** What is followed, kept between the parts that are asked for one after the other. */
let current: { readonly key: string; readonly replay: Replay } | null = null;

/**
 * The rows of a series from `from` on, as many as `budget` milliseconds of work give. Going on from where the part before ended costs
 * nothing else; anything else starts the lane again.
 */
export function seriesPart(
  specification: SurfaceRunSpecification,
  lane: number,
  series: string,
  from: number,
  budget: number,
): SeriesPart {
  const key = JSON.stringify([specification, lane, series]);
  if (current?.key !== key || current.replay.rows > from)
    current = {
      key,
      replay: new Replay(specification, lane, surfaceTasks(specification)(specification.lanes[lane]!), series),
    };
  const { replay } = current;
  const rows: Float64Array[] = [];
  const end = performance.now() + budget;
  while (performance.now() < end) {
    const row = replay.next();
    if (row === null) break;
    if (replay.rows > from) rows.push(row);
  }
  const columns = Array.from({ length: rows[0]?.length ?? 0 }, (_, c) => Float64Array.from(rows, (row) => row[c]!));
  return { from, columns, done: replay.done };
}
