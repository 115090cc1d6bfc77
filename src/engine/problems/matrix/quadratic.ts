import { exp, log } from "../../core/elementary.ts";
import { STREAM } from "../../core/random.ts";
import { type MatrixView, matrixView, multiply, squaredNorm, transposed } from "../../core/rectangular.ts";
import {
  blocksInOrder,
  coordinateByCurvature,
  declareMatrixRule,
  type MatrixObjective,
  normalMatrix,
  orthonormalMatrix,
  size,
  viewOf,
} from "./rule.ts";

const condition = {
  kind: "number",
  default: 31.622776601683793,
  min: 1,
  max: 1e6,
  scale: "log",
  slider: [1, 1000],
} as const;

/** diag(1 … 1/condition, evenly on a logarithmic scale) Qᵀ with a random orthogonal Q. */
function conditioned(n: number, condition: number, seed: number, part: number): MatrixView {
  const matrix = transposed(orthonormalMatrix(n, n, seed, STREAM.matrixTarget, part));
  const out = matrixView(n, n);
  for (let i = 0; i < n; i++) {
    const value = n === 1 ? 1 : exp((-log(condition) * i) / (n - 1));
    for (let j = 0; j < n; j++)
      out.entries[i * n + j] = value * matrix.entries[i * matrix.rowStride + j * matrix.columnStride]!;
  }
  return out;
}

/** MᵀM. */
function gram(matrix: MatrixView): MatrixView {
  const out = matrixView(matrix.columns, matrix.columns);
  multiply(transposed(matrix), matrix, out);
  return out;
}

/** Entries of variance 1/rows, so that the matrix has about the size of a rotation. */
function drawn(rows: number, columns: number, seed: number, stream: number, part: number): MatrixView {
  const matrix = normalMatrix(rows, columns, seed, stream, part);
  const deviation = Math.sqrt(1 / rows);
  for (let i = 0; i < matrix.entries.length; i++) matrix.entries[i]! *= deviation;
  return matrix;
}

const WHOLE = 2;

interface Sizes {
  readonly rows: number;
  readonly columns: number;
  readonly leftCondition: number;
  readonly rightCondition: number;
}

/** B, Aᵀ and W*. */
const matricesOf = ({ rows, columns, leftCondition, rightCondition }: Sizes, seed: number) => ({
  b: conditioned(rows, leftCondition, seed, 0),
  a: conditioned(columns, rightCondition, seed, 1),
  target: drawn(rows, columns, seed, STREAM.matrixTarget, WHOLE),
});

/** ½‖B(W − W*)A‖²: H = (AAᵀ) ⊗ (BᵀB), so the Hessian's condition number is the square of the product of both. */
export const quadratic = declareMatrixRule({
  parameters: { rows: size(16, 24), columns: size(16, 24), leftCondition: condition, rightCondition: condition },
  blocks: ({ rows, columns }) => blocksInOrder([["W", rows, columns]]),
  data(params, seed) {
    const { b, a, target } = matricesOf(params, seed);
    return { B: b, A: transposed(a), "W*": target };
  },
  create({ rows, columns, leftCondition, rightCondition }, seed) {
    const { b, a, target: minimum } = matricesOf({ rows, columns, leftCondition, rightCondition }, seed);
    const left = gram(b);
    const right = gram(a);
    const target = minimum.entries;
    const n = rows * columns;
    const difference = matrixView(rows, columns);
    const half = matrixView(rows, columns);
    const whole = matrixView(rows, columns);
    const subtract = (theta: Float64Array) => {
      for (let i = 0; i < n; i++) difference.entries[i] = theta[i]! - target[i]!;
    };
    const [block] = blocksInOrder([["W", rows, columns]]);
    const value = (theta: Float64Array) => {
      subtract(theta);
      multiply(b, difference, half);
      multiply(half, transposed(a), whole);
      return 0.5 * squaredNorm(whole);
    };
    const objective: MatrixObjective = {
      dimension: n,
      quadratic: true,
      value,
      valueAndGradient(theta, gradient) {
        const loss = value(theta);
        multiply(left, difference, half);
        multiply(half, right, viewOf(block!, gradient));
        return loss;
      },
      hessianVector(_theta, direction, out) {
        multiply(left, viewOf(block!, direction), half);
        multiply(half, right, viewOf(block!, out));
      },
      hessian(_theta, hessian) {
        for (let i = 0; i < n; i++) {
          const [row, column] = [Math.floor(i / columns), i % columns];
          for (let j = i; j < n; j++) {
            const entry =
              left.entries[row * rows + Math.floor(j / columns)]! * right.entries[column * columns + (j % columns)]!;
            hessian[i * n + j] = entry;
            hessian[j * n + i] = entry;
          }
        }
      },
    };
    return Object.assign(objective, { coordinateMinimizer: coordinateByCurvature(objective) });
  },
  start: ({ rows, columns }, seed) => drawn(rows, columns, seed, STREAM.matrixStart, 0).entries,
  infimum: () => 0,
  minimum: ({ rows, columns }, seed) => drawn(rows, columns, seed, STREAM.matrixTarget, WHOLE).entries,
  // The largest eigenvalue of H is 1.
  gradientRate: () => 1,
});
