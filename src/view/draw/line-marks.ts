import { evaluate, isMatrix, isVector, type Value } from "../../engine/algorithms/evaluate.ts";
import { type Node, namesIn, parse, termsOf } from "../../engine/algorithms/expression.ts";
import type { Measure, Quantity } from "../../engine/algorithms/quantities.ts";
import { type QuadraticModel, quadraticModel } from "../../engine/curvature.ts";
import type { TracedLine } from "../../engine/trace.ts";
import { inverse } from "./curvature-marks.ts";

type Point = readonly [number, number];

interface MarkBase {
  /** The quantity that it shows, if it is one. */
  readonly name: string | null;
  readonly measure: Measure;
  /** A point in θ's plane. */
  readonly at: Point;
}

/** Something about a line that can be drawn in θ's plane. */
export type LineMark =
  /**
   * From `start` to `end`, counted from `at`: as long as it says on the map, or for "direction", whose unit is another one, in
   * proportion to the line's other arrows. `sum`: the result, of which the others are terms.
   */
  | (MarkBase & {
      readonly kind: "arrow";
      readonly start: Point;
      readonly end: Point;
      readonly unit: "theta" | "direction";
      readonly sum: boolean;
      readonly label: string;
    })
  | (MarkBase & { readonly kind: "ring"; readonly label: string })
  /** Half the sides, in proportion to the line's other boxes. */
  | (MarkBase & { readonly kind: "box"; readonly half: Point; readonly former: boolean; readonly label: string })
  /** The level curve of a quadratic model, for its shape. */
  | (MarkBase & {
      readonly kind: "level";
      readonly model: QuadraticModel;
      readonly former: boolean;
      readonly label: string;
    });

export interface LineContext {
  readonly quantityOf: (name: string) => Quantity;
  /** How a term or a symbol is written in one line. */
  readonly labelOf: (term: Node) => string;
  readonly J: (theta: Float64Array<ArrayBuffer>) => number;
  /** The rate that each coordinate has in effect, as an expression; null for methods without one of its own for each. */
  readonly effectiveRate: string | null;
}

const pointOf = (value: Value | undefined): Point | null =>
  value !== undefined && isVector(value) && value.length === 2 ? [value[0]!, value[1]!] : null;

const finite = ([x, y]: Point) => Number.isFinite(x) && Number.isFinite(y);
const plus = ([a, b]: Point, [c, d]: Point): Point => [a + c, b + d];
const minus = ([a, b]: Point, [c, d]: Point): Point => [a - c, b - d];
const ORIGIN: Point = [0, 0];

/** A search direction is a step only once ε* has been found: until then just where it points counts. */
const unitOf = (name: string, measure: Measure) =>
  measure === "gradient" || name === "d" ? ("direction" as const) : ("theta" as const);

/** The quantity that a term is a multiple of: the first vector in it that has a place or a direction. */
function bearer(term: Node, quantityOf: (name: string) => Quantity): { name: string; measure: Measure } | null {
  for (const name of namesIn(term)) {
    const { measure } = quantityOf(name);
    if (measure === "point" || measure === "step" || measure === "gradient") return { name, measure };
  }
  return null;
}

const symbol = (name: string): Node => ({ kind: "name", name });

/** What to draw of a single quantity at a point. */
export function quantityMarks(name: string, value: Value, at: Point, { quantityOf, labelOf }: LineContext): LineMark[] {
  const { measure } = quantityOf(name);
  const base = { name, measure, at };
  const label = labelOf(symbol(name));
  const vector = pointOf(value);
  switch (measure) {
    case "none":
      return name === "H" || name === "absH" ? levels(base, value, label) : [];
    case "point":
      return vector && finite(vector) ? [{ ...base, kind: "ring", at: vector, label }] : [];
    case "step":
    case "gradient": {
      if (!vector || !finite(vector)) return [];
      const shape = { start: ORIGIN, end: vector, unit: unitOf(name, measure), sum: false };
      return [{ ...base, ...shape, kind: "arrow", label }];
    }
    case "squares":
      return boxes(base, vector, label);
    case "inverse-hessian":
      return levels(base, value, label);
  }
}

/** A box of the roots, which have a gradient's unit; without a label it is the former one. */
function boxes(base: MarkBase, squares: Point | null, label: string | null): LineMark[] {
  const half: Point | null = squares && [Math.sqrt(squares[0]), Math.sqrt(squares[1])];
  return half && finite(half) && (half[0] > 0 || half[1] > 0)
    ? [{ ...base, kind: "box", half, former: label === null, label: label ?? "" }]
    : [];
}

function levels(base: MarkBase, value: Value, label: string | null): LineMark[] {
  if (!isMatrix(value) || value.n !== 2 || !value.entries.every(Number.isFinite)) return [];
  const hessian = base.measure === "inverse-hessian" ? inverse(value.entries) : value.entries;
  if (!hessian.every(Number.isFinite)) return [];
  const model = quadraticModel(new Float64Array(2), hessian);
  return [{ ...base, kind: "level", model, former: label === null, label: label ?? "" }];
}

/** What to draw of a line that has been carried out; nothing for one that has not, or where θ is no point of a plane. */
export function lineMarks({ line, active, before, result }: TracedLine, context: LineContext): LineMark[] {
  const theta = pointOf(before.get("theta"));
  if (!active || !theta || !finite(theta)) return [];
  const { quantityOf } = context;
  const { measure } = quantityOf(line.to);
  const scope = { values: before, J: context.J };
  if (line.kind === "ask") {
    const at = pointOf(evaluate(parse(line.at), scope)) ?? theta;
    const ring: LineMark[] =
      line.at === "theta" ? [] : quantityMarks(line.at, before.get(line.at) ?? Number.NaN, at, context);
    return [...ring, ...quantityMarks(line.to, result, at, context)];
  }
  if (line.kind === "found" && line.to === "epsilonStar" && typeof result === "number") {
    const d = pointOf(before.get("d"));
    const step = d && ([result * d[0], result * d[1]] as const);
    if (!step || !finite(step)) return [];
    const shape = { start: ORIGIN, end: step, unit: "theta", sum: true } as const;
    return [{ kind: "arrow", name: "epsilonStar", measure: "step", at: theta, ...shape, label: "ε*d" }];
  }
  const target = pointOf(result);
  const shapes = line.kind === "assign" ? shapesIn(line.from, before, theta, context) : [];
  switch (measure) {
    case "none":
    case "squares":
    case "inverse-hessian": {
      const old = before.get(line.to);
      const base = { name: line.to, measure, at: theta };
      const former =
        old === undefined ? [] : measure === "squares" ? boxes(base, pointOf(old), null) : levels(base, old, null);
      return [...(measure === "none" ? [] : former), ...quantityMarks(line.to, result, theta, context)];
    }
    case "gradient":
      return target && finite(target) ? sumMarks(line.to, line, theta, target, before, context) : [];
    case "step": {
      if (!target || !finite(target)) return [];
      const origin = (line.to === "s" && pointOf(before.get("thetaBefore"))) || theta;
      return [...shapes, ...sumMarks(line.to, line, origin, target, before, context)];
    }
    case "point": {
      if (!target || !finite(target)) return [];
      return pointMarks(line, target, before, theta, context);
    }
  }
}

/** The scaling and the matrices that go into a step. */
function shapesIn(from: string, before: ReadonlyMap<string, Value>, theta: Point, context: LineContext): LineMark[] {
  const names = namesIn(parse(from));
  const drawn = names.flatMap((name): LineMark[] => {
    const { measure } = context.quantityOf(name);
    const isMatrixOf = measure === "inverse-hessian" || name === "H" || name === "absH";
    return isMatrixOf ? quantityMarks(name, before.get(name) ?? Number.NaN, theta, context) : [];
  });
  const scaling = names.find((name) => context.quantityOf(name).measure === "squares");
  if (scaling === undefined || context.effectiveRate === null) return drawn;
  const half = pointOf(evaluate(parse(context.effectiveRate), { values: before, J: context.J }));
  if (!half || !finite(half)) return drawn;
  const label = context.labelOf(parse(context.effectiveRate));
  return [...drawn, { kind: "box", name: scaling, measure: "squares", at: theta, half, former: false, label }];
}

type Assigning = TracedLine["line"];

/** The terms of a sum tip to tail, and the sum. A line of one term is its own sum. */
function sumMarks(
  to: string,
  line: Assigning,
  at: Point,
  sum: Point,
  before: ReadonlyMap<string, Value>,
  context: LineContext,
): LineMark[] {
  const { measure } = context.quantityOf(to);
  const unit = unitOf(to, measure);
  const whole: LineMark = {
    ...{ kind: "arrow", name: to, measure, at, start: ORIGIN, end: sum, unit, sum: true },
    label: context.labelOf(symbol(to)),
  };
  const terms = line.kind === "assign" ? termsOf(parse(line.from)) : [];
  if (terms.length < 2) return [whole];
  const parts = chain(terms, at, unit, before, context);
  return parts ? [...parts, whole] : [whole];
}

/** Arrows of terms, each from where the one before ends; null where a term is no displacement. */
function chain(
  terms: readonly Node[],
  at: Point,
  unit: "theta" | "direction",
  before: ReadonlyMap<string, Value>,
  context: LineContext,
): LineMark[] | null {
  const marks: LineMark[] = [];
  let start = ORIGIN;
  for (const term of terms) {
    const value = pointOf(evaluate(term, { values: before, J: context.J }));
    const of = bearer(term, context.quantityOf);
    if (!value || !finite(value) || !of || of.measure === "point") return null;
    const end = plus(start, value);
    const label = context.labelOf(term);
    marks.push({ kind: "arrow", name: of.name, measure: of.measure, at, start, end, unit, sum: false, label });
    start = end;
  }
  return marks;
}

/** The way to a new point: from the point that a sum begins with, term by term, or in one. */
function pointMarks(
  line: Assigning,
  target: Point,
  before: ReadonlyMap<string, Value>,
  theta: Point,
  context: LineContext,
): LineMark[] {
  const ring: LineMark = {
    ...{ kind: "ring", name: line.to, measure: "point", at: target },
    label: context.labelOf(symbol(line.to)),
  };
  const [first, ...rest] = line.kind === "assign" ? termsOf(parse(line.from)) : [];
  const base = first?.kind === "name" ? pointOf(before.get(first.name)) : null;
  if (first?.kind === "name" && base && rest.length > 0 && context.quantityOf(first.name).measure === "point") {
    const steps = chain(rest, base, "theta", before, context);
    if (steps) return [...steps, ring];
  }
  const from = pointOf(before.get(line.to)) ?? theta;
  const shape = { start: ORIGIN, end: minus(target, from), unit: "theta", sum: true } as const;
  return [{ kind: "arrow", name: line.to, measure: "step", at: from, ...shape, label: "" }, ring];
}
