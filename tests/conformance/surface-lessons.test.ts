import { expect, it } from "vitest";
import { defaultsOf, type Vector } from "../../src/engine/core/types.ts";
import { norm } from "../../src/engine/core/vector.ts";
import { surfaceById } from "../../src/engine/surfaces/index.ts";

// What the declarations' own words promise of gradient descent from the default start.

/** Gradient descent from the surface's start at its rate, the gradient clipped by norm. */
function descend(id: string, steps: number, threshold = Infinity, from?: readonly [number, number]): Vector {
  const surface = surfaceById(id);
  const params = defaultsOf(surface.parameters);
  const objective = surface.create(params);
  const theta = new Float64Array(from ?? surface.start(params));
  const gradient = new Float64Array(2);
  for (let k = 0; k < steps; k++) {
    objective.valueAndGradient(theta, gradient);
    const factor = Math.min(1, threshold / norm(gradient));
    for (const i of [0, 1]) theta[i] = theta[i]! - surface.gradientRate(params) * factor * gradient[i]!;
  }
  return theta;
}

it("cliff: plain descent is thrown out of the window, clipped descent arrives", () => {
  const surface = surfaceById("cliff");
  const params = defaultsOf(surface.parameters);
  expect(descend("cliff", 200)[1]).toBeGreaterThan(surface.window(params).y[1]);
  expect(surface.create(params).value(descend("cliff", 500, 0.1))).toBeLessThan(1e-6);
});

it("local-minima, styblinski-tang: plain descent ends in a minimum that is not the global one", () => {
  for (const id of ["local-minima", "styblinski-tang"]) {
    const minima = surfaceById(id).minima({});
    const end = descend(id, 1000);
    const reached = minima.findIndex(({ point }) => Math.hypot(point[0] - end[0]!, point[1] - end[1]!) < 1e-6);
    expect(reached, id).toBeGreaterThan(0);
  }
});

it("misleading-mountain: one ridge, and downhill leads away from the bowl everywhere to its left", () => {
  const surface = surfaceById("misleading-mountain");
  const objective = surface.create({});
  const bottom = surface.minima({})[0]!.point[0];
  const gradient = new Float64Array(2);
  const rising: boolean[] = [];
  for (let x = surface.window({}).x[0]; x < bottom; x += 0.01) {
    objective.valueAndGradient(new Float64Array([x, 0]), gradient);
    rising.push(gradient[0]! > 0);
  }
  const ridge = rising.indexOf(false);
  expect(ridge).toBeGreaterThan(0);
  expect(rising.slice(ridge)).not.toContain(true);
  expect(descend("misleading-mountain", 1000)[0]).toBeLessThan(-4);
  expect(descend("misleading-mountain", 1000, Infinity, [1, 2])[0]).toBeCloseTo(bottom, 6);
});
