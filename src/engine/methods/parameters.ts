import type { NumberDomain } from "../core/types.ts";

/** ε. Zero is valid and stands still. */
export function learningRate(value: number): NumberDomain {
  return {
    kind: "number",
    symbol: "\\epsilon",
    variable: "epsilon",
    default: value,
    min: 0,
    scale: "log",
    slider: [1e-5, 10],
  };
}

/** α, in [0, 1). */
export const momentum: NumberDomain = {
  kind: "number",
  symbol: "\\alpha",
  variable: "alpha",
  default: 0.9,
  min: 0,
  max: 1,
  exclusiveMax: true,
  scale: "linear",
  slider: [0, 0.999],
};

const decay = { kind: "number", min: 0, max: 1, exclusiveMax: true, scale: "linear", slider: [0, 0.999] } as const;

/** ρ, the decay rate in [0, 1) of the one exponentially weighted mean of a method. */
export const decayRate = (value: number): NumberDomain => ({
  ...decay,
  symbol: "\\rho",
  variable: "rho",
  default: value,
});

/** β, the decay rate in [0, 1) of one of several moments. */
export const momentDecay = (value: number, symbol: string): NumberDomain => ({ ...decay, symbol, default: value });

/** δ ≥ 0, which keeps a denominator from zero. */
export function stabilizer(value: number): NumberDomain {
  return { kind: "number", symbol: "\\delta", default: value, min: 0, scale: "log", slider: [1e-12, 1] };
}

/** α ≥ 0, added to every curvature. */
export const damping: NumberDomain = {
  kind: "number",
  symbol: "\\alpha",
  default: 0,
  min: 0,
  scale: "log",
  slider: [1e-6, 1e4],
};
