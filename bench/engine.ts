import { contours as marchingSquares } from "d3";
import { optimizerById } from "../src/engine/methods/index.ts";
import { CountingOracle } from "../src/engine/oracle.ts";
import { Run } from "../src/engine/run.ts";
import { objectiveOf, surfaceTasks } from "../src/engine/surface-task.ts";
import { type Configuration, onSurface } from "../src/experiment/configuration.ts";
import { decodeLink, encodeLink } from "../src/experiment/link.ts";
import { minimal } from "../src/experiment/minimal.ts";
import { parseConfiguration } from "../src/experiment/parse.ts";
import { presets } from "../src/experiment/presets.ts";
import { contourMap, sampleField } from "../src/worker/contours.ts";
import { amount, limited, median, type Row, reaching } from "./report.ts";
import { measureSteps } from "./steps.ts";

const STEPS_GOAL = 5e6;
const FRAME_MILLISECONDS = 16;
const SWEEP_MILLISECONDS = 150;
const FIRST_ORDER = ["sgd", "momentum", "nesterov", "adagrad", "rmsprop", "rmsprop-nesterov", "adadelta", "adam"];

/** Recorded steps per second on Rosenbrock, against Adam written out by hand in the same process. */
export function steps(): Row[] {
  return measureSteps().map(({ name, stepsPerSecond, ratioToInlined }) => {
    const ratio = `${ratioToInlined.toFixed(2)} × inlined adam`;
    return FIRST_ORDER.includes(name)
      ? reaching(name, stepsPerSecond, STEPS_GOAL, "steps/s", ratio)
      : { name, figure: `${amount(stepsPerSecond)} steps/s`, ratio };
  });
}

/** A contour map as the worker makes it, against d3-contour alone on the same samples at the same levels. */
export function contours(): Row[] {
  return [128, 256].flatMap((size) => {
    const request = {
      problem: { kind: "surface", id: "rosenbrock", params: { a: 1, b: 8 } },
      window: { x: [-2, 2], y: [-1, 3] },
      columns: size,
      rows: size,
    } as const;
    const levels = [...contourMap(request, 20).levels];
    const values = [...sampleField(request).values];
    const bare = median(15, () => marchingSquares().size([size, size]).thresholds(levels)(values));
    const whole = median(15, () => contourMap(request, 20));
    return [
      { name: `d3-contour alone, ${size}²`, figure: `${bare.toFixed(1)} ms` },
      {
        name: `contour map with sampling, ${size}²`,
        figure: `${whole.toFixed(1)} ms`,
        ratio: `${(whole / bare).toFixed(2)} × d3 alone`,
      },
    ];
  });
}

function opened(json: unknown): Configuration {
  const parsed = parseConfiguration(json);
  if (!parsed.ok) throw new Error(parsed.errors.map(({ path, message }) => `${path}: ${message.en}`).join("; "));
  return parsed.configuration;
}

/** Links against JSON.parse of the same configuration, which checks nothing. */
export function links(): Row[] {
  const configuration = opened(presets[0].configuration);
  const link = encodeLink(configuration);
  const text = JSON.stringify(minimal(configuration));
  const rate = (work: () => unknown) => {
    const count = 300;
    const milliseconds = median(7, () => {
      for (let i = 0; i < count; i++) work();
    });
    return (1000 * count) / milliseconds;
  };
  const parse = rate(() => JSON.parse(text));
  const against = (own: number) => `${(own / parse).toPrecision(2)} × JSON.parse`;
  const checked = rate(() => parseConfiguration(JSON.parse(text)));
  const decoded = rate(() => decodeLink(link));
  const encoded = rate(() => encodeLink(configuration));
  return [
    { name: `JSON.parse (${text.length} characters)`, figure: `${amount(parse)} /s` },
    { name: "JSON.parse and validation", figure: `${amount(checked)} /s`, ratio: against(checked) },
    {
      name: `link decoded and validated (${link.length} characters)`,
      figure: `${amount(decoded)} /s`,
      ratio: against(decoded),
    },
    { name: "link encoded", figure: `${amount(encoded)} /s`, ratio: against(encoded) },
  ];
}

/** What a drag of the start costs, and what a map of learning rate × momentum would. */
export function reruns(): Row[] {
  const opening = onSurface(opened(presets[0].configuration));
  const lanes = opening.lanes.slice(0, 6);
  const drag = median(25, () => {
    const run = new Run({ ...opening, steps: 500, lanes }, surfaceTasks(opening));
    while (!run.done) run.advance(1024);
  });
  const objective = objectiveOf({ kind: "surface", id: "rosenbrock", params: {} });
  const momentum = optimizerById("momentum");
  const clock = { step: 0 };
  const oracle = new CountingOracle(objective, 1, clock);
  const theta = new Float64Array(2);
  // A map shows where every run ends: no path is recorded.
  const sweep = median(5, () => {
    for (let i = 0; i < 100; i++) {
      for (let j = 0; j < 100; j++) {
        const params = { learningRate: 1e-5 * (1 + i), momentum: j / 101 };
        const state = momentum.init(2, params);
        theta.set([-1.5, 2]);
        for (clock.step = 0; clock.step < 500; clock.step++) momentum.step(oracle, theta, state, params);
      }
    }
  });
  return [
    limited(`drag: ${lanes.length} lanes × 500 steps anew`, drag, FRAME_MILLISECONDS, "ms"),
    limited("sweep: ends of 100 × 100 × 500 momentum steps", sweep, SWEEP_MILLISECONDS, "ms"),
  ];
}
