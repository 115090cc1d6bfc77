import { normals } from "../../core/random.ts";
import { type MatrixView, matrixView, multiply, transposed } from "../../core/rectangular.ts";
import type { NumberDomain, NumbersDomain, Objective, Vector } from "../../core/types.ts";
import { dot, zeros } from "../../core/vector.ts";

/** A named matrix within θ, row-major from `offset` on. */
export interface MatrixBlock {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly offset: number;
}

/** An objective of matrices, whose Hessian is formed from products where it is asked for. */
export interface MatrixObjective extends Objective {
  hessianVector(theta: Vector, direction: Vector, out: Vector): void;
}

export type RuleParameters = Readonly<Record<string, NumberDomain | NumbersDomain>>;

export type RuleValues<P extends RuleParameters> = {
  readonly [K in keyof P]: P[K] extends { readonly kind: "number" } ? number : readonly number[];
};

/** What a matrix problem computes. Its words stand apart. */
export interface MatrixRule<P extends RuleParameters = RuleParameters> {
  readonly parameters: P;
  /** The matrices that θ consists of, in order. */
  blocks(params: RuleValues<P>): readonly MatrixBlock[];
  /** The matrices of the objective's formula besides θ, by the names that they have there. */
  data(params: RuleValues<P>, seed: number): Readonly<Record<string, MatrixView>>;
  /** J; whatever it is made from at random belongs to the experiment's seed. */
  create(params: RuleValues<P>, seed: number): MatrixObjective;
  /** θ⁽⁰⁾ of a lane with this seed. */
  start(params: RuleValues<P>, seed: number): Vector;
  /** The greatest lower bound of J; null where no closed form is known. */
  infimum(params: RuleValues<P>): number | null;
  /** The only minimum; absent where minima form surfaces, or none is known. */
  minimum?(params: RuleValues<P>, seed: number): Vector;
  /** See Scale.gradientRate. */
  gradientRate(params: RuleValues<P>): number;
  /** How many numbers lists may have, where other parameters limit them further. */
  mostNumbers?(params: RuleValues<P>): { readonly [K in keyof P]?: number };
}

export function declareMatrixRule<const P extends RuleParameters>(rule: MatrixRule<P>): MatrixRule<P> {
  return rule;
}

/** Matrices one after the other. */
export function blocksInOrder(shapes: readonly (readonly [string, number, number])[]): readonly MatrixBlock[] {
  let offset = 0;
  return shapes.map(([name, rows, columns]) => {
    const block = { name, rows, columns, offset };
    offset += rows * columns;
    return block;
  });
}

/** The number of entries of all blocks. */
export const lengthOf = (blocks: readonly MatrixBlock[]): number =>
  blocks.reduce((sum, { rows, columns }) => sum + rows * columns, 0);

/** A block's part of a vector like θ. */
export const viewOf = ({ rows, columns, offset }: MatrixBlock, theta: Vector): MatrixView =>
  matrixView(rows, columns, theta, offset);

/** Writes H(θ), its columns products with unit vectors, and made exactly symmetric. */
export function hessianFromProducts(
  dimension: number,
  product: MatrixObjective["hessianVector"],
): MatrixObjective["hessian"] {
  return (theta, hessian) => {
    const unit = zeros(dimension);
    const column = zeros(dimension);
    for (let j = 0; j < dimension; j++) {
      unit[j] = 1;
      product(theta, unit, column);
      unit[j] = 0;
      for (let i = 0; i <= j; i++) hessian[i * dimension + j] = hessian[j * dimension + i] = column[i]!;
    }
  };
}

/** The minimizer along coordinate i of a J that is quadratic in each coordinate. */
export function coordinateByCurvature(objective: MatrixObjective): (theta: Vector, i: number) => number {
  const gradient = zeros(objective.dimension);
  const unit = zeros(objective.dimension);
  const column = zeros(objective.dimension);
  return (theta, i) => {
    objective.valueAndGradient(theta, gradient);
    unit[i] = 1;
    objective.hessianVector(theta, unit, column);
    unit[i] = 0;
    const curvature = column[i]!;
    // Where J does not depend on the coordinate, every value is as good.
    return curvature === 0 ? theta[i]! : theta[i]! - gradient[i]! / curvature;
  };
}

/** 𝒩(0, 1) numbers in a rows × columns matrix. */
export function normalMatrix(rows: number, columns: number, seed: number, stream: number, part: number): MatrixView {
  const matrix = matrixView(rows, columns);
  normals(seed, stream, 0, part, matrix.entries);
  return matrix;
}

/** A rows × columns matrix, rows ≥ columns, whose columns are orthonormal, drawn uniformly: normals by Gram and Schmidt, twice. */
export function orthonormalMatrix(
  rows: number,
  columns: number,
  seed: number,
  stream: number,
  part: number,
): MatrixView {
  const drawn = normalMatrix(columns, rows, seed, stream, part);
  const vectors = Array.from({ length: columns }, (_, j) => drawn.entries.subarray(j * rows, (j + 1) * rows));
  for (const [j, vector] of vectors.entries()) {
    for (let pass = 0; pass < 2; pass++) {
      for (const other of vectors.slice(0, j)) {
        const along = dot(vector, other);
        for (let i = 0; i < rows; i++) vector[i] = vector[i]! - along * other[i]!;
      }
      const length = Math.sqrt(dot(vector, vector));
      for (let i = 0; i < rows; i++) vector[i] = vector[i]! / length;
    }
  }
  return transposed(drawn);
}

/** P diag(values) Qᵀ with random orthonormal P (rows × count) and Q (columns × count). */
export function matrixWithSingularValues(
  rows: number,
  columns: number,
  values: readonly number[],
  seed: number,
  stream: number,
): MatrixView {
  const left = orthonormalMatrix(rows, values.length, seed, stream, 0);
  const right = orthonormalMatrix(columns, values.length, seed, stream, 1);
  for (const [j, value] of values.entries())
    for (let i = 0; i < rows; i++) left.entries[i * left.rowStride + j * left.columnStride]! *= value;
  const out = matrixView(rows, columns);
  multiply(left, transposed(right), out);
  return out;
}

/** Number parameters that every problem's sizes are like. */
export const size = <const D extends number, const M extends number>(standard: D, max: M) =>
  ({ kind: "number", default: standard, min: 1, max, integer: true, scale: "linear", slider: [1, max] }) as const;
