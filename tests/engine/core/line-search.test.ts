import { describe, expect, it } from "vitest";
import {
  exactMinimizer,
  PROBE_LIMIT,
  type Probe,
  type Ray,
  strongWolfe,
} from "../../../src/engine/core/line-search.ts";

interface Curve {
  readonly name: string;
  readonly value: (t: number) => number;
  readonly slope: (t: number) => number;
}

function counted({ value, slope }: Curve) {
  const probes: Probe[] = [];
  const ray: Ray = (t) => {
    const probe = { t, value: value(t), slope: slope(t) };
    probes.push(probe);
    return probe;
  };
  return { ray, probes, origin: { t: 0, value: value(0), slope: slope(0) } };
}

/** Curves with minimizers at known places, shallow and steep, near and far. */
const SMOOTH: readonly (Curve & { readonly minimizers: readonly number[] })[] = [
  ...[1e-9, 0.3, 1, 7, 1e6].map((at) => ({
    name: `parabola around ${at}`,
    value: (t: number) => 0.5 * (t / at - 1) * (t / at - 1),
    slope: (t: number) => (t / at - 1) / at,
    minimizers: [at],
  })),
  {
    name: "quartic, flat at its minimum",
    value: (t) => (t - 2) ** 4,
    slope: (t) => 4 * (t - 2) ** 3,
    minimizers: [2],
  },
  {
    name: "hyperbola, hardly bent far out",
    value: (t) => Math.sqrt(1 + (t - 40) * (t - 40)),
    slope: (t) => (t - 40) / Math.sqrt(1 + (t - 40) * (t - 40)),
    minimizers: [40],
  },
  {
    name: "steep wall after a gentle slope",
    value: (t) => Math.exp(20 * (t - 1)) - t,
    slope: (t) => 20 * Math.exp(20 * (t - 1)) - 1,
    minimizers: [1 - Math.log(20) / 20],
  },
  {
    name: "logarithm that ends at 1",
    value: (t) => -Math.log(1 - t) - 3 * t,
    slope: (t) => 1 / (1 - t) - 3,
    minimizers: [2 / 3],
  },
  {
    name: "waves on a slope",
    value: (t) => 0.05 * t * t - t - Math.sin(5 * t),
    slope: (t) => 0.1 * t - 1 - 5 * Math.cos(5 * t),
    minimizers: [],
  },
];

const NASTY: readonly Curve[] = [
  {
    name: "NaN everywhere but here",
    value: (t) => (t === 0 ? 1 : Number.NaN),
    slope: (t) => (t === 0 ? -1 : Number.NaN),
  },
  {
    name: "NaN beyond a point",
    value: (t) => (t > 0.01 ? Number.NaN : -t),
    slope: (t) => (t > 0.01 ? Number.NaN : -1),
  },
  { name: "infinite beyond a point", value: (t) => (t > 3 ? Number.POSITIVE_INFINITY : -t), slope: () => -1 },
  { name: "a straight fall", value: (t) => -t, slope: () => -1 },
  { name: "a cubic fall", value: (t) => -t - t * t * t, slope: (t) => -1 - 3 * t * t },
  { name: "falling for ever towards a bound", value: (t) => 1 / (1 + t), slope: (t) => -1 / ((1 + t) * (1 + t)) },
  { name: "flat but for its slope", value: () => 1, slope: () => -1e-300 },
  { name: "a slope that lies", value: (t) => t, slope: () => -1 },
  { name: "a cliff", value: (t) => (t < 1e-12 ? 0 : 1e300), slope: () => -1 },
  { name: "a kink", value: (t) => Math.abs(t - 0.3), slope: (t) => (t < 0.3 ? -1 : 1) },
  { name: "noise", value: (t) => -1e-3 * t + Math.abs(Math.sin(1e9 * t)), slope: (t) => Math.sin(1e8 * t) - 0.5 },
  { name: "already infinitely steep", value: (t) => -t, slope: () => -1e308 },
];

const WOLFE = [
  { decrease: 1e-4, curvature: 0.9 },
  { decrease: 1e-4, curvature: 0.1 },
];
const FIRSTS = [1e-6, 1, 100];

describe("strong Wolfe", () => {
  it.each(SMOOTH)("finds a step that satisfies both conditions: $name", (curve) => {
    for (const first of FIRSTS) {
      for (const constants of WOLFE) {
        const { ray, probes, origin } = counted(curve);
        const step = strongWolfe(ray, origin, first, constants, 0);
        expect(step.end, `first ${first}`).toBe("found");
        expect(step.value).toBeLessThanOrEqual(origin.value + constants.decrease * step.t * origin.slope);
        expect(Math.abs(step.slope)).toBeLessThanOrEqual(constants.curvature * Math.abs(origin.slope));
        expect(probes.length).toBeLessThanOrEqual(25);
        expect(probes).toContainEqual({ t: step.t, value: step.value, slope: step.slope });
      }
    }
  });

  it("takes the first trial step where it will do", () => {
    const { ray, probes, origin } = counted(SMOOTH[2]!);
    expect(strongWolfe(ray, origin, 1, WOLFE[0]!, 0).t).toBe(1);
    expect(probes).toHaveLength(1);
  });

  it("goes by the slope where φ differs by rounding only", () => {
    // 1e10 swallows the parabola: its values cannot be told apart near the minimum.
    const curve = {
      name: "",
      value: (t: number) => 1e10 + 1e-8 * (t - 1) * (t - 1),
      slope: (t: number) => 2e-8 * (t - 1),
    };
    const { ray, origin } = counted(curve);
    const step = strongWolfe(ray, origin, 100, WOLFE[1]!, 16 * Number.EPSILON * 1e10);
    expect(step.end).toBe("found");
    expect(Math.abs(step.t - 1)).toBeLessThan(0.11);
  });
});

describe("the exact search", () => {
  it.each(SMOOTH)("finds a minimizer to near machine precision: $name", (curve) => {
    for (const first of FIRSTS) {
      const { ray, probes, origin } = counted(curve);
      const found = exactMinimizer(ray, origin, first, 0);
      expect(found.end, `first ${first}`).toBe("found");
      expect(found.value).toBeLessThan(origin.value);
      // φ′ changes its sign within a few units in the last place.
      const gap = 8 * Number.EPSILON * found.t;
      expect(curve.slope(found.t - gap)).toBeLessThanOrEqual(0);
      expect(curve.slope(found.t + gap)).toBeGreaterThanOrEqual(0);
      for (const at of curve.minimizers) expect(Math.abs(found.t / at - 1)).toBeLessThan(1e-14);
      expect(probes.length).toBeLessThanOrEqual(PROBE_LIMIT);
    }
  });
});

describe.each(NASTY)("neither search hangs or climbs on $name", (curve) => {
  it.each(FIRSTS)("from a first trial of %d", (first) => {
    for (const search of [
      (ray: Ray, origin: Probe) => strongWolfe(ray, origin, first, WOLFE[0]!, 0),
      (ray: Ray, origin: Probe) => exactMinimizer(ray, origin, first, 0),
    ]) {
      const { ray, probes, origin } = counted(curve);
      const step = search(ray, origin);
      expect(probes.length).toBeLessThanOrEqual(PROBE_LIMIT);
      expect(step.t).toBeGreaterThanOrEqual(0);
      expect(Number.isNaN(step.value)).toBe(false);
      expect(step.value).toBeLessThanOrEqual(origin.value);
    }
  });
});

describe("a fall without end", () => {
  it("is called endless by both searches", () => {
    for (const curve of NASTY.filter(({ name }) => name.includes("fall"))) {
      for (const first of FIRSTS) {
        const exact = counted(curve);
        expect(exactMinimizer(exact.ray, exact.origin, first, 0).end, curve.name).toBe("endless");
        if (curve.name.includes("bound")) continue;
        const wolfe = counted(curve);
        expect(strongWolfe(wolfe.ray, wolfe.origin, first, WOLFE[0]!, 0).end, curve.name).toBe("endless");
      }
    }
  });
});
