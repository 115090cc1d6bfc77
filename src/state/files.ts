import type { Text } from "../engine/core/types.ts";
import { type Configuration, coordinateNames, problemId } from "../experiment/configuration.ts";
import { type ParseResult, refusal } from "../experiment/errors.ts";
import { withExplained } from "../experiment/explained.ts";
import { isPng, linkOfPng, linkOfSvg } from "../experiment/figure-link.ts";
import { jsonText } from "../experiment/json.ts";
import { decodeLink } from "../experiment/link.ts";
import { minimal } from "../experiment/minimal.ts";
import { parseText } from "../experiment/parse.ts";
import { privateFile } from "../experiment/private-data.ts";
import type { LaneResult } from "../experiment/results.ts";
import { resultsCsv, resultsJson, tableOf, withCoordinates } from "../experiment/results-text.ts";
import { report, useLab } from "./lab.ts";
import { openShared } from "./link.ts";
import { currentPicture } from "./runs.ts";
import { openTableDialog } from "./table-dialog.ts";

/** No configuration and no figure is larger, in bytes. */
const MOST_MEGABYTES = 64;
const LARGEST = MOST_MEGABYTES * 1024 * 1024;
/** What decides whether a text is a table, in bytes. */
const TABLE_SAMPLE = 64 * 1024;

const refusals = {
  large: {
    en: `The file is too large: an experiment may have up to ${MOST_MEGABYTES} MB.`,
    ja: `ファイルが大きすぎます。実験は ${MOST_MEGABYTES} MB まで開けます。`,
  },
  empty: { en: "The file is empty.", ja: "ファイルが空です。" },
  unreadable: {
    en: "It could not be read. It may be a folder, or have been moved.",
    ja: "読み取れませんでした。フォルダであるか、移動された可能性があります。",
  },
  picture: {
    en: "This picture does not carry the link to an experiment.",
    ja: "この画像には実験へのリンクが含まれていません。",
  },
  unknown: {
    en: "It is neither an experiment, nor a figure saved from Thalweg, nor a table of text such as CSV.",
    ja: "実験でも、Thalweg で保存した図でも、CSV などのテキストの表でもありません。",
  },
} as const satisfies Record<string, Text>;

/** The experiment that a file holds: a configuration, a figure that carries its link, or a link as text. */
export function readExperiment(bytes: Uint8Array, name = ""): ParseResult {
  if (isPng(bytes)) return carried(linkOfPng(bytes));
  const text = new TextDecoder().decode(bytes);
  if (/^\s*(?:https?:\/\/\S+)?#[^\s,;]+=\S+\s*$/.test(text)) return decodeLink(text.trim());
  if (/^\s*</.test(text)) return carried(linkOfSvg(text));
  return /^\uFEFF?\s*[[{]/.test(text) || /\.json$/i.test(name) ? parseText(text) : refusal(refusals.unknown);
}

const carried = (link: string | null): ParseResult => (link === null ? refusal(refusals.picture) : decodeLink(link));

/** Puts the experiment in a file on the page, asks about the table in it, or says what is wrong with it. Returns whether it was opened. */
export async function openFile(file: File): Promise<boolean> {
  const result = await read(file);
  if (result === "table") {
    report([]);
    openTableDialog(file);
    return true;
  }
  if (result.ok) openShared(result.configuration);
  else report(result.errors, file.name);
  return result.ok;
}

async function read(file: File): Promise<ParseResult | "table"> {
  // Its dialog says what is wrong with such a file.
  if (/\.(csv|tsv|tab)$/i.test(file.name) && file.size > 0) return "table";
  if (file.size > LARGEST) return refusal(refusals.large);
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (bytes.every((byte) => byte <= 32)) return refusal(refusals.empty);
    const result = readExperiment(bytes, file.name);
    const unknown = !result.ok && result.errors[0].message === refusals.unknown;
    return unknown && (await isTable(bytes)) ? "table" : result;
  } catch {
    return refusal(refusals.unreadable);
  }
}

/** Whether the beginning of a file can be read as a table. */
async function isTable(bytes: Uint8Array): Promise<boolean> {
  const { readTable } = await import("../experiment/table/table.ts");
  const sample = bytes.subarray(0, TABLE_SAMPLE);
  // The last line of a sample is cut.
  const end = sample.length < bytes.length ? sample.lastIndexOf(10) + 1 || sample.length : sample.length;
  const result = readTable(sample.subarray(0, end));
  return result.ok || "encodings" in result;
}

/** The text of a configuration's file: what it needs to say and no more, to be read and edited by people. */
export const configurationText = (configuration: Configuration): string => `${jsonText(minimal(configuration), 2)}\n`;

export type DataFormat = "json" | "csv";

/** Work between two pauses, in milliseconds: within a frame. */
const SLICE_MILLISECONDS = 10;
/** Characters after which text becomes a part of its own, which the browser may keep out of memory. */
const PART_CHARACTERS = 4_000_000;

/**
 * The results of all lanes as the headless runner writes them, byte for byte, made in slices so that the page goes on meanwhile.
 * Null while lanes are still running, or after a run was stopped.
 */
export async function dataFile(format: DataFormat): Promise<Blob | null> {
  const results = laneResults();
  if (!results) return null;
  const { configuration } = useLab.getState();
  const table = withCoordinates(tableOf([configuration]), coordinateNames(configuration));
  const pieces = format === "csv" ? resultsCsv(results, table) : resultsJson(results);
  const parts: Blob[] = [];
  let texts: string[] = [];
  let characters = 0;
  let since = performance.now();
  for (const piece of pieces) {
    texts.push(piece);
    characters += piece.length;
    if (characters > PART_CHARACTERS) {
      parts.push(new Blob(texts));
      texts = [];
      characters = 0;
    }
    if (performance.now() - since < SLICE_MILLISECONDS) continue;
    await new Promise((resolve) => setTimeout(resolve));
    since = performance.now();
  }
  return new Blob([...parts, ...texts], { type: format === "csv" ? "text/csv" : "application/json" });
}

/** Every lane of the run on the screen; null unless all have ended. */
function laneResults(): LaneResult[] | null {
  const { configuration, progress } = useLab.getState();
  const picture = currentPicture();
  if (progress.state !== "done" || !picture) return null;
  return configuration.lanes.map((lane, index) => {
    const trajectory = picture.lanes[index]!;
    const { length: rows, end } = trajectory;
    const recorded = new Map(trajectory.columns.map((name) => [name, trajectory.column(name)]));
    return { ...end!, lane, rows, columns: withExplained(configuration, recorded) };
  });
}

/** A name for a file of the experiment on the page. */
export function fileName(ending: string, what = ""): string {
  const { configuration } = useLab.getState();
  const own = privateFile(configuration)?.name.replace(/\.[^.]*$/, "");
  return `${[own || problemId(configuration), ...(what === "" ? [] : [what])].join("-")}.${ending}`;
}

/** Gives a file to the reader. */
export function save(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  // The browser has to have begun with it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
