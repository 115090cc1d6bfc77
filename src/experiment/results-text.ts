import { numberText } from "../engine/core/number-text.ts";
import type { Vector } from "../engine/core/types.ts";
import { explain } from "../engine/outcome-words.ts";
import { headsOf, normColumns, problemOf } from "../engine/training/specification.ts";
import { type Configuration, isNetwork } from "./configuration.ts";
import { explainedNames } from "./explained.ts";
import { jsonText } from "./json.ts";
import { kindOf } from "./problem-kinds.ts";
import type { LaneResult } from "./results.ts";

/** θ after some updates of a lane on a network, run again for them. */
export type PointsOf = (lane: number, updates: Iterable<number>) => Iterable<Vector>;

/**
 * The JSON document of all lanes, in pieces of bounded length. Each lane is asked for when its turn comes. With `points`, lanes on
 * networks list theirs too.
 */
export function* resultsJson(lanes: Iterable<LaneResult>, points: PointsOf | null = null): Generator<string> {
  yield '{"lanes":[';
  let index = 0;
  for (const lane of lanes) {
    if (index > 0) yield ",";
    yield* laneJson(lane, index++, points);
  }
  yield "]}\n";
}

/** The CSV table of all lanes, one row a point, likewise. */
export function* resultsCsv(lanes: Iterable<LaneResult>, table: Table): Generator<string> {
  yield `${csvHeader(table)}\n`;
  let index = 0;
  for (const lane of lanes) yield* laneCsv(lane, index++, table);
}

/** One lane's JSON object, in pieces of bounded length. */
function* laneJson(result: LaneResult, index: number, points: PointsOf | null): Generator<string> {
  const { lane, steps, outcome, evaluations, best } = result;
  const recordsPath = result.columns.has("theta0");
  const { value, gradient, hessian } = evaluations;
  const { early, reached } = outcome;
  const counted = recordsPath ? "step" : "update";
  const unusual =
    early !== undefined ||
    reached !== undefined ||
    outcome.deadEnds !== undefined ||
    outcome.remarks !== undefined ||
    (outcome.status === "converged" && outcome.point === "unclassified") ||
    (outcome.status === "completed" && outcome.still !== undefined);
  const head = {
    optimizer: lane.optimizer,
    ...(lane.name === undefined ? {} : { name: lane.name }),
    status: outcome.status,
    steps,
    ...(outcome.status === "converged" ? { convergedAt: outcome.since, restingPoint: outcome.point } : {}),
    ...(outcome.status === "diverged" ? { divergedAt: outcome.at, reason: explain(outcome, counted).en } : {}),
    ...(reached ? { stoppedAt: reached.at, stoppedBy: "stopAtLoss" } : early ? { stoppedAt: early.at } : {}),
    ...(best ? { lowestHeldOut: { at: best.k, loss: best.loss } } : {}),
    ...(unusual && outcome.status !== "diverged" ? { note: explain(outcome, counted).en } : {}),
    evaluations: { value, gradient, hessian },
  };
  yield jsonText(head).slice(0, -1);
  if (recordsPath) yield* pathLists(result);
  else yield* trainedLists(result, index, points);
  yield "}";
}

function* pathLists({ rows, columns }: LaneResult): Generator<string> {
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
}

/** Columns of a lane on a network, by the names that its results have for them. */
const TRAINED_COLUMNS = {
  loss: "loss",
  gradNorm: "gradNorm",
  dataLoss: "dataLoss",
  zeroOne: "zeroOne",
  heldOutLoss: "heldOutLoss",
  heldOutZeroOne: "heldOutZeroOne",
  averageLoss: "meanLoss",
  averageGradNorm: "meanGradNorm",
  averageDataLoss: "meanDataLoss",
  averageZeroOne: "meanZeroOne",
  averageHeldOutLoss: "meanHeldOutLoss",
  averageHeldOutZeroOne: "meanHeldOutZeroOne",
  stepLength: "stepLength",
  distance: "distance",
  examples: "examples",
  gradientEvaluations: "gradientEvaluations",
} as const;

const { distance: _, ...NETWORK_COLUMNS } = TRAINED_COLUMNS;

/** What results call a norm within an affine map, such as `gradNormHead2` for the head on the second hidden layer; null for other columns. */
function normName(column: string): string | null {
  const [, part, index] = /^(layer|output|head)Norm(\d*)$/.exec(column) ?? [];
  if (part === undefined || index === undefined) return null;
  return `gradNorm${part[0]!.toUpperCase()}${part.slice(1)}${index && Number(index) + 1}`;
}

function* trainedLists({ rows, columns, theta, best, outcome }: LaneResult, index: number, points: PointsOf | null) {
  const updates = columns.get("update")!;
  yield* parameters("finalParams", theta);
  if (outcome.early && best) yield* parameters("bestParams", best.theta);
  if (points) {
    yield ',"points":[';
    let first = true;
    for (const theta of points(index, updates.subarray(0, rows))) {
      yield first ? "[" : ",[";
      first = false;
      yield* numbersOf(theta);
      yield "]";
    }
    yield "]";
  }
  // Rows are updates, unless evaluations are further apart.
  if (rows > 0 && updates[rows - 1] !== rows - 1) yield* jsonList("evaluatedAt", rows, valueText(columns, "update"));
  for (const [key, name] of Object.entries(TRAINED_COLUMNS)) {
    if (columns.has(name)) yield* jsonList(key, rows, valueText(columns, name));
  }
  for (const name of columns.keys()) {
    const key = normName(name);
    if (key !== null) yield* jsonList(key, rows, valueText(columns, name));
  }
  for (const name of EXPLAINED_COLUMNS) {
    if (columns.has(name)) yield* jsonList(name, rows, valueText(columns, name));
  }
  for (const [list, members] of listsIn(columns.keys())) {
    const numbers = members.map((name) => valueText(columns, name));
    yield* jsonList(list, rows, (row) => `[${numbers.map((text) => text(row)).join(",")}]`);
  }
}

/** The columns that are one list in JSON, by its name: they end in _0, _1, …. */
function listsIn(names: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const lists = new Map<string, string[]>();
  for (const name of names) {
    const list = /^(.+)_\d+$/.exec(name)?.[1];
    if (list !== undefined) lists.set(list, [...(lists.get(list) ?? []), name]);
  }
  return lists;
}

/** R² on either set. New columns come last, so that those before keep their places. */
const EXPLAINED_COLUMNS = ["r2", "heldOutR2"] as const;

const PIECE_ROWS = 2048;

function* numbersOf(vector: Vector): Generator<string> {
  for (let from = 0; from < vector.length; from += PIECE_ROWS) {
    const piece = Array.from(vector.subarray(from, from + PIECE_ROWS), finiteText).join(",");
    yield from > 0 ? `,${piece}` : piece;
  }
}

function* parameters(key: string, theta: Vector): Generator<string> {
  yield `,"${key}":[`;
  yield* numbersOf(theta);
  yield "]";
}

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
  return (row) => finiteText(column[row]!);
}

/** null for what JSON has no number for: a loss at an average of finite points can overflow, or parameters drawn with a vast scale. */
const finiteText = (x: number) => (Number.isFinite(x) ? numberText(x) : "null");

function pointText(columns: LaneResult["columns"], prefix: string): (row: number) => string {
  const coordinates = coordinateColumns(columns, prefix);
  return (row) => `[${coordinates.map((column) => numberText(column[row]!)).join(",")}]`;
}

function coordinateColumns(columns: LaneResult["columns"], prefix: string): Vector[] {
  return [...columns].flatMap(([name, column]) => (new RegExp(`^${prefix}\\d+$`).test(name) ? [column] : []));
}

export type Kind = Configuration["problem"]["kind"];

/** What a table shows besides lane, optimizer and step: names in its header, and the columns of the lanes that stand under them. */
export interface Table {
  readonly kind: Kind;
  readonly columns: readonly (readonly [name: string, column: string])[];
}

const PATH_COLUMNS = {
  x: "theta0",
  y: "theta1",
  loss: "loss",
  gradNorm: "gradNorm",
  gradientEvaluations: "gradientEvaluations",
} as const;
/** What lanes on a surface have besides, by the modifier that it comes from. */
const MODIFIED_COLUMNS = {
  average: { averageX: "mean0", averageY: "mean1", averageLoss: "meanLoss" },
  continuation: { sigma: "sigma", blurredLoss: "blurredLoss" },
} as const;

/** A surface's table with its coordinates named as its formula names them. */
export function withCoordinates(table: Table, [x, y]: readonly [string, string]): Table {
  const capital = (name: string) => name[0]!.toUpperCase() + name.slice(1);
  const names: Readonly<Record<string, string>> = {
    ...{ x, y, averageX: `average${capital(x)}`, averageY: `average${capital(y)}` },
  };
  return { ...table, columns: table.columns.map(([name, column]) => [names[name] ?? name, column]) };
}

/** What tables show of the columns that lanes have: those with a name in results, and lists counted from 1. */
function declaredColumns(recorded: ReadonlySet<string>): Table["columns"] {
  const named = Object.entries(TRAINED_COLUMNS).filter(([, column]) => recorded.has(column));
  const lists = [...listsIn(recorded)].flatMap(([list, members]) =>
    members.map((column, i) => [`${list}${i + 1}`, column] as const),
  );
  return [...named, ...lists];
}

/** The table for the first configuration and all others of its kind; for none at all, one of surfaces. */
export function tableOf(configurations: Iterable<Configuration>): Table {
  let kind: Kind | null = null;
  let layers = 0;
  const heads = new Set<number>();
  const explained = new Set<string>();
  const recorded = new Set<string>();
  const used = { average: false, continuation: false };
  for (const configuration of configurations) {
    kind ??= configuration.problem.kind;
    if (kind !== configuration.problem.kind) continue;
    for (const lane of configuration.lanes)
      for (const name of kindOf(kind)?.columnNames(configuration.problem, lane) ?? []) recorded.add(name);
    for (const { average, continuation } of configuration.lanes) {
      used.average ||= average !== undefined;
      used.continuation ||= continuation !== undefined;
    }
    if (!isNetwork(configuration)) continue;
    for (const name of explainedNames(configuration)) explained.add(name);
    const { problem, lanes } = configuration;
    // The shared model counts even if no lane is left that has it.
    for (const { model } of [problem, ...lanes.map((lane) => problemOf(problem, lane))]) {
      layers = Math.max(layers, model.hidden.length);
      for (const head of headsOf(model)) heads.add(head);
    }
  }
  const declared = kind === null ? undefined : kindOf(kind);
  if (kind !== null && declared) return { kind, columns: declaredColumns(recorded) };
  if (kind !== "network") {
    const { average, continuation } = MODIFIED_COLUMNS;
    const columns = { ...PATH_COLUMNS, ...(used.average && average), ...(used.continuation && continuation) };
    return { kind: "surface", columns: Object.entries(columns) };
  }
  const norms = normColumns(
    layers,
    [...heads].sort((a, b) => a - b),
  );
  return {
    kind,
    columns: [
      ...Object.entries(NETWORK_COLUMNS),
      ...norms.map((column) => [normName(column)!, column] as const),
      ...EXPLAINED_COLUMNS.filter((name) => explained.has(name)).map((name) => [name, name] as const),
    ],
  };
}

export const csvHeader = ({ columns }: Table): string =>
  `lane,optimizer,step,${columns.map(([name]) => name).join(",")}`;

/** One lane's rows, each ending its line, in pieces of bounded length. `index`: the lane's place, from 0. */
export function* laneCsv({ lane, rows, columns }: LaneResult, index: number, table: Table): Generator<string> {
  const numbers = table.columns.map(([, column]) => columns.get(column) ?? null);
  const updates = columns.get("update");
  // What there is not, such as an average or the step to the start, leaves its cell empty.
  const cell = (column: Vector | null, row: number) =>
    column && !Number.isNaN(column[row]) ? numberText(column[row]!) : "";
  for (let from = 0; from < rows; from += PIECE_ROWS) {
    let piece = "";
    for (let row = from; row < Math.min(from + PIECE_ROWS, rows); row++) {
      const step = updates ? updates[row]! : row;
      piece += `${index},${lane.optimizer},${step},${numbers.map((column) => cell(column, row)).join(",")}\n`;
    }
    yield piece;
  }
}
