import type { Vector } from "../engine/core/types.ts";
import type { Evaluations } from "../engine/oracle.ts";
import { explain, type Outcome } from "../engine/outcome.ts";
import { type Chunk, Run } from "../engine/run.ts";
import { type Configuration, type LaneConfiguration, onSurface } from "./configuration.ts";
import { jsonText, numberText } from "./json.ts";

/** A lane that has been run to its end. */
export interface LaneResult {
  readonly lane: LaneConfiguration;
  /** Updates whose result is finite. */
  readonly steps: number;
  readonly outcome: Outcome;
  /** What was asked of the objective in all. */
  readonly evaluations: Readonly<Evaluations>;
  /** Points of the path: steps + 1, or none where the start itself is not finite. */
  readonly rows: number;
  /** The columns of engine/lane.ts, by name; each holds at least `rows` numbers. */
  readonly columns: ReadonlyMap<string, Vector>;
}

const CHUNK_ROWS = 8192;

/** Every lane of a configuration in turn, run when it is asked for. */
export function* runLanes(configuration: Configuration): Generator<LaneResult> {
  for (const index of configuration.lanes.keys()) yield runLane(configuration, index);
}

/** Runs one lane of a configuration. Lanes know nothing of each other, so this gives the same bits as all of them together. */
export function runLane(configuration: Configuration, index: number): LaneResult {
  const lane = configuration.lanes[index]!;
  const run = new Run({ ...onSurface(configuration), lanes: [lane] });
  const { columns: names, evaluations } = run.lanes[0]!;
  const columns = new Map(names.map((name) => [name, new Float64Array(configuration.steps + 1)]));
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
  return { lane, steps: Math.max(0, rows - 1), outcome: chunk.ended[0]!.outcome, evaluations, rows, columns };
}

/** The JSON document of all lanes, in pieces of bounded length. Each lane is asked for when its turn comes. */
export function* resultsJson(lanes: Iterable<LaneResult>): Generator<string> {
  yield '{"lanes":[';
  let first = true;
  for (const lane of lanes) {
    if (!first) yield ",";
    first = false;
    yield* laneJson(lane);
  }
  yield "]}\n";
}

/** The CSV table of all lanes, one row a point, likewise; its header is CSV_HEADER. */
export function* resultsCsv(lanes: Iterable<LaneResult>): Generator<string> {
  yield `${CSV_HEADER}\n`;
  let index = 0;
  for (const lane of lanes) yield* laneCsv(lane, index++);
}

/** One lane's JSON object, in pieces of bounded length. */
function* laneJson({ lane, steps, outcome, evaluations, rows, columns }: LaneResult): Generator<string> {
  const { value, gradient, hessian } = evaluations;
  const unusual = outcome.remarks !== undefined || (outcome.status === "completed" && outcome.still !== undefined);
  const head = {
    optimizer: lane.optimizer,
    ...(lane.name === undefined ? {} : { name: lane.name }),
    status: outcome.status,
    steps,
    ...(outcome.status === "converged" ? { convergedAt: outcome.since, restingPoint: outcome.point } : {}),
    ...(outcome.status === "diverged" ? { divergedAt: outcome.at, reason: explain(outcome).en } : {}),
    ...(unusual && outcome.status !== "diverged" ? { note: explain(outcome).en } : {}),
    evaluations: { value, gradient, hessian },
  };
  yield jsonText(head).slice(0, -1);
  yield* jsonList("points", rows, pointText(columns, "theta"));
  yield* jsonList("loss", rows, valueText(columns, "loss"));
  yield* jsonList("gradNorm", rows, valueText(columns, "gradNorm"));
  if (columns.has("meanLoss")) {
    yield* jsonList("averagePoints", rows, pointText(columns, "mean"));
    yield* jsonList("averageLoss", rows, valueText(columns, "meanLoss"));
  }
  if (columns.has("sigma")) {
    yield* jsonList("sigma", rows, valueText(columns, "sigma"));
    yield* jsonList("blurredLoss", rows, valueText(columns, "blurredLoss"));
  }
  yield "}";
}

const PIECE_ROWS = 2048;

function* jsonList(key: string, rows: number, item: (row: number) => string): Generator<string> {
  yield `,"${key}":[`;
  for (let from = 0; from < rows; from += PIECE_ROWS) {
    const items = Array.from({ length: Math.min(PIECE_ROWS, rows - from) }, (_, i) => item(from + i));
    yield `${from > 0 ? "," : ""}${items.join(",")}`;
  }
  yield "]";
}

function valueText(columns: LaneResult["columns"], name: string): (row: number) => string {
  const column = columns.get(name)!;
  // The loss at an average of finite points, or a blurred one, can still overflow, for which JSON has no number.
  return (row) => (Number.isFinite(column[row]) ? numberText(column[row]!) : "null");
}

function pointText(columns: LaneResult["columns"], prefix: string): (row: number) => string {
  const coordinates = coordinateColumns(columns, prefix);
  return (row) => `[${coordinates.map((column) => numberText(column[row]!)).join(",")}]`;
}

function coordinateColumns(columns: LaneResult["columns"], prefix: string): Vector[] {
  return [...columns].flatMap(([name, column]) => (new RegExp(`^${prefix}\\d+$`).test(name) ? [column] : []));
}

export const CSV_HEADER = "lane,optimizer,step,x,y,loss,gradNorm,gradientEvaluations";

/** One lane's rows, each ending its line, in pieces of bounded length. `index`: the lane's place, from 0. */
export function* laneCsv({ lane, rows, columns }: LaneResult, index: number): Generator<string> {
  const numbers = [
    ...coordinateColumns(columns, "theta"),
    ...["loss", "gradNorm", "gradientEvaluations"].map((name) => columns.get(name)!),
  ];
  for (let from = 0; from < rows; from += PIECE_ROWS) {
    let piece = "";
    for (let row = from; row < Math.min(from + PIECE_ROWS, rows); row++) {
      piece += `${index},${lane.optimizer},${row},${numbers.map((column) => numberText(column[row]!)).join(",")}\n`;
    }
    yield piece;
  }
}
