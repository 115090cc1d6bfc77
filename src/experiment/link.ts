import { numberText } from "../engine/core/number-text.ts";
import type { Text } from "../engine/core/types.ts";
import { modifiers } from "../engine/modifiers/index.ts";
import { type CataloguedKind, cataloguedKinds, isCatalogued } from "../engine/problems/catalogues.ts";
import type { Configuration } from "./configuration.ts";
import { failure, type ParseResult } from "./errors.ts";
import type { Json } from "./json.ts";
import {
  afterEndMessage,
  bothMessage,
  cutMessage,
  emptyMessage,
  lanesMessage,
  notationMessage,
  percentMessage,
  twoProblemsMessage,
} from "./link-messages.ts";
import { messages, pathText } from "./messages.ts";
import { type JsonRecord, minimal } from "./minimal.ts";
import { placeFor } from "./misplaced.ts";
import { modelOf, writtenModel } from "./model-notation.ts";
import { nearest } from "./nearest.ts";
import {
  type Field,
  jsonOf,
  type Node,
  NotationError,
  readFields,
  writeCall,
  writeRecord,
  writeText,
  writeValue,
} from "./notation.ts";
import { parseConfiguration } from "./parse.ts";
import { isPrivate } from "./private-data.ts";

/*
 * A link carries the minimal configuration in its fragment, in the notation of notation.ts:
 *
 *     #surface=rosenbrock(b:8)&start=-1.5,2&steps=140&lane=sgd
 *      &lane=momentum(learningRate:0.004,schedule:linear(final:0.00001,tau:300),name:fast)&view=(mode:side-by-side)&v=1
 *
 * `surface` is the problem: its id, with its parameters; `matrix` likewise. A network stands in fields of its own instead:
 *
 *     #network=moons(n:200)&model=mlp(hidden:(16,16),activation:relu)&batch=32&earlyStopping=(patience:20)&lane=adam&v=1
 *
 * `network` is the data set, `model` the net (`hidden:none` has no hidden layer), `batch` the batch size; the others have their names. Each `lane` is an optimizer with its parameters, its modifiers (by their
 * kind; `noise` has none), its own `start` and `model` (as that of the network), `name`, `color` (without #) and `hidden`. `lanes=none` is an empty list of lanes. What is left out has its default.
 * `v` is the version. It stands last: a link that was cut short has lost it, and no link ends in a bracket or a stop, which programs
 * that look for links in a text would take for punctuation.
 */

/** The fields of a lane besides its optimizer's parameters, which stand among them. */
const LANE_TEXTS = ["name", "color"];
const kinds = new Set<string>(modifiers.filter(({ single }) => !single).map(({ id }) => id));
const LANE_FIELDS = new Set<string>([
  ...modifiers.map(({ id }) => id),
  ...["start", "model", "batchSize", "sampling", "seed"],
  ...LANE_TEXTS,
  "hidden",
]);

/** The problem's fields that stand in a network's link by their own names, and those that have another one there. */
const NETWORK_FIELDS = ["loss", "sampling", "weightDecay", "evaluateEvery", "earlyStopping"];

/**
 * The fragment of the link to a configuration, without the #. ASCII only; the same configuration gives the same text. Throws a
 * RangeError for an experiment on private data: there is no link to these.
 */
export function encodeLink(configuration: Configuration): string {
  if (isPrivate(configuration)) throw new RangeError("private data are part of no link");
  const { version, problem, start, steps, seed, stopAtLoss, lanes, view } = minimal(configuration) as {
    readonly version: number;
    readonly problem: JsonRecord;
    readonly start?: readonly number[];
    readonly steps?: number;
    readonly seed?: number;
    readonly stopAtLoss?: number;
    readonly lanes?: readonly JsonRecord[];
    readonly view?: JsonRecord;
  };
  const fields = [
    ...(problem.kind === "network" ? writeNetwork(problem) : [writeCatalogued(problem)]),
    // A single number would be read as no list.
    ...(start ? [`start=${start.length === 1 ? writeValue(start) : start.map(writeValue).join(",")}`] : []),
    ...(steps === undefined ? [] : [`steps=${numberText(steps)}`]),
    ...(seed === undefined ? [] : [`seed=${numberText(seed)}`]),
    ...(stopAtLoss === undefined ? [] : [`stopAtLoss=${writeValue(stopAtLoss)}`]),
    ...(lanes?.length === 0 ? ["lanes=none"] : (lanes ?? []).map((lane) => `lane=${writeLane(lane)}`)),
    ...(view ? [`view=${writeRecord(view)}`] : []),
    `v=${version}`,
  ];
  return fields.join("&").replaceAll(/[\u0080-\u{10ffff}]+/gu, encodeURIComponent);
}

function writeCatalogued({ kind, id, params = {} }: JsonRecord): string {
  return `${kind as string}=${writeCall(id as string, params as JsonRecord)}`;
}

function writeNetwork({ dataset, model, batchSize, ...rest }: JsonRecord): string[] {
  const { id, ...data } = dataset as JsonRecord;
  return [
    `network=${writeCall(id as string, data)}`,
    ...(model === undefined ? [] : [`model=${writeCall("mlp", writtenModel(model as JsonRecord))}`]),
    ...(batchSize === undefined ? [] : [`batch=${writeValue(batchSize)}`]),
    ...NETWORK_FIELDS.flatMap((key) => (rest[key] === undefined ? [] : [`${key}=${writeValue(rest[key])}`])),
  ];
}

function writeLane({ optimizer, params = {}, ...rest }: JsonRecord): string {
  const particulars = [
    ...Object.entries(params as JsonRecord).map(([key, value]) => `${key}:${writeValue(value)}`),
    ...Object.entries(rest).map(([key, value]) => `${key}:${writeLaneField(key, value)}`),
  ];
  return (optimizer as string) + (particulars.length === 0 ? "" : `(${particulars.join(",")})`);
}

function writeLaneField(key: string, value: Json): string {
  if (key === "name") return writeText(value as string);
  if (key === "color") return (value as string).slice(1);
  if (key === "model") return writeRecord(writtenModel(value as JsonRecord));
  if (!kinds.has(key)) return writeValue(value);
  const { kind, ...params } = value as { readonly kind: string };
  return writeCall(kind, params);
}

/**
 * The configuration that a link means: a whole address, or its fragment with or without #. Undoes any percent-encoding. Never
 * throws; an error names the configuration's field, or "link" and the place where the text stops making sense.
 */
export function decodeLink(link: string): ParseResult {
  const text = fragmentOf(link);
  if (text === null) return failure("link", percentMessage);
  if (text === "") return failure("link", emptyMessage);
  const result = decodeText(text);
  const after = result.ok ? "" : afterEnd(text);
  return after === "" ? result : failure("link", afterEndMessage(after));
}

/** What may follow a link in a text or a chat: closing brackets, quotes, stops, and what is invisible. */
const PUNCTUATION = /[\p{P}\p{S}\p{Cf}]+$/u;
const LONGEST_PUNCTUATION = 12;

/** What follows the end of a link that cannot be read: after its version, or punctuation without which it can be read; "" if nothing. */
function afterEnd(text: string): string {
  // A version without a fraction, and what is neither its continuation nor another field.
  const afterVersion = /(?:^|&)v=\d+([^\d&][^&]*)$/.exec(text)?.[1];
  if (afterVersion !== undefined) return afterVersion;
  const trailing = PUNCTUATION.exec(text.slice(-LONGEST_PUNCTUATION))?.[0] ?? "";
  for (let length = 1; length <= trailing.length; length++)
    if (decodeText(text.slice(0, -length)).ok) return text.slice(-length);
  return "";
}

function decodeText(text: string): ParseResult {
  let fields: Field[];
  try {
    fields = readFields(text);
  } catch (error) {
    if (error instanceof NotationError) return failure("link", notationMessage(error, text));
    throw error;
  }
  const version = fields.find(({ key }) => key === "v");
  if (!version) return failure("version", cutMessage);
  const number = jsonOf(version.value);
  const decode = typeof number === "number" ? decoders.get(number) : undefined;
  return decode ? decode(fields) : failure("version", messages.version(number));
}

/** Whether a text has the field of a link that names the problem, or the version. */
export const startsProblem = (text: string): boolean =>
  text.split("&").some((part) => ["v", "network", ...cataloguedKinds].some((key) => part.startsWith(`${key}=`)));

/** Whether a link, which may be broken, is one to a network. */
export const namesNetwork = (link: string): boolean => /(?:^|&)network=/.test(fragmentOf(link) ?? link);

/** Every version of links that there has been, for ever. */
const decoders: ReadonlyMap<number, (fields: readonly Field[]) => ParseResult> = new Map([[1, decodeVersion1]]);

const PROBLEM_FIELDS = ["network", "model", "batch", ...NETWORK_FIELDS];
const FIELDS = [
  ...cataloguedKinds,
  ...PROBLEM_FIELDS,
  "start",
  "steps",
  "seed",
  "stopAtLoss",
  "lane",
  "lanes",
  "view",
  "v",
];

function decodeVersion1(fields: readonly Field[]): ParseResult {
  const lanes: Json[] = [];
  const json: Record<string, Json> = { version: 1 };
  const network: Record<string, Json> = { kind: "network" };
  const seen = new Set<string>();
  for (const { key, value } of fields) {
    if (!FIELDS.includes(key)) return failure(pathText([key]), unknownField({ key, value }, fields));
    if (seen.has(key) && key !== "lane") return failure(key, messages.givenTwice);
    seen.add(key);
    switch (key) {
      case "network":
        network.dataset = datasetOf(value);
        break;
      case "model":
        network.model = modelOf(value);
        break;
      case "batch":
        network.batchSize = jsonOf(value);
        break;
      case "lane":
        lanes.push(laneOf(value));
        break;
      case "lanes":
        if (jsonOf(value) !== "none") return failure("lanes", lanesMessage);
        break;
      case "start":
      case "steps":
      case "seed":
      case "stopAtLoss":
      case "view":
        json[key] = jsonOf(value);
        break;
      default:
        if (isCatalogued(key)) json.problem = problemOf(key, value);
        if (NETWORK_FIELDS.includes(key)) network[key] = jsonOf(value);
    }
  }
  const stray = PROBLEM_FIELDS.find((key) => seen.has(key));
  const [named, second] = cataloguedKinds.filter((kind) => seen.has(kind));
  if (named !== undefined && stray !== undefined) return failure(stray, bothMessage(named));
  if (named !== undefined && second !== undefined) return failure(second, twoProblemsMessage(named));
  if (stray !== undefined) json.problem = network;
  if (seen.has("lane") && seen.has("lanes")) return failure("lanes", lanesMessage);
  if (seen.has("lane") || seen.has("lanes")) json.lanes = lanes;
  return parseConfiguration(json);
}

/** What to say of a field that links do not have: where it belongs, else which name resembles it. */
function unknownField(field: Field, fields: readonly Field[]): Text {
  const resembled = nearest(field.key, FIELDS).length > 0;
  const place =
    placeFor(field, fields, LANE_FIELDS, false) ?? (resembled ? null : placeFor(field, fields, LANE_FIELDS, true));
  return place === null ? messages.field(field.key, FIELDS) : messages.misplaced(place, FIELDS);
}

function problemOf(kind: CataloguedKind, node: Node): Json {
  if (node.kind === "list" || (node.kind === "call" && node.name === null)) return jsonOf(node);
  if (node.kind === "scalar") return { kind, id: textOf(node) };
  return { kind, id: textOf(node.name!), params: recordOf(node.pairs) };
}

function datasetOf(node: Node): Json {
  if (node.kind === "list" || (node.kind === "call" && node.name === null)) return jsonOf(node);
  if (node.kind === "scalar") return { id: textOf(node) };
  return { id: textOf(node.name!), ...(recordOf(node.pairs) as JsonRecord) };
}

function laneOf(node: Node): Json {
  if (node.kind === "list" || (node.kind === "call" && node.name === null)) return jsonOf(node);
  if (node.kind === "scalar") return { optimizer: textOf(node) };
  const params: [string, Json][] = [];
  const others: [string, Json][] = [];
  for (const [key, value] of node.pairs) {
    if (LANE_FIELDS.has(key)) others.push([key, laneFieldOf(key, value)]);
    else params.push([key, jsonOf(value)]);
  }
  return {
    optimizer: textOf(node.name!),
    ...(params.length > 0 ? { params: Object.fromEntries(params) } : {}),
    ...Object.fromEntries(others),
  };
}

function laneFieldOf(key: string, node: Node): Json {
  if (key === "model") return modelOf(node);
  if (node.kind !== "scalar") return jsonOf(node);
  if (key === "name") return node.text;
  if (key === "color") return `#${node.text}`;
  return kinds.has(key) ? { kind: textOf(node) } : jsonOf(node);
}

const textOf = (node: Node): Json => (node.kind === "scalar" ? node.text : jsonOf(node));

const recordOf = (pairs: ReadonlyMap<string, Node>): Json =>
  Object.fromEntries([...pairs].map(([key, value]) => [key, jsonOf(value)]));

/** The fragment as it was written; null where its percent-encoding is broken. */
function fragmentOf(link: string): string | null {
  // Mail breaks long lines, even within %E3.
  let text = link.replaceAll(/\s+/g, "");
  let hash = text.indexOf("#");
  if (hash >= 0) text = text.slice(hash);
  // Software in between may have encoded once more than it decoded.
  for (let round = 0; round < 4 && text.includes("%"); round++) {
    try {
      text = decodeURIComponent(text);
    } catch {
      return null;
    }
  }
  hash = text.indexOf("#");
  if (hash >= 0) text = text.slice(hash);
  else if (/^[a-z][a-z\d+.-]*:\/\//i.test(text)) return "";
  // Blanks may have been encoded after they got in, and & has another name in HTML.
  return text.replaceAll(/^#+|\s+/g, "").replaceAll("&amp;", "&");
}
