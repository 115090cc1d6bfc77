import { exp } from "../core/elementary.ts";
import { erf } from "../core/erf.ts";
import type { ModelSpecification } from "./types.ts";
import type { Elementwise } from "./wasm/elementwise.ts";
import type { KernelFunction, Workspace } from "./wasm/kernels.ts";

/**
 * An activation on whole layers. Arguments are offsets in doubles of matrices with rows of `stride` numbers: `units` of them, and before
 * maxout `pieces` times as many.
 */
export interface ActivationPass {
  /** f = f(y). */
  value(y: number, f: number, units: number, stride: number): void;
  /** rf = f′(y) ry: along a direction. */
  push(y: number, f: number, ry: number, rf: number, units: number, stride: number): void;
  /** dy = f′(y) df: backwards. */
  pull(y: number, f: number, df: number, dy: number, units: number, stride: number): void;
  /** rdy = f′(y) rdf + f″(y) ry df: backwards, along a direction. */
  bend(y: number, f: number, df: number, ry: number, rdf: number, rdy: number, units: number, stride: number): void;
}

export function activationPass(
  { activation, pieces }: Pick<ModelSpecification, "activation" | "pieces">,
  workspace: Workspace,
): ActivationPass {
  if (activation === "maxout") return maxout(workspace, pieces);
  if (activation === "gelu") return gelu(workspace);
  return elementwise(workspace, activation);
}

function elementwise({ run }: Workspace, name: Elementwise): ActivationPass {
  const value: KernelFunction = run[`${name}.value`];
  const slope: KernelFunction = run[`${name}.slope`];
  const bend: KernelFunction = run[`${name}.bend`];
  const along: ActivationPass["pull"] = (y, f, d, out, units, stride) =>
    slope(8 * y, 8 * f, 8 * d, 8 * out, 8 * units * stride);
  return {
    value: (y, f, units, stride) => value(8 * y, 8 * f, 8 * units * stride),
    push: along,
    pull: along,
    bend: (y, f, df, ry, rdf, rdy, units, stride) =>
      bend(8 * y, 8 * f, 8 * df, 8 * ry, 8 * rdf, 8 * rdy, 8 * units * stride),
  };
}

/** The standard normal distribution's density. */
function density(y: number): number {
  return exp(-0.5 * y * y) * 0.3989422804014327;
}

/** The standard normal distribution's Φ. */
function distribution(y: number): number {
  return 0.5 + 0.5 * erf(y * Math.SQRT1_2);
}

/** y Φ(y), exactly (Hendrycks & Gimpel 2016). f″ = φ(y) (2 − y²). */
function gelu(workspace: Workspace): ActivationPass {
  // Φ(y) is f/y, which spares the error function, but where y is too small to divide by.
  const slope = (y: number, f: number) => (Math.abs(y) > 1e-300 ? f / y : 0.5) + y * density(y);
  const along: ActivationPass["pull"] = (y, f, d, out, units, stride) => {
    const { numbers } = workspace;
    for (let i = 0; i < units * stride; i++) {
      numbers[out + i] = slope(numbers[y + i]!, numbers[f + i]!) * numbers[d + i]!;
    }
  };
  return {
    value(y, f, units, stride) {
      const { numbers } = workspace;
      for (let i = 0; i < units * stride; i++) numbers[f + i] = numbers[y + i]! * distribution(numbers[y + i]!);
    },
    push: along,
    pull: along,
    bend(y, f, df, ry, rdf, rdy, units, stride) {
      const { numbers } = workspace;
      for (let i = 0; i < units * stride; i++) {
        const here = numbers[y + i]!;
        const bent = density(here) * (2 - here * here) * numbers[ry + i]! * numbers[df + i]!;
        numbers[rdy + i] = slope(here, numbers[f + i]!) * numbers[rdf + i]! + bent;
      }
    },
  };
}

/** The largest of `pieces` neighbouring rows (Goodfellow et al. 2013); of equal ones the first. */
function maxout(workspace: Workspace, pieces: number): ActivationPass {
  /** The place of the largest piece of unit `unit` for an example. */
  const winner = (y: number, unit: number, example: number, stride: number): number => {
    const { numbers } = workspace;
    let best = y + unit * pieces * stride + example;
    for (let piece = 1; piece < pieces; piece++) {
      const place = y + (unit * pieces + piece) * stride + example;
      if (numbers[place]! > numbers[best]! || Number.isNaN(numbers[place])) best = place;
    }
    return best;
  };
  const gather = (y: number, from: number, to: number, units: number, stride: number): void => {
    const { numbers } = workspace;
    for (let unit = 0; unit < units; unit++) {
      for (let i = 0; i < stride; i++)
        numbers[to + unit * stride + i] = numbers[winner(y, unit, i, stride) - y + from]!;
    }
  };
  const scatter = (y: number, from: number, to: number, units: number, stride: number): void => {
    const { numbers } = workspace;
    numbers.fill(0, to, to + units * pieces * stride);
    for (let unit = 0; unit < units; unit++) {
      for (let i = 0; i < stride; i++)
        numbers[winner(y, unit, i, stride) - y + to] = numbers[from + unit * stride + i]!;
    }
  };
  return {
    value: (y, f, units, stride) => gather(y, y, f, units, stride),
    push: (y, _f, ry, rf, units, stride) => gather(y, ry, rf, units, stride),
    pull: (y, _f, df, dy, units, stride) => scatter(y, df, dy, units, stride),
    bend: (y, _f, _df, _ry, rdf, rdy, units, stride) => scatter(y, rdf, rdy, units, stride),
  };
}
