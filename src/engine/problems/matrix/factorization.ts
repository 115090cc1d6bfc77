import { STREAM } from "../../core/random.ts";
import { matrixView, multiply } from "../../core/rectangular.ts";
import type { Blocks } from "../../core/types.ts";
import { readableRate } from "../../surfaces/declare.ts";
import { moveAgainst, pseudoInverseOfGram } from "./least-squares.ts";
import { productObjective } from "./product.ts";
import {
  blocksInOrder,
  coordinateByCurvature,
  declareMatrixRule,
  lengthOf,
  matrixWithSingularValues,
  normalMatrix,
  size,
  viewOf,
} from "./rule.ts";

const blocks = ({ rows, columns, rank }: { rows: number; columns: number; rank: number }) =>
  blocksInOrder([
    ["U", rows, rank],
    ["V", columns, rank],
  ]);

const targetOf = (
  { rows, columns, singularValues }: { rows: number; columns: number; singularValues: readonly number[] },
  seed: number,
) => matrixWithSingularValues(rows, columns, singularValues, seed, STREAM.matrixTarget);

/** ½‖UVᵀ − M‖² for an M with given singular values. By Eckart and Young its infimum is half the sum of the squares of those that do not fit. */
export const factorization = declareMatrixRule({
  parameters: {
    rows: size(8, 16),
    columns: size(6, 16),
    rank: size(2, 16),
    singularValues: { kind: "numbers", default: [4, 3, 2, 1], min: 0, max: 1000, most: 16, descending: true },
    scale: { kind: "number", default: 0.1, min: 0, max: 100, scale: "log", slider: [0.001, 1] },
  },
  blocks,
  data: (params, seed) => ({ M: targetOf(params, seed) }),
  create(params, seed) {
    const { rows, columns, rank } = params;
    const [u, v] = blocks(params) as [ReturnType<typeof blocks>[0], ReturnType<typeof blocks>[0]];
    const target = targetOf(params, seed);
    const objective = productObjective([{ block: v, transpose: true }, { block: u }], target);
    const gradient = new Float64Array(objective.dimension);
    const step = [matrixView(rows, rank), matrixView(columns, rank)];
    const minimizable: Blocks = {
      ranges: [u, v].map(({ offset, rows, columns }) => ({ from: offset, to: offset + rows * columns })),
      minimize(theta, b, out) {
        const [block, other] = b === 0 ? [u, v] : [v, u];
        out.set(theta);
        objective.valueAndGradient(theta, gradient);
        multiply(viewOf(block, gradient), pseudoInverseOfGram(viewOf(other, theta)), step[b]!);
        moveAgainst(viewOf(block, theta), step[b]!, viewOf(block, out));
      },
    };
    return Object.assign(objective, {
      coordinateMinimizer: coordinateByCurvature(objective),
      blocks: minimizable,
    });
  },
  start(params, seed) {
    const theta = normalMatrix(1, lengthOf(blocks(params)), seed, STREAM.matrixStart, 0).entries;
    for (let i = 0; i < theta.length; i++) theta[i]! *= params.scale;
    return theta;
  },
  infimum: ({ rank, singularValues }) =>
    0.5 * singularValues.slice(rank).reduce((sum, value) => sum + value * value, 0),
  // At a balanced minimum the largest eigenvalue of H is twice the largest singular value.
  gradientRate: ({ singularValues }) => readableRate(0.25 / Math.max(singularValues[0]!, 1e-3)),
  mostNumbers: ({ rows, columns }) => ({ singularValues: Math.min(rows, columns) }),
});
