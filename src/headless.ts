import { createWriteStream, existsSync, readFileSync } from "node:fs";
import type { Writable } from "node:stream";
import { parseArgs } from "node:util";
import type { Configuration } from "./experiment/configuration.ts";
import { type ConfigurationError, formatError, type ParseResult } from "./experiment/errors.ts";
import { isManyLines } from "./experiment/lines.ts";
import { decodeLink, startsProblem } from "./experiment/link.ts";
import { listing } from "./experiment/listing.ts";
import { parseText } from "./experiment/parse.ts";
import { pointsOf } from "./experiment/points.ts";
import { runLane, runLanes } from "./experiment/results.ts";
import {
  csvHeader,
  type Kind,
  laneCsv,
  resultsCsv,
  resultsJson,
  type Table,
  tableOf,
} from "./experiment/results-text.ts";
import { Spool } from "./headless-spool.ts";

/** A bad configuration ends with this status, every other failure with 1. */
const BAD_CONFIGURATION = 2;

const USAGE = `Usage: npm run -s headless -- CONFIG [--format json|csv] [--out FILE] [--points]

Runs an experiment and prints every lane's path. CONFIG is a configuration file, a share link, or - for standard input.
Standard input, or a file named *.ndjson, may hold one configuration per line; each gives one line of results, or its error.
Results are written once they are whole: a run that fails on the way leaves none.

  --format json|csv   json (default): {"lanes": [...]}; csv: one row per point
  --out FILE          write the results to FILE
  --points            print the parameters at every row too (json); surfaces always print their points
  --help              this text, all fields' defaults, and the optimizers and surfaces

Exit status: 0; 2 if a configuration was bad (one line on standard error names the field); 1 for other failures.
`;

/** Ends the program with one line on standard error. */
class Failure extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

interface Arguments {
  readonly config: string;
  readonly format: "json" | "csv";
  readonly out: string | null;
  readonly points: boolean;
}

function readArguments(): Arguments | "help" {
  const { values, positionals } = parseArguments();
  if (values.help) return "help";
  const [config, extra] = positionals;
  if (config === undefined) throw new Failure(1, "CONFIG is missing: a file, a share link, or - (see --help)");
  if (extra !== undefined) throw new Failure(1, `one CONFIG only; got also ${JSON.stringify(extra)}`);
  const { format = "json", out = null, points = false } = values;
  if (format !== "json" && format !== "csv") {
    throw new Failure(1, `--format must be json or csv; got ${JSON.stringify(format)}`);
  }
  return { config, format, out, points };
}

function parseArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        format: { type: "string" },
        out: { type: "string" },
        points: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new Failure(1, reasonOf(error));
  }
}

/** Writes text to a file or standard output, no faster than it is taken. The file is opened with the first text. */
class Output {
  private stream: Writable | null = null;
  private failure: Error | null = null;
  private readonly path: string | null;

  constructor(path: string | null) {
    this.path = path;
  }

  async write(text: string | Buffer): Promise<void> {
    const stream = this.open();
    if (!stream.write(text)) {
      await new Promise<void>((resolve) => {
        const done = () => {
          stream.off("drain", done).off("close", done);
          resolve();
        };
        stream.on("drain", done).on("close", done);
        if (stream.destroyed) done();
      });
    }
    this.check();
  }

  /** Writes all pieces, or none where making them fails. */
  async writeWhole(pieces: Iterable<string>): Promise<void> {
    const spool = new Spool(pieces);
    try {
      for (const part of spool.read()) await this.write(part);
    } finally {
      spool.close();
    }
  }

  async close(): Promise<void> {
    const { stream } = this;
    if (stream === null) return;
    if (this.path === null) await new Promise<void>((resolve) => stream.write("", () => resolve()));
    else if (!stream.closed) await new Promise<void>((resolve) => stream.on("close", resolve).end());
    this.check();
  }

  /** Nothing more can be written. */
  get failed(): boolean {
    return this.failure !== null;
  }

  private open(): Writable {
    if (this.stream === null) {
      this.stream = this.path === null ? process.stdout : createWriteStream(this.path);
      this.stream.on("error", (error) => {
        this.failure = error;
      });
    }
    return this.stream;
  }

  private check(): void {
    if (this.failure === null) return;
    // Whoever reads, such as `head`, has read enough.
    if ("code" in this.failure && this.failure.code === "EPIPE") process.exit();
    throw new Failure(1, `cannot write ${this.path ?? "the results"}: ${reasonOf(this.failure)}`);
  }
}

function json(configuration: Configuration, { points }: Arguments): Iterable<string> {
  return resultsJson(runLanes(configuration), points ? pointsOf(configuration) : null);
}

async function runOne(result: ParseResult, args: Arguments, output: Output): Promise<void> {
  if (!result.ok) throw new Failure(BAD_CONFIGURATION, errorLine(result.errors));
  const { configuration } = result;
  const csv = args.format === "csv";
  await output.writeWhole(
    csv ? resultsCsv(runLanes(configuration), tableOf([configuration])) : json(configuration, args),
  );
}

/** A configuration's rows in the table of many. */
function* rowsOf(configuration: Configuration, place: number, table: Table): Generator<string> {
  for (const lane of configuration.lanes.keys()) {
    for (const piece of laneCsv(runLane(configuration, lane), lane, table))
      yield piece.replaceAll(/^/gm, `${place},`).slice(0, -`${place},`.length);
  }
}

/** Results in the order of the lines. One that fails does not stop the others. */
async function runMany(lines: readonly string[], args: Arguments, output: Output): Promise<void> {
  const { format } = args;
  // The header says what all configurations have, so they are read before the first is run.
  const table = format === "csv" ? tableOf(goodOf(lines)) : null;
  if (table) await output.write(`configuration,${csvHeader(table)}\n`);
  let count = 0;
  const failures: Failure[] = [];
  const runLine = async (line: string): Promise<void> => {
    const result = parseText(line);
    if (!result.ok) throw new Failure(BAD_CONFIGURATION, errorLine(result.errors));
    const { configuration } = result;
    if (!table) return output.writeWhole(json(configuration, args));
    if (configuration.problem.kind !== table.kind)
      throw new Failure(BAD_CONFIGURATION, `problem.kind: ${mixed(table.kind)}`);
    return output.writeWhole(rowsOf(configuration, count, table));
  };
  for (const [index, line] of lines.entries()) {
    if (line.trim() === "") continue;
    try {
      await runLine(line);
    } catch (error) {
      // Where nothing can be written there is no sense in going on.
      if (output.failed) throw error;
      const { status, message } = error instanceof Failure ? error : new Failure(1, reasonOf(error));
      failures.push(new Failure(status, `line ${index + 1}: ${message}`));
      if (format === "json") await output.write(`${JSON.stringify({ error: message })}\n`);
    }
    count++;
  }
  const worst = failures.find(({ status }) => status === BAD_CONFIGURATION) ?? failures[0];
  if (worst === undefined) return;
  const others = failures.length - 1;
  throw new Failure(worst.status, `${worst.message}${others > 0 ? ` (and ${others} more of ${count} failed)` : ""}`);
}

function* goodOf(lines: readonly string[]): Generator<Configuration> {
  for (const line of lines) {
    const result = line.trim() === "" ? null : parseText(line);
    if (result?.ok) yield result.configuration;
  }
}

const mixed = (table: Kind) => `a table of ${table}s has no columns for anything else; use --format json`;

function errorLine(errors: readonly [ConfigurationError, ...ConfigurationError[]]): string {
  const others = errors.length - 1;
  const line = formatError(errors[0]);
  return others === 0 ? line : `${line} (and ${others} more ${others === 1 ? "error" : "errors"})`;
}

/** An address, a fragment with or without #, unless there is a file of that name. */
function isLink(config: string): boolean {
  if (/^https?:\/\//i.test(config)) return true;
  return (config.includes("#") || startsProblem(config)) && !existsSync(config);
}

async function readStandardInput(): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}

function readFile(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new Failure(1, `cannot read ${path}: ${reasonOf(error)}`);
  }
}

/** The system's own words on one line, without the call and the path that it repeats. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split(/[\r\n]/)[0]!.replace(/, (?:open|read|write|stat)\b.*$/, "");
}

async function main(): Promise<void> {
  const args = readArguments();
  if (args === "help") {
    const output = new Output(null);
    await output.write(`${USAGE}\n${listing()}`);
    return output.close();
  }
  const { config } = args;
  const output = new Output(args.out);
  try {
    if (config !== "-" && isLink(config)) await runOne(decodeLink(config), args, output);
    else {
      const text = config === "-" ? await readStandardInput() : readFile(config);
      const many = config === "-" ? isManyLines(text) : /\.ndjson$/i.test(config);
      if (many) await runMany(text.replace(/^\uFEFF/, "").split("\n"), args, output);
      else await runOne(parseText(text), args, output);
    }
  } finally {
    await output.close();
  }
}

try {
  await main();
} catch (error) {
  process.exitCode = error instanceof Failure ? error.status : 1;
  process.stderr.write(
    `${error instanceof Failure ? error.message.replaceAll(/\s*[\r\n]\s*/g, " ") : reasonOf(error)}\n`,
  );
}
