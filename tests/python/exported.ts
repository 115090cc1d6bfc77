import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { onSurface, type SurfaceConfiguration } from "../../src/experiment/configuration.ts";
import type { Json } from "../../src/experiment/json.ts";
import { parseConfiguration } from "../../src/experiment/parse.ts";
import { type Library, pythonScript } from "../../src/experiment/python/index.ts";
import { enginePath, type Path } from "./engine-path.ts";
import { findPython } from "./find-python.mjs";

/** A lane's script, and what the engine says it has to give. */
export interface Case {
  readonly name: string;
  readonly configuration: SurfaceConfiguration;
  readonly script: string;
  /** The numbers have to be the engine's to the last bit: no step of the way has anything but IEEE arithmetic. */
  readonly exact: boolean;
}

export function caseOf(
  library: Library,
  surface: string,
  lane: { readonly optimizer: string; readonly [field: string]: Json },
  { exact = false, ...more }: { readonly exact?: boolean; readonly [field: string]: Json } = {},
): Case {
  const result = parseConfiguration({
    version: 1,
    problem: { kind: "surface", id: surface },
    steps: 40,
    lanes: [lane],
    ...more,
  });
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  const configuration = onSurface(result.configuration);
  const name = `${library}: ${surface}, ${JSON.stringify(lane)}`;
  return { name, configuration, script: pythonScript(configuration, 0, library), exact };
}

/** Numbers, one for each row, or one for each coordinate in each; those that are not finite are null. */
type Column = readonly (number | null | readonly (number | null)[])[];

/** A script's answer, as the harness gives it. */
export interface Answer {
  readonly error?: string;
  readonly path?: Readonly<Record<string, Column>>;
  readonly printed?: string;
}

/** What every script gives, worked out by one Python, which finds files and modules in a folder. */
export function answersOf<C extends { readonly script: string }>(
  cases: readonly C[],
  folder?: string,
): ReadonlyMap<C, Answer> {
  const python = process.env.PYTHON_PATH ?? findPython();
  if (python === null) throw new Error("There is no Python with NumPy and PyTorch. Set PYTHON_PATH to one.");
  const input = cases.map(({ script }) => `${JSON.stringify(script)}\n`).join("");
  const harness = fileURLToPath(new URL("harness.py", import.meta.url));
  const { stdout, stderr, status } = spawnSync(python, [harness], {
    ...{ input, encoding: "utf8", maxBuffer: 1 << 30 },
    ...(folder !== undefined && { cwd: folder, env: { ...process.env, PYTHONPATH: folder } }),
  });
  const lines = stdout.split("\n").slice(0, -1);
  if (status !== 0 || lines.length !== cases.length) throw new Error(`the harness ended early: ${stderr}`);
  return new Map(cases.map((one, i) => [one, JSON.parse(lines[i]!) as Answer]));
}

const COLUMNS = { theta0: ["theta", 0], theta1: ["theta", 1], loss: ["loss"] } as const;
const MEAN_COLUMNS = { mean0: ["mean", 0], mean1: ["mean", 1], meanLoss: ["mean_loss"] } as const;

/** Companions that walk the same path with errors in their last places: so many that, where rounding decides, both ways are walked. */
const SHAKES = [1, 2, 3, 4, 5, 6, 7, 8];
/** The script may be so many times further off than they are. */
const LENIENCE = 10;
/** What rounding may add at each update in any case, relative to the largest number so far. */
const ROUNDING = 4 * Number.EPSILON;

/** What is wrong with an answer; null if nothing is. */
export function complaint({ configuration, exact }: Case, { error, path, printed }: Answer): string | null {
  if (error !== undefined || !path) return error ?? "no path";
  const right = enginePath(configuration);
  const companions = exact ? [] : SHAKES.map((seed) => enginePath(configuration, seed));
  const rows = path.step!.length;
  const allowed = [right, ...companions].map((companion) => companion.rows);
  if (rows < Math.min(...allowed) || rows > Math.max(...allowed)) return `${rows} rows instead of ${right.rows}`;
  const lines = printed!.trimEnd().split("\n");
  const last = lines[rows]?.split(",").map(Number) ?? [];
  if (lines.length !== rows + 1 || (rows > 0 && last[1] !== (path.theta![rows - 1] as number[])[0]))
    return `not printed as a table: ${lines.at(-1)}`;
  const columns = { ...COLUMNS, ...(configuration.lanes[0]!.average && MEAN_COLUMNS) };
  for (const [name, [key, i]] of Object.entries(columns) as [string, readonly [string, number?]][]) {
    const got = path[key]!.map((cell) => (i === undefined ? cell : (cell as readonly number[])[i])) as number[];
    const wrong = firstWrong(got, name, right, companions);
    if (wrong !== null) return wrong;
  }
  return null;
}

function firstWrong(got: readonly number[], name: string, right: Path, companions: readonly Path[]): string | null {
  const column = right.columns.get(name)!;
  let spread = 0;
  let size = 1;
  for (let k = 0; k < Math.min(got.length, column.length); k++) {
    const wanted = column[k]!;
    if (Object.is(got[k], wanted) || (got[k] === null && !Number.isFinite(wanted))) continue;
    if (companions.length > 0) size = Math.max(size, Math.abs(wanted));
    for (const companion of companions) {
      const other = companion.columns.get(name)![k];
      if (other !== undefined) spread = Math.max(spread, Math.abs(other - wanted));
    }
    const limit = companions.length === 0 ? 0 : ROUNDING * (k + 1) * size + LENIENCE * spread;
    if (!(Math.abs(got[k]! - wanted) <= limit)) return `${name} at ${k}: ${got[k]} instead of ${wanted} ± ${limit}`;
  }
  return null;
}

/** What a reader would find fault with: lines that are too long, and imports and names that nothing makes use of. */
export function untidiness(script: string): readonly string[] {
  const wide = script.split("\n").filter((line) => line.length > 120 && !line.startsWith("#     #"));
  const imports = [...script.matchAll(/^ *(?:from [\w.]+ )?import (.+)$/gm)].flatMap(([, names]) =>
    names!.split(", ").map((name) => name.replace(/^.* as /, "")),
  );
  const globals = [...script.matchAll(/^(?:(?:def|class) |(?=\w+ =))(\w+)/gm)].map(([, name]) => name!);
  const idle = [...imports, ...globals].filter((name) => script.split(new RegExp(`\\b${name}\\b`)).length < 3);
  return [...wide, ...idle];
}
