import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

export interface HeadlessLane {
  readonly optimizer: string;
  readonly status: string;
  readonly points: readonly (readonly [number, number])[];
  readonly loss: readonly number[];
  readonly gradNorm: readonly number[];
  /** On networks. */
  readonly heldOutLoss?: readonly number[];
}

const root = fileURLToPath(new URL("../../", import.meta.url));

/** What the headless runner prints for a link, or for `-` and configurations on its standard input: one list of lanes each. */
export function headless(config: string, input = ""): HeadlessLane[][] {
  const output = execFileSync(process.execPath, ["--import", "tsx", "src/headless.ts", config], {
    cwd: root,
    input,
    maxBuffer: 1 << 30,
  });
  return output
    .toString()
    .trimEnd()
    .split("\n")
    .map((line) => (JSON.parse(line) as { lanes: HeadlessLane[] }).lanes);
}
