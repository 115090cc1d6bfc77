import { optimizers } from "../engine/methods/index.ts";
import { modifiers } from "../engine/modifiers/index.ts";
import { datasets } from "../engine/networks/data/index.ts";
import { auxiliaryParameters, earlyStoppingParameters, modelParameters } from "../engine/networks/settings.ts";
import { cataloguedKinds, catalogues } from "../engine/problems/catalogues.ts";
import { defaults } from "./configuration.ts";
import { nearest } from "./nearest.ts";
import { type Field, type Node, writeText } from "./notation.ts";
import { viewFields } from "./view-schema.ts";

/** A suggestion longer than this omits what the link has beside the misplaced field. */
const LONGEST = 100;
/** A value longer than this is not repeated. */
const LONGEST_VALUE = 60;

type Pairs = readonly (readonly [key: string, value: string])[];

function write(node: Node): string {
  if (node.kind === "scalar") return writeText(node.text);
  if (node.kind === "list") return `(${node.items.map(write).join(",")})`;
  return `${node.name === null ? "" : write(node.name)}(${written(pairsOf(node))})`;
}

const written = (pairs: Pairs) => pairs.map(([key, value]) => `${key}:${value}`).join(",");

const pairsOf = (node: Node | undefined): Pairs =>
  node?.kind === "call" ? [...node.pairs].map(([key, value]) => [writeText(key), write(value)]) : [];

function nameOf(node: Node | undefined): string | undefined {
  if (node?.kind === "scalar") return node.text;
  return node?.kind === "call" && node.name?.kind === "scalar" ? node.name.text : undefined;
}

/** A field of the link with one more pair; "…" replaces the others where they are long. */
function withPair(field: string, name: string, node: Node | undefined, key: string, value: string): string {
  const others = pairsOf(node).filter(([other]) => other !== key);
  const all = `${field}=${name}(${written([...others, [key, value]])})`;
  return all.length <= LONGEST || others.length === 0 ? all : `${field}=${name}(…,${key}:${value})`;
}

/** A place where a field can be: what it is called there, and the field of the link that then contains it. */
interface Place {
  readonly keys: readonly string[];
  readonly suggest: (key: string, value: string) => string;
}

const keysOf = (list: readonly { readonly id: string; readonly parameters: object }[], id: string | undefined) =>
  Object.keys(list.find((each) => each.id === id)?.parameters ?? {});

function problemPlaces(fields: readonly Field[]): Place[] {
  const nodeOf = (key: string) => fields.find((field) => field.key === key)?.value;
  const [network, model, early] = ["network", "model", "earlyStopping"].map(nodeOf);
  if (!network && !model)
    return cataloguedKinds.map((kind) => {
      const problem = nodeOf(kind);
      return {
        keys: keysOf(catalogues[kind], nameOf(problem)),
        suggest: (key, value) => withPair(kind, nameOf(problem)!, problem, key, value),
      };
    });
  const dataset = nameOf(network) ?? defaults.dataset;
  return [
    { keys: keysOf(datasets, dataset), suggest: (key, value) => withPair("network", dataset, network, key, value) },
    { keys: Object.keys(modelParameters), suggest: (key, value) => withPair("model", "mlp", model, key, value) },
    {
      keys: Object.keys(auxiliaryParameters),
      suggest: (key, value) => withPair("model", "mlp", model, "auxiliary", `(${key}:${value})`),
    },
    { keys: ["batchSize"], suggest: (_, value) => `batch=${value}` },
    {
      keys: Object.keys(earlyStoppingParameters),
      suggest: (key, value) => withPair("earlyStopping", "", early, key, value),
    },
  ];
}

/** The modifier's pair of a lane, with a parameter in the lane's own kind if that has it, else in the first kind that does. */
function modifierPair(lane: Node | undefined, key: string, value: string): readonly [string, string] {
  for (const { id, kinds, single } of modifiers) {
    const present = lane?.kind === "call" ? lane.pairs.get(id) : undefined;
    const having = kinds.filter(({ parameters }) => key in parameters);
    const kind = having.find((each) => each.id === nameOf(present)) ?? having[0];
    if (kind) return [id, `${single ? "" : kind.id}(${written([...pairsOf(present), [key, value]])})`];
  }
  throw new RangeError(`no modifier has a parameter ${key}`);
}

function lanePlaces(fields: readonly Field[], laneFields: Iterable<string>): Place[] {
  const lanes = fields.filter(({ key }) => key === "lane").map(({ value }) => value);
  const first = lanes[0];
  const firstName = nameOf(first) ?? defaults.lanes[0].optimizer;
  return [
    ...lanes.map(
      (lane): Place => ({
        keys: keysOf(optimizers, nameOf(lane)),
        suggest: (key, value) => withPair("lane", nameOf(lane)!, lane, key, value),
      }),
    ),
    { keys: [...laneFields], suggest: (key, value) => withPair("lane", firstName, first, key, value) },
    {
      keys: modifiers.flatMap(({ kinds }) => kinds.flatMap(({ parameters }) => Object.keys(parameters))),
      suggest: (key, value) => withPair("lane", firstName, first, ...modifierPair(first, key, value)),
    },
    // Of an optimizer that the link does not have.
    ...optimizers.map(
      ({ id, parameters }): Place => ({
        keys: Object.keys(parameters),
        suggest: (key, value) => withPair("lane", id, undefined, key, value),
      }),
    ),
  ];
}

/**
 * Where a field belongs that a link has at its top, although it is part of a problem, a lane, a modifier or the view: the field that
 * contains it there, such as `network=moons(n:200)` for `n=200`. Null if there is no such place. With `resembling`, a name that is
 * near one of those suffices.
 */
export function placeFor(
  { key, value }: Field,
  fields: readonly Field[],
  laneFields: Iterable<string>,
  resembling: boolean,
): string | null {
  const view = fields.find((field) => field.key === "view")?.value;
  const places: readonly Place[] = [
    ...problemPlaces(fields),
    ...lanePlaces(fields, laneFields),
    { keys: viewFields, suggest: (name, text) => withPair("view", "", view, name, text) },
  ];
  const names = places.flatMap(({ keys }) => keys);
  const name = resembling ? nearest(key, names)[0] : key;
  const place = places.find(({ keys }) => name !== undefined && keys.includes(name));
  const text = write(value);
  return place ? place.suggest(name!, text.length <= LONGEST_VALUE ? text : "…") : null;
}
