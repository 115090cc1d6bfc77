// All of the project's tests, one stage after the other. Ends with the line "N passed, N failed", and ", N skipped" where a stage could
// not run on this machine. Exits 0 only if none failed.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensurePython } from "./python/find-python.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const reports = mkdtempSync(join(tmpdir(), "thalweg-tests-"));
const stages = [];

/** Runs a program of node_modules or of this repository, its output shown. Returns whether it succeeded. */
function run(command, args, env = {}) {
  const path = [join(root, "node_modules", ".bin"), process.env.PATH].join(delimiter);
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, PATH: path, ...env },
    shell: process.platform === "win32",
  });
  if (error) console.error(error.message);
  return status === 0;
}

/** A stage's work tells how many tests passed and failed. */
function stage(name, work) {
  console.log(`\n── ${name} ${"─".repeat(Math.max(0, 76 - name.length))}`);
  const begin = performance.now();
  const counts = work();
  stages.push({ name, ...counts, seconds: (performance.now() - begin) / 1000 });
  return counts.failed === 0;
}

const one = (succeeded) => ({ passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1 });

/** The counts of a runner's report. A runner that failed without a failed test, or left no report, counts as one failure. */
function counted(succeeded, file, count) {
  const counts = existsSync(file) ? count(JSON.parse(readFileSync(file, "utf8"))) : { passed: 0, failed: 0 };
  return !succeeded && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** Runs some of vite.config.ts's test projects. Their report goes to a file. */
function vitest(file, projects, env = {}) {
  const names = projects.map((project) => `--project=${project}`);
  return run("vitest", ["run", ...names, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`], env);
}

// A test that was skipped has not passed.
function countVitest(report) {
  let passed = 0;
  let failed = 0;
  for (const { status, assertionResults } of report.testResults) {
    const good = assertionResults.filter((result) => result.status === "passed").length;
    passed += good;
    failed += assertionResults.length - good;
    // A file that could not be loaded has no tests to report.
    if (status === "failed" && good === assertionResults.length) failed++;
  }
  return { passed, failed };
}

function countPlaywright({ stats, errors }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped + errors.length };
}

stage("types", () => one(run("tsc", ["-b"])));
stage("lint", () => one(run("oxlint", ["--type-aware"])));
stage("format", () => one(run("biome", ["check", "."])));
stage("unit and conformance tests", () => {
  const file = join(reports, "vitest.json");
  return counted(vitest(file, ["engine", "page"]), file, countVitest);
});
stage("exported Python", () => {
  let python;
  try {
    python = ensurePython();
  } catch (error) {
    console.error(error.message);
    return { passed: 0, failed: 1 };
  }
  if (python === null) {
    console.log(
      "SKIPPED: no Python with NumPy and PyTorch was found, and none could be installed. PYTHON_PATH may name one.",
    );
    return { passed: 0, failed: 0, skipped: 1 };
  }
  console.log(`Python: ${python}`);
  const file = join(reports, "python.json");
  return counted(vitest(file, ["python"], { PYTHON_PATH: python }), file, countVitest);
});
const built = stage("production build", () => one(run("vite", ["build"])));
if (built) {
  stage("browser tests", () => {
    const file = join(reports, "playwright.json");
    const succeeded = run("node", ["tests/browser/run.mjs", "--reporter=list,json"], {
      PLAYWRIGHT_JSON_OUTPUT_FILE: file,
    });
    return counted(succeeded, file, countPlaywright);
  });
} else {
  stage("browser tests", () => {
    console.error("There is no build to test.");
    return { passed: 0, failed: 1 };
  });
}

rmSync(reports, { recursive: true, force: true });

console.log(`\n${"─".repeat(80)}`);
for (const { name, passed, failed, skipped, seconds } of stages) {
  const verdict = failed > 0 ? "FAILED" : skipped ? "SKIPPED" : "ok";
  console.log(
    `${verdict.padEnd(7)}  ${name.padEnd(28)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed  ${seconds.toFixed(1).padStart(6)} s`,
  );
}
const passed = stages.reduce((sum, counts) => sum + counts.passed, 0);
const failed = stages.reduce((sum, counts) => sum + counts.failed, 0);
const skipped = stages.reduce((sum, counts) => sum + (counts.skipped ?? 0), 0);
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exit(failed === 0 ? 0 : 1);
