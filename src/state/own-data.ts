import { clear, createStore as createDatabase, delMany, getMany, keys, setMany } from "idb-keyval";
import { createStore } from "zustand/vanilla";
import type { Text } from "../engine/core/types.ts";
import type { InlineDataset } from "../engine/networks/data/index.ts";
import type { Configuration } from "../experiment/configuration.ts";
import { type ParseResult, refusal } from "../experiment/errors.ts";
import { minimal } from "../experiment/minimal.ts";
import { parseConfiguration } from "../experiment/parse.ts";
import { isPrivate } from "../experiment/private-data.ts";
import { useLab } from "./lab.ts";
import { mark, ownKey } from "./own-key.ts";

/*
 * Experiments on the user's own data, in the browser's IndexedDB: under each key the configuration without its examples, and under
 * the key with "/data" behind it the examples, which are written only when they change.
 */

/** How many are kept; the oldest make room. */
const MOST_KEPT = 6;
/** An experiment is stored once it has rested this long, in milliseconds. */
const REST_MILLISECONDS = 300;

type Data = Pick<InlineDataset, "inputs" | "targets">;

interface Stored {
  readonly saved: number;
  /** As a file has it, but for the examples. */
  readonly configuration: ReturnType<typeof minimal>;
}

interface OwnDataState {
  /** Whether the data on the page would survive a reload. */
  readonly state: "kept" | "failed" | "forgotten" | "none";
  /** Experiments on the user's data that the device keeps. */
  readonly count: number;
}

export const ownData = createStore<OwnDataState>(() => ({ state: "none", count: 0 }));

let database: ReturnType<typeof createDatabase> | null = null;
/** Throws where the browser has no store. */
function store(): ReturnType<typeof createDatabase> {
  database ??= createDatabase("thalweg", "own-data");
  return database;
}

const dataKey = (key: string) => `${key}/data`;

/** What was stored last, to notice which examples are new. */
let latest: { readonly key: string; readonly data: Data } | null = null;
/** The data that the user asked to forget, which is not stored again by itself. */
let forgotten: string | null = null;

const sameRows = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length &&
  a.every((row, i) => {
    const other = b[i];
    return Array.isArray(row) ? Array.isArray(other) && sameRows(row, other) : Object.is(row, other);
  });

const dataOf = ({ problem }: Configuration): Data => {
  const { inputs, targets } = (problem as { readonly dataset: InlineDataset }).dataset;
  return { inputs, targets };
};

/** The configuration in its minimal form with other examples. */
function withData(configuration: Stored["configuration"], data: Data): Stored["configuration"] {
  const problem = configuration.problem as Stored["configuration"];
  const dataset = { ...(problem.dataset as Stored["configuration"]), ...data };
  return { ...configuration, problem: { ...problem, dataset } };
}

async function save(configuration: Configuration): Promise<void> {
  const key = ownKey(configuration)!;
  if (key === forgotten) return;
  const data = dataOf(configuration);
  const fresh =
    latest?.key !== key || !sameRows(latest.data.inputs, data.inputs) || !sameRows(latest.data.targets, data.targets);
  const record: Stored = {
    saved: Date.now(),
    configuration: withData(minimal(configuration), { inputs: [], targets: [] }),
  };
  try {
    await setMany([[key, record], ...(fresh ? [[dataKey(key), data] as [string, unknown]] : [])], store());
    latest = { key, data };
    await makeRoom();
    if (ownKey(useLab.getState().configuration) === key && key !== forgotten) ownData.setState({ state: "kept" });
  } catch {
    // A private window, a full disk: the page says so, and offers a file.
    ownData.setState({ state: "failed" });
  }
}

async function makeRoom(): Promise<void> {
  const experiments = (await keys<string>(store())).filter((key) => !key.endsWith("/data"));
  const records = await getMany<Stored>(experiments, store());
  const newest = experiments
    .map((key, i) => ({ key, saved: records[i]?.saved ?? 0 }))
    .sort((a, b) => b.saved - a.saved);
  const gone = newest.slice(MOST_KEPT).map(({ key }) => key);
  if (gone.length > 0) await delMany([...gone, ...gone.map(dataKey)], store());
  ownData.setState({ count: newest.length - gone.length });
}

const GONE: Text = {
  en: "Your own data is no longer on this device: it was forgotten, or made room for newer data. Open its file again to continue.",
  ja: "手元のデータは、この端末にはもうありません。削除されたか、新しいデータと入れ替わりました。続けるには、ファイルをもう一度開いてください。",
};

/** The experiment that the device keeps under a key, or that it keeps none. */
export async function storedExperiment(key: string): Promise<ParseResult> {
  try {
    const [record, data] = await getMany<unknown>([key, dataKey(key)], store());
    if (!record || !data) return refusal(GONE);
    const result = parseConfiguration(withData((record as Stored).configuration, data as Data));
    if (result.ok) {
      latest = { key, data: dataOf(result.configuration) };
      ownData.setState({ state: "kept" });
    }
    return result;
  } catch {
    return refusal(GONE);
  }
}

/** Counts what the device keeps. */
export async function countOwnData(): Promise<void> {
  try {
    await makeRoom();
  } catch {
    // Nothing is kept, then.
  }
}

/** Removes the user's data from the device. What is on the page stays there for this visit. */
export async function forgetOwnData(): Promise<void> {
  const { configuration } = useLab.getState();
  forgotten = ownKey(configuration);
  latest = null;
  mark(null);
  try {
    await clear(store());
  } catch {
    // Nothing was kept.
  }
  ownData.setState({ state: forgotten === null ? "none" : "forgotten", count: 0 });
}

let started = false;

/** Keeps every experiment on the user's data, as it is on the page, until it is forgotten. */
export function keepOwnData(): void {
  if (started) return;
  started = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const saveNow = () => {
    clearTimeout(timer);
    timer = undefined;
    const { configuration } = useLab.getState();
    if (isPrivate(configuration)) void save(configuration);
  };
  const notice = (configuration: Configuration, before: Configuration | null) => {
    if (!isPrivate(configuration)) {
      ownData.setState({ state: "none" });
      return;
    }
    // New data at once, and what is done with it once it rests.
    if (!before || ownKey(configuration) !== latest?.key) saveNow();
    else timer ??= setTimeout(saveNow, REST_MILLISECONDS);
  };
  useLab.subscribe(({ configuration }, { configuration: before }) => {
    if (configuration !== before) notice(configuration, before);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && timer !== undefined) saveNow();
  });
  notice(useLab.getState().configuration, null);
}
