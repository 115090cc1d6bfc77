import { exp } from "../core/elementary.ts";
import { erf } from "../core/erf.ts";
import type { Vector } from "../core/types.ts";
import type { Activation } from "./types.ts";
import type { Elementwise } from "./wasm/elementwise.ts";
import type { Tape } from "./wasm/tape.ts";

/**
 * An activation on whole layers, written to a tape. Arguments are offsets in doubles of matrices with rows of `stride` numbers: `units` of
 * them, and before maxout `pieces` times as many.
 */
export interface ActivationPass {
  /** f = f(y). */
  value(tape: Tape, y: number, f: number, units: number, stride: number): void;
  /** rf = f′(y) ry: along a direction. */
  push(tape: Tape, y: number, f: number, ry: number, rf: number, units: number, stride: number): void;
  /** dy = f′(y) df: backwards. */
  pull(tape: Tape, y: number, f: number, df: number, dy: number, units: number, stride: number): void;
  /** rdy = f′(y) rdf + f″(y) ry df: backwards, along a direction. */
  bend(
    tape: Tape,
    y: number,
    f: number,
    df: number,
    ry: number,
    rdf: number,
    rdy: number,
    units: number,
    stride: number,
  ): void;
}

/** The passes of an activation; `pieces` are those of maxout. */
export function activationPass(activation: Activation, pieces: number): ActivationPass {
  if (activation === "maxout") return maxout(pieces);
  if (activation === "gelu") return gelu;
  return elementwise(activation);
}

function elementwise(name: Elementwise): ActivationPass {
  const along: ActivationPass["pull"] = (tape, y, f, d, out, units, stride) =>
    tape.call(`${name}.slope`, 8 * y, 8 * f, 8 * d, 8 * out, 8 * units * stride);
  return {
    value: (tape, y, f, units, stride) => tape.call(`${name}.value`, 8 * y, 8 * f, 8 * units * stride),
    push: along,
    pull: along,
    bend: (tape, y, f, df, ry, rdf, rdy, units, stride) =>
      tape.call(`${name}.bend`, 8 * y, 8 * f, 8 * df, 8 * ry, 8 * rdf, 8 * rdy, 8 * units * stride),
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

/** The slope of y Φ(y). Φ(y) is f/y, which spares the error function, but where y is too small to divide by. */
const geluSlope = (y: number, f: number) => (Math.abs(y) > 1e-300 ? f / y : 0.5) + y * density(y);

const geluAlong: ActivationPass["pull"] = (tape, y, f, d, out, units, stride) =>
  tape.step(() => {
    const { numbers } = tape.workspace;
    for (let i = 0; i < units * stride; i++) {
      numbers[out + i] = geluSlope(numbers[y + i]!, numbers[f + i]!) * numbers[d + i]!;
    }
  });

/** y Φ(y), exactly (Hendrycks & Gimpel 2016). f″ = φ(y) (2 − y²). */
const gelu: ActivationPass = {
  value: (tape, y, f, units, stride) =>
    tape.step(() => {
      const { numbers } = tape.workspace;
      for (let i = 0; i < units * stride; i++) numbers[f + i] = numbers[y + i]! * distribution(numbers[y + i]!);
    }),
  push: geluAlong,
  pull: geluAlong,
  bend: (tape, y, f, df, ry, rdf, rdy, units, stride) =>
    tape.step(() => {
      const { numbers } = tape.workspace;
      for (let i = 0; i < units * stride; i++) {
        const here = numbers[y + i]!;
        const bent = density(here) * (2 - here * here) * numbers[ry + i]! * numbers[df + i]!;
        numbers[rdy + i] = geluSlope(here, numbers[f + i]!) * numbers[rdf + i]! + bent;
      }
    }),
};

/** The largest of `pieces` neighbouring rows (Goodfellow et al. 2013); of equal ones the first. */
function maxout(pieces: number): ActivationPass {
  /** The place of the largest piece of unit `unit` for an example. */
  const winner = (numbers: Vector, y: number, unit: number, example: number, stride: number): number => {
    let best = y + unit * pieces * stride + example;
    for (let piece = 1; piece < pieces; piece++) {
      const place = y + (unit * pieces + piece) * stride + example;
      if (numbers[place]! > numbers[best]! || Number.isNaN(numbers[place])) best = place;
    }
    return best;
  };
  const gather = (tape: Tape, y: number, from: number, to: number, units: number, stride: number): void =>
    tape.step(() => {
      const { numbers } = tape.workspace;
      for (let unit = 0; unit < units; unit++) {
        for (let i = 0; i < stride; i++) {
          numbers[to + unit * stride + i] = numbers[winner(numbers, y, unit, i, stride) - y + from]!;
        }
      }
    });
  const scatter = (tape: Tape, y: number, from: number, to: number, units: number, stride: number): void =>
    tape.step(() => {
      const { numbers } = tape.workspace;
      numbers.fill(0, to, to + units * pieces * stride);
      for (let unit = 0; unit < units; unit++) {
        for (let i = 0; i < stride; i++) {
          numbers[winner(numbers, y, unit, i, stride) - y + to] = numbers[from + unit * stride + i]!;
        }
      }
    });
  return {
    value: (tape, y, f, units, stride) => gather(tape, y, y, f, units, stride),
    push: (tape, y, _f, ry, rf, units, stride) => gather(tape, y, ry, rf, units, stride),
    pull: (tape, y, _f, df, dy, units, stride) => scatter(tape, y, df, dy, units, stride),
    bend: (tape, y, _f, _df, _ry, rdf, rdy, units, stride) => scatter(tape, y, rdf, rdy, units, stride),
  };
}
