import { type Configuration, coordinateNames, problemId } from "../experiment/configuration.ts";
import { failure, type ParseResult } from "../experiment/errors.ts";
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

/** No configuration and no figure is larger, in bytes. */
const LARGEST = 64 * 1024 * 1024;

/** The experiment that a file holds: a configuration, a figure that carries its link, or a link as text. */
export function readExperiment(bytes: Uint8Array): ParseResult {
  if (isPng(bytes)) return carried(linkOfPng(bytes));
  const text = new TextDecoder().decode(bytes);
  if (/^\s*(?:https?:\/\/\S+)?#\S+\s*$/.test(text)) return decodeLink(text.trim());
  return /^\s*</.test(text) ? carried(linkOfSvg(text)) : parseText(text);
}

function carried(link: string | null): ParseResult {
  if (link !== null) return decodeLink(link);
  return failure("", {
    en: "is missing: this picture does not carry the link to an experiment",
    ja: "見つかりません。この画像には実験へのリンクが含まれていません",
  });
}

/** Puts the experiment in a file on the page, or says what is wrong with it. Returns whether it was opened. */
export async function openFile(file: File): Promise<boolean> {
  const result = await read(file);
  if (result.ok) openShared(result.configuration);
  else report(result.errors, file.name);
  return result.ok;
}

async function read(file: File): Promise<ParseResult> {
  if (file.size > LARGEST) return failure("", { en: "is too large a file", ja: "ファイルが大きすぎます" });
  try {
    return readExperiment(new Uint8Array(await file.arrayBuffer()));
  } catch {
    // A folder, or a file that is gone.
    return failure("", { en: "could not be read", ja: "読み取れませんでした" });
  }
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
  const { configuration, outcomes, progress } = useLab.getState();
  const picture = currentPicture();
  if (progress.state !== "done" || !picture) return null;
  return configuration.lanes.map((lane, index) => {
    const trajectory = picture.lanes[index]!;
    const { length: rows, evaluations, trained } = trajectory;
    const recorded = new Map(trajectory.columns.map((name) => [name, trajectory.column(name)]));
    const columns = withExplained(configuration, recorded);
    const steps = trained?.steps ?? Math.max(0, rows - 1);
    return {
      ...{ lane, steps, outcome: outcomes[index]!, evaluations: evaluations!, rows, columns },
      ...(trained && { trained }),
    };
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
