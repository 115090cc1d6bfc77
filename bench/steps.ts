import type { ParameterValues } from "../src/engine/core/types.ts";
import { optimizers } from "../src/engine/methods/index.ts";
import type { MethodId } from "../src/engine/methods/rules.ts";
import { Run } from "../src/engine/run.ts";
import { type SurfaceRunSpecification, surfaceTasks } from "../src/engine/surface-task.ts";

/** Steps of one run. Every run starts anew, so that no method is measured long after it has come to rest. */
const STEPS = 20_000;

/** Steps of one run of the methods that are at rest in the minimum soon after; a run's beginning counts into their time. */
const QUICK: Readonly<Record<string, number>> = {
  "trust-region-newton": 25,
  "conjugate-gradient": 20,
  bfgs: 35,
  lbfgs: 35,
};
const ROWS_PER_CHUNK = 10_000;
const START = [-1.5, 2] as const;

/** Rates at which each method walks down Rosenbrock's valley and stays finite. */
const PARAMS: Readonly<Record<string, ParameterValues>> = {
  sgd: { learningRate: 5e-4 },
  momentum: { learningRate: 1e-4 },
  nesterov: { learningRate: 1e-4 },
  adagrad: { learningRate: 0.1 },
  rmsprop: { learningRate: 1e-3 },
  "rmsprop-nesterov": { learningRate: 1e-4 },
  adadelta: {},
  adam: { learningRate: 1e-3 },
  newton: { learningRate: 1e-3 },
  "saddle-free-newton": { learningRate: 1e-3 },
};

export interface StepRate {
  readonly name: string;
  readonly stepsPerSecond: number;
  /** Against the hand-written loop of Adam. */
  readonly ratioToInlined: number;
}

/** One run of the public engine, everything recorded. */
function engineRun(optimizer: MethodId, steps: number): void {
  const specification: SurfaceRunSpecification = {
    problem: { kind: "surface", id: "rosenbrock", params: {} },
    start: START,
    steps,
    seed: 1,
    lanes: [{ optimizer, params: PARAMS[optimizer] ?? {} }],
  };
  const run = new Run(specification, surfaceTasks(specification));
  let rows = 0;
  while (!run.done) for (const segment of run.advance(ROWS_PER_CHUNK).segments) rows += segment.rows;
  if (rows !== steps + 1) throw new Error(`${optimizer} diverged in the benchmark after ${rows} rows`);
}

/** Adam on Rosenbrock written out by hand: no oracle, no declaration, nothing but arithmetic and four recorded columns. */
function inlinedAdam(): Float64Array {
  const rows = STEPS + 1;
  const out = new Float64Array(4 * rows);
  let [x, y] = START as readonly [number, number];
  let sx = 0;
  let sy = 0;
  let rx = 0;
  let ry = 0;
  let power1 = 1;
  let power2 = 1;
  for (let k = 0; k < rows; k++) {
    const toMinimum = 1 - x;
    const offFloor = y - x * x;
    const gx = -2 * toMinimum - 400 * x * offFloor;
    const gy = 200 * offFloor;
    out[k] = x;
    out[k + rows] = y;
    out[k + 2 * rows] = toMinimum * toMinimum + 100 * offFloor * offFloor;
    out[k + 3 * rows] = Math.sqrt(gx * gx + gy * gy);
    power1 *= 0.9;
    power2 *= 0.999;
    sx = 0.9 * sx + 0.1 * gx;
    sy = 0.9 * sy + 0.1 * gy;
    rx = 0.999 * rx + 0.001 * gx * gx;
    ry = 0.999 * ry + 0.001 * gy * gy;
    x -= (1e-3 * (sx / (1 - power1))) / (Math.sqrt(rx / (1 - power2)) + 1e-8);
    y -= (1e-3 * (sy / (1 - power1))) / (Math.sqrt(ry / (1 - power2)) + 1e-8);
  }
  return out;
}

/** Momentum written out by hand in the same way. */
function inlinedMomentum(): Float64Array {
  const rows = STEPS + 1;
  const out = new Float64Array(4 * rows);
  let [x, y] = START as readonly [number, number];
  let vx = 0;
  let vy = 0;
  for (let k = 0; k < rows; k++) {
    const toMinimum = 1 - x;
    const offFloor = y - x * x;
    const gx = -2 * toMinimum - 400 * x * offFloor;
    const gy = 200 * offFloor;
    out[k] = x;
    out[k + rows] = y;
    out[k + 2 * rows] = toMinimum * toMinimum + 100 * offFloor * offFloor;
    out[k + 3 * rows] = Math.sqrt(gx * gx + gy * gy);
    vx = 0.9 * vx - 1e-4 * gx;
    vy = 0.9 * vy - 1e-4 * gy;
    x += vx;
    y += vy;
  }
  return out;
}

function freshGradient([x, y]: readonly number[]): number[] {
  return [-2 * (1 - x!) - 400 * x! * (y! - x! * x!), 200 * (y! - x! * x!)];
}

function freshValue([x, y]: readonly number[]): number {
  return (1 - x!) * (1 - x!) + 100 * (y! - x! * x!) * (y! - x! * x!);
}

/** Momentum in the style of most small libraries: every step makes new arrays and an object to remember. */
function freshArraysMomentum(): object[] {
  let theta: readonly number[] = [...START];
  let v: readonly number[] = [0, 0];
  const history: object[] = [];
  for (let k = 0; k <= STEPS; k++) {
    const g = freshGradient(theta);
    history.push({ theta, loss: freshValue(theta), gradNorm: Math.sqrt(g.reduce((sum, gi) => sum + gi * gi, 0)) });
    v = v.map((vi, i) => 0.9 * vi - 1e-4 * g[i]!);
    theta = theta.map((ti, i) => ti + v[i]!);
  }
  return history;
}

/** Steps per second: the median of `repeats` timings of about `milliseconds` each, after one that warms up. */
function stepsPerSecond(run: () => unknown, steps: number, repeats: number, milliseconds: number): number {
  const rates: number[] = [];
  for (let repeat = 0; repeat <= repeats; repeat++) {
    const begin = performance.now();
    let runs = 0;
    let elapsed = 0;
    while (elapsed < milliseconds) {
      run();
      runs++;
      elapsed = performance.now() - begin;
    }
    if (repeat > 0) rates.push((1000 * runs * steps) / elapsed);
  }
  return rates.toSorted((a, b) => a - b)[Math.floor(repeats / 2)]!;
}

/**
 * Recorded steps per second on Rosenbrock: every optimizer through the public engine, and what they are up against in the
 * same process. One row each; the inlined Adam has ratio 1.
 */
export function measureSteps(repeats = 5, milliseconds = 150): StepRate[] {
  const engine = optimizers.map(({ id }) => {
    const steps = QUICK[id] ?? STEPS;
    return { name: id, steps, run: () => engineRun(id, steps) };
  });
  const peers: { name: string; steps: number; run: () => unknown }[] = [
    { name: "inlined adam, by hand", steps: STEPS, run: inlinedAdam },
    { name: "inlined momentum, by hand", steps: STEPS, run: inlinedMomentum },
    { name: "momentum with fresh arrays", steps: STEPS, run: freshArraysMomentum },
  ];
  // All kinds of lane run before any is timed: the engine must be fast as it is in use, having met every optimizer.
  for (const { run } of engine) run();
  const rates = [...peers, ...engine].map(({ name, steps, run }) => ({
    name,
    stepsPerSecond: stepsPerSecond(run, steps, repeats, milliseconds),
  }));
  return rates.map((rate) => ({ ...rate, ratioToInlined: rate.stepsPerSecond / rates[0]!.stepsPerSecond }));
}
