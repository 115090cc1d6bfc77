// Writes cases.ndjson: configurations over all methods, surfaces, modifiers and networks, with digests of their results, and mistakes
// with the paths of their errors. They were made by version 0.1.0 and are not made again: a difference is a fault, unless the earlier
// result was one. Then the case is replaced by hand, and the commit says why.
//
//   npx tsx tests/golden/kept/make.ts > tests/golden/kept/cases.ndjson
import type { Parameter, Parameters, ParameterValues } from "../../../src/engine/core/types.ts";
import { defaultsOf } from "../../../src/engine/core/types.ts";
import { type Optimizer, optimizers } from "../../../src/engine/methods/index.ts";
import { modifiers } from "../../../src/engine/modifiers/index.ts";
import { isUsable } from "../../../src/engine/modifiers/types.ts";
import { datasets } from "../../../src/engine/networks/data/index.ts";
import { modelParameters } from "../../../src/engine/networks/settings.ts";
import { samplings } from "../../../src/engine/networks/types.ts";
import { surfaces } from "../../../src/engine/surfaces/index.ts";
import { needsWholeSet } from "../../../src/engine/training/fitness.ts";
import { keep } from "./digest.ts";

let state = 20_261;
/** A number in [0, 1) of a small generator that is the same everywhere. */
function random(): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
}
const among = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
const between = (low: number, high: number) => Number((low + random() * (high - low)).toPrecision(4));

/** An ordinary value: within the slider, for numbers. */
function ordinary(parameter: Parameter): unknown {
  switch (parameter.kind) {
    case "number": {
      const [low, high] = parameter.slider;
      const x =
        parameter.scale === "log" && low > 0 ? Math.exp(between(Math.log(low), Math.log(high))) : between(low, high);
      const value = parameter.integer ? Math.round(x) : Number(x.toPrecision(4));
      return Math.min(Math.max(value, low), high);
    }
    case "choice":
      return among(parameter.options).value;
    case "coordinates":
      return between(...parameter.slider);
    case "switch":
      return random() < 0.5;
    case "numbers":
      return parameter.default;
  }
}
const some = (parameters: Parameters, share: number) =>
  Object.fromEntries(
    Object.entries(parameters).flatMap(([name, p]) => (random() < share ? [[name, ordinary(p)]] : [])),
  );

function laneOf(optimizer: Optimizer, rate: number, onSurface: boolean): Record<string, unknown> {
  const params: Record<string, unknown> = some(optimizer.parameters, 0.4);
  Object.assign(params, optimizer.suggest({ gradientRate: rate, extent: 2 }));
  const modified = modifiers
    .filter(({ surfacesOnly }) => onSurface || !surfacesOnly)
    .filter((modifier) => random() < 0.3 && isUsable(modifier, optimizer, params as never))
    .map(({ id, kinds, single }) => {
      const kind = among(kinds);
      const values = some(kind.parameters, 0.6);
      return [id, single ? values : { kind: kind.id, ...values }];
    });
  return { optimizer: optimizer.id, params, ...Object.fromEntries(modified) };
}

function onSurfaces(): Record<string, unknown>[] {
  return surfaces.flatMap((surface) =>
    [0, 1].flatMap(() =>
      optimizers.map((optimizer) => {
        const params = some(surface.parameters as Parameters, 0.5);
        const complete = { ...defaultsOf(surface.parameters as Parameters), ...(params as ParameterValues) };
        const { x, y } = surface.window(complete);
        return {
          version: 1,
          problem: { kind: "surface", id: surface.id, params },
          ...(random() < 0.6 && { start: [between(...x), between(...y)] }),
          steps: 10 + Math.floor(random() * 30),
          seed: Math.floor(random() * 1000),
          lanes: [laneOf(optimizer, surface.gradientRate(complete), true)],
        };
      }),
    ),
  );
}

function onNetworks(): Record<string, unknown>[] {
  return Array.from({ length: 200 }, () => {
    // Hessians of 64 inputs take seconds.
    const optimizer = among(optimizers);
    const dataset = among(datasets.filter(({ id }) => id !== "digits" || optimizer.order === 1));
    const n = 20 + Math.floor(random() * 40);
    const hidden = Array.from({ length: Math.floor(random() * 4) }, () => 1 + Math.floor(random() * 6));
    const whole = needsWholeSet({ optimizer: optimizer.id, params: defaultsOf(optimizer.parameters) });
    const { hidden: _, ...rest } = modelParameters;
    return {
      version: 1,
      problem: {
        kind: "network",
        dataset: { id: dataset.id, ...some(dataset.parameters, 0.3), n },
        model: {
          ...some(rest, 0.4),
          hidden,
          ...(hidden.length > 1 && random() < 0.3 && { auxiliary: { layers: [1], weight: between(0.1, 1) } }),
        },
        ...(random() < 0.4 && { loss: "squared-error" }),
        ...(!whole && { batchSize: 1 + Math.floor(random() * n) }),
        ...(random() < 0.3 && { sampling: among(samplings) }),
        ...(random() < 0.3 && { weightDecay: between(0, 0.1) }),
        evaluateEvery: 1 + Math.floor(random() * 8),
        ...(random() < 0.2 && { earlyStopping: { patience: 1 + Math.floor(random() * 4) } }),
      },
      steps: optimizer.order === 2 ? 4 : 24,
      seed: Math.floor(random() * 1000),
      lanes: [
        laneOf(optimizer, 0.1, false),
        ...(whole || random() < 0.7
          ? []
          : [{ optimizer: "sgd", params: { learningRate: 0.1 }, batchSize: 7, seed: 3 }]),
      ],
    };
  });
}

/** Places of all values within a value. */
function places(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => places(inner, [...path, key]))];
}

/** A copy with one mistake. */
function mistaken(configuration: Record<string, unknown>): unknown {
  const copy: Record<string, unknown> = structuredClone(configuration);
  const place = among(places(copy).filter((path) => path.length > 0));
  let holder = copy as Record<string | number, unknown>;
  for (const key of place.slice(0, -1)) holder = holder[key] as Record<string | number, unknown>;
  const last = place.at(-1)!;
  const wrong = among<unknown>([null, "bogus", -1, 1.5, [], {}, true, 1e300, ["bogus"], { bogus: 1 }]);
  if (random() < 0.2 && typeof holder[last] === "object" && !Array.isArray(holder[last]))
    (holder[last] as Record<string, unknown>).bogus = 1;
  else holder[last] = wrong;
  return copy;
}

const good = [...onSurfaces(), ...onNetworks()];
const kept = good.map(keep);
const bad = Array.from({ length: 300 }, () => keep(mistaken(among(good)))).filter(({ errors }) => errors !== undefined);
for (const one of [...kept, ...bad]) console.log(JSON.stringify(one));
