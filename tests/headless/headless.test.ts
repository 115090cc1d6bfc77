import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SurfaceRunSpecification } from "../../src/engine/surface-task.ts";
import { surfaces } from "../../src/engine/surfaces/index.ts";
import { isNetwork, onSurface } from "../../src/experiment/configuration.ts";
import { decodeLink, encodeLink } from "../../src/experiment/link.ts";
import { parseConfiguration } from "../../src/experiment/parse.ts";
import { networkTaskOf, runOf } from "../engine/lanes.ts";

const root = new URL("../../", import.meta.url).pathname;
/** Starting a process takes its time on a busy machine. */
const PATIENT = { timeout: 300_000 };

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Gives WebAssembly no memory beyond what it begins with. */
const POOR = "data:text/javascript,WebAssembly.Memory.prototype.grow = () => { throw new RangeError('no'); }";

function headless(
  args: readonly string[],
  input = "",
  { readNothing = false, poor = false }: { readonly readNothing?: boolean; readonly poor?: boolean } = {},
): Promise<Ended> {
  const imports = ["--import", "tsx", ...(poor ? ["--import", POOR] : [])];
  const child = spawn(process.execPath, [...imports, "src/headless.ts", ...args], { cwd: root });
  let stdout = "";
  let stderr = "";
  if (readNothing) child.stdout.destroy();
  else child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  // A program that has failed before it has read everything closes the pipe.
  child.stdin.on("error", () => {}).end(input);
  return new Promise((resolve, reject) => {
    child.on("error", reject).on("close", (status) => resolve({ status, stdout, stderr }));
  });
}

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "thalweg-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const saddle = { kind: "surface", id: "saddle" };

/** Lanes that converge, diverge, go on, and keep an average; a start of −0. */
const good = {
  version: 1,
  problem: saddle,
  start: [1.5, -0],
  steps: 200,
  lanes: [
    { optimizer: "newton" },
    { optimizer: "sgd", params: { learningRate: 1e6 } },
    { optimizer: "adam", name: "noisy", noise: { sigma: 0.5 }, average: { kind: "uniform" } },
  ],
};

function parsed(json: unknown) {
  const result = parseConfiguration(json);
  assert.ok(result.ok, JSON.stringify(result));
  return result.configuration;
}

/** The columns of every lane, straight from the engine. */
function expectedColumns(spec: SurfaceRunSpecification): Map<string, number[]>[] {
  const run = runOf(spec);
  const { buffer, segments } = run.advance(spec.steps + 1);
  return segments.map(({ lane, rows, offset }) => {
    const names = run.lanes[lane]!.columns;
    return new Map(names.map((name, c) => [name, [...buffer.subarray(offset + c * rows, offset + (c + 1) * rows)]]));
  });
}

describe("the headless runner", PATIENT, () => {
  it("prints every lane's path to the same bits as the engine, and how it ended", async () => {
    const { status, stdout, stderr } = await headless([
      file("good.json", JSON.stringify(good).replace("[1.5,0]", "[1.5,-0]")),
    ]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const { lanes } = JSON.parse(stdout) as { lanes: Record<string, unknown>[] };
    for (const [index, columns] of expectedColumns(onSurface(parsed(good))).entries()) {
      const lane = lanes[index]!;
      const column = (name: string) => columns.get(name)!;
      const pairs = (prefix: string) => column(`${prefix}0`).map((x, k) => [x, column(`${prefix}1`)[k]]);
      assert.deepEqual(lane.points, pairs("theta"));
      assert.deepEqual(lane.loss, column("loss"));
      assert.deepEqual(lane.gradNorm, column("gradNorm"));
      assert.equal(lane.steps, column("loss").length - 1);
      assert.deepEqual(lane.averagePoints, columns.has("mean0") ? pairs("mean") : undefined);
      assert.deepEqual(lane.averageLoss, columns.get("meanLoss"));
    }
    const [newton, sgd, adam] = lanes;
    expect(newton).toMatchObject({ optimizer: "newton", status: "converged", convergedAt: 2, restingPoint: "saddle" });
    expect(newton!.evaluations).toEqual({ value: 0, gradient: 200, hessian: 200 });
    expect(sgd).toMatchObject({ optimizer: "sgd", status: "diverged", divergedAt: (sgd!.steps as number) + 1 });
    expect(sgd!.reason).toMatch(/^Diverged at step \d+: .+\.$/);
    expect(adam).toMatchObject({ optimizer: "adam", name: "noisy", status: "completed", steps: 200 });
  });

  it("takes a share link, and writes a table to a file", async () => {
    const blurred = { optimizer: "sgd", continuation: { sigmas: [0.5], stepsEach: 1 } };
    const configuration = onSurface(parsed({ ...good, steps: 2, lanes: [...good.lanes, blurred] }));
    const out = join(folder, "out.csv");
    const link = `https://example.org/#${encodeLink(configuration)}`;
    expect(await headless([link, "--format", "csv", "--out", out])).toEqual({ status: 0, stdout: "", stderr: "" });
    const [header, ...rows] = readFileSync(out, "utf8").trimEnd().split("\n");
    expect(header).toBe(
      "lane,optimizer,step,x,y,loss,gradNorm,gradientEvaluations,averageX,averageY,averageLoss,sigma,blurredLoss",
    );
    const path = ["theta0", "theta1", "loss", "gradNorm", "gradientEvaluations"];
    const modified = ["mean0", "mean1", "meanLoss", "sigma", "blurredLoss"];
    const cells = expectedColumns(configuration).flatMap((columns, lane) =>
      columns
        .get("loss")!
        .map((_, step) => [
          ...[lane, configuration.lanes[lane]!.optimizer, step],
          ...path.map((name) => columns.get(name)![step]),
          ...modified.map((name) => columns.get(name)?.[step] ?? ""),
        ]),
    );
    assert.deepEqual(
      rows.map((row) => row.split(",").map((cell, c) => (c === 1 || cell === "" ? cell : Number(cell)))),
      cells,
    );
  });

  it("answers many lines in their order, a bad one with an error in its place", async () => {
    const line = (steps: number) => JSON.stringify({ version: 1, problem: saddle, steps });
    const network = (model: object, lane: object) =>
      JSON.stringify({
        version: 1,
        problem: { kind: "network", model },
        steps: 1,
        lanes: [{ optimizer: "sgd", ...lane }],
      });
    const hard = [
      // Parameters that are too large for numbers are none in JSON, and noise takes no matrix as wide as they are many.
      network({ init: "gaussian", initScale: 1.7e308 }, {}),
      network({ hidden: [256, 256, 256] }, { noise: { sigma: 0.1 } }),
    ];
    const input = [line(1), "", line(-1), "{oops", line(2), ...hard].join("\n");
    for (const args of [["-"], [file("many.ndjson", input)]]) {
      const { status, stdout, stderr } = await headless(args, input);
      const results = stdout
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line) as { error?: string; lanes?: { steps: number }[] });
      expect(results.map(({ lanes, error }) => error ?? lanes?.[0]?.steps)).toEqual([
        1,
        "steps: must be at least 0 and at most 100000; got -1",
        expect.stringMatching(/^configuration: is not valid JSON/),
        ...[2, 0, 1],
      ]);
      expect(status).toBe(2);
      expect(stderr).toMatch(/^line 3: steps: .* \(and 1 more of 6 failed\)\n$/);
    }
  });

  it("prints a network's losses and final parameters, and its points if asked for", async () => {
    const network = (fields: object, lanes: object[]) => ({
      version: 1,
      problem: {
        kind: "network",
        dataset: { id: "moons", n: 40 },
        model: { hidden: [3, 4], auxiliary: { layers: [2] } },
        ...fields,
      },
      steps: 12,
      lanes,
    });
    const lanes = [{ optimizer: "adam", batchSize: 16, average: { kind: "uniform" } }, { optimizer: "lbfgs" }];
    const json = network({ evaluateEvery: 5, batchSize: 40 }, lanes);
    const configuration = parsed(json);
    assert.ok(isNetwork(configuration));
    const task = networkTaskOf(configuration);
    const { status, stdout, stderr } = await headless([file("network.json", JSON.stringify(json)), "--points"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    type Lane = Record<string, number[]> & { readonly points: number[][] };
    for (const [index, lane] of (JSON.parse(stdout) as { lanes: Lane[] }).lanes.entries()) {
      expect(lane).toMatchObject({ optimizer: lanes[index]!.optimizer, status: "completed", steps: 12 });
      expect(lane.evaluatedAt).toEqual([0, 5, 10, 12]);
      expect(lane.points.at(-1)).toEqual(lane.finalParams);
      const theta = lane.points.map((point) => Float64Array.from(point));
      expect([...theta[0]!]).toEqual([...task.network.initial(1, task.training)]);
      expect(lane.loss).toEqual(theta.map((point) => task.objective.value(point)));
      expect(lane.heldOutLoss).toEqual(theta.map((point) => task.network.evaluate(task.heldOut!, point).loss));
      for (const key of ["averageLoss", "averageGradNorm", "averageDataLoss", "averageZeroOne"])
        expect(key in lane).toBe(index === 0);
      const within = ["Layer1", "Layer2", "Output", "Head2"].map((part) => lane[`gradNorm${part}`]!);
      for (const [row, norm] of lane.gradNorm!.entries())
        expect(Math.hypot(...within.map((list) => list[row]!))).toBeCloseTo(norm, 12);
    }
    const plain = await headless([
      `#${encodeLink(parsed({ ...json, problem: { ...json.problem, evaluateEvery: 1 } }))}`,
    ]);
    const [first] = (JSON.parse(plain.stdout) as { lanes: Lane[] }).lanes;
    expect(first!.loss).toHaveLength(13);
    for (const key of ["points", "evaluatedAt"]) expect(first).not.toHaveProperty(key);

    const deeper = network({ model: { hidden: [2, 2, 2], auxiliary: { layers: [1] } } }, []);
    const table = await headless(
      ["-", "--format", "csv"],
      [json, { ...good, steps: 1 }, deeper].map((line) => JSON.stringify(line)).join("\n"),
    );
    const rows = table.stdout.trimEnd().split("\n");
    expect(rows[0]).toBe(
      "configuration,lane,optimizer,step,loss,gradNorm,dataLoss,zeroOne,heldOutLoss,heldOutZeroOne,averageLoss,averageGradNorm,averageDataLoss,averageZeroOne,averageHeldOutLoss,averageHeldOutZeroOne,stepLength,examples,gradientEvaluations,gradNormLayer1,gradNormLayer2,gradNormLayer3,gradNormOutput,gradNormHead1,gradNormHead2",
    );
    expect(rows.slice(1).map((row) => row.split(",").slice(0, 4).join())).toEqual(
      [0, 1].flatMap((lane) => [0, 5, 10, 12].map((k) => `0,${lane},${lanes[lane]!.optimizer},${k}`)),
    );
    expect(table).toMatchObject({
      ...{
        status: 2,
        stderr: "line 2: problem.kind: a table of networks has no columns for anything else; use --format json\n",
      },
    });
  });

  it("reads one document from several lines of standard input", async () => {
    const { status, stdout } = await headless(["-", "--points"], JSON.stringify({ ...good, steps: 0 }, null, 2));
    expect(status).toBe(0);
    expect((JSON.parse(stdout) as { lanes: object[] }).lanes).toHaveLength(3);
  });

  it("tells the defaults of all fields that may be left out, each surface's start among them", async () => {
    const { status, stdout } = await headless(["--help"]);
    expect(status).toBe(0);
    const shown = (name: string) => new RegExp(`^  ${name} +(.+)$`, "m").exec(stdout)?.[1];
    const { steps, seed, lanes } = parsed({ version: 1, problem: saddle });
    expect(shown("steps")).toMatch(new RegExp(`^${steps} `));
    expect(shown("seed")).toMatch(new RegExp(`^${seed} `));
    expect(shown("lanes")).toContain(lanes[0]!.optimizer);
    for (const { id } of surfaces) {
      const [x, y] = onSurface(parsed({ version: 1, problem: { kind: "surface", id } })).start;
      expect(shown(id)).toMatch(new RegExp(`, from \\[${x}, ${y}\\]$`));
    }
    expect(shown("dataset")).toMatch(/left out: moons$/);
  });

  it("refuses a bad configuration with status 2, and fails otherwise with status 1, in one line", async () => {
    const bad = file(
      "bad.json",
      JSON.stringify({ ...good, lanes: [{ optimizer: "sgd" }, { optimizer: "momentum", params: { momentum: 1.2 } }] }),
    );
    const fails = (status: number, stderr: string | RegExp) => ({
      status,
      stdout: "",
      stderr: expect.stringMatching(stderr) as string,
    });
    expect(await headless([bad])).toEqual({
      ...{ status: 2, stdout: "" },
      stderr: "lanes[1].params.momentum: must be at least 0 and less than 1; got 1.2\n",
    });
    expect(await headless(["surface=saddle&steps=x&v=1"])).toEqual(fails(2, /^steps: must be a number; got "x"\n$/));
    expect(await headless([join(folder, "none.json")])).toEqual(fails(1, /^cannot read .*none\.json: .+\n$/));
    const unwritable = await headless(["surface=saddle&v=1", "--out", join(folder, "none", "out.json")]);
    expect(unwritable).toEqual(fails(1, /^cannot write .*out\.json: .+\n$/));
    // What a network needs and the machine does not have: by its configuration alone, and when it is run.
    const wide = (n: number) =>
      `#network=moons(n:${n})&model=mlp(hidden:(256,256,256,256,256),batchNorm:true)&steps=0&v=1`;
    expect(await headless([wide(10_000)])).toEqual(
      fails(2, /^problem\.model\.batchNorm: works on all .+ 727 MB .+\n$/),
    );
    const poor = /^the network needs 1\d\d MB at once, which this machine does not give.*\n$/;
    expect(await headless([wide(2000)], "", { poor: true })).toEqual(fails(1, poor));
    // Among many it has its line, and the others have theirs.
    const little = '{"version":1,"problem":{"kind":"surface","id":"saddle"},"steps":0,"lanes":[]}';
    const decoded = decodeLink(wide(2000));
    assert.ok(decoded.ok);
    const much = JSON.stringify(decoded.configuration);
    const many = await headless(["-"], `${little}\n${much}\n${little}\n`, { poor: true });
    expect(many).toMatchObject({ status: 1, stderr: expect.stringMatching(/^line 2: the network needs/) as string });
    expect(many.stdout.split("\n")).toEqual([
      '{"lanes":[]}',
      expect.stringMatching(/^\{"error":"the network needs 1\d\d MB .*"\}$/),
      ...['{"lanes":[]}', ""],
    ]);
    expect(await headless(["--format", "xml", bad])).toEqual(fails(1, /^--format must be json or csv; got "xml"\n$/));
  });

  it("stops quietly when nobody reads on, however much there is to print", async () => {
    const lanes = Array.from({ length: 16 }, () => ({ optimizer: "sgd", params: { learningRate: 1e-9 } }));
    const big = file("big.json", JSON.stringify({ version: 1, problem: saddle, steps: 100_000, lanes }));
    expect(await headless([big], "", { readNothing: true })).toEqual({ status: 0, stdout: "", stderr: "" });
  });
});
