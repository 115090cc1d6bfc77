import type { Json } from "./json.ts";
import type { JsonRecord } from "./minimal.ts";
import { jsonOf, type Node } from "./notation.ts";
import { isRecord } from "./plain.ts";

/*
 * Models in links: `mlp(hidden:(16,16),activation:relu)` for the network's, the same without its name for a lane's. The notation has no
 * empty list, so `none` is one.
 */

const LISTS = ["hidden", "activation", "layers"];
const isEmpty = (value: Json) => Array.isArray(value) && value.length === 0;

/** A record with its fields, and those of records within it, passed through `change`. */
function changed(record: JsonRecord, change: (key: string, value: Json) => Json): JsonRecord {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [key, isRecord(value) ? changed(value, change) : change(key, value)]),
  );
}

/** A model's fields as a link writes them. */
export const writtenModel = (model: JsonRecord): JsonRecord =>
  changed(model, (key, value) => (LISTS.includes(key) && isEmpty(value) ? "none" : value));

/** The net's fields; there is one kind of net, whose name says so to the reader. */
export function modelOf(node: Node): Json {
  const json = node.kind === "scalar" && node.text === "mlp" ? {} : jsonOf(node);
  if (node.kind !== "call") return json;
  const { kind = "mlp", ...fields } = json as JsonRecord;
  const lists = changed(fields, (key, value) => (LISTS.includes(key) && value === "none" ? [] : value));
  return { ...(kind === "mlp" ? {} : { kind }), ...lists };
}
