import { exp, log } from "../../core/elementary.ts";
import { STREAM } from "../../core/random.ts";
import { type MatrixView, matrixView, multiply, transposed } from "../../core/rectangular.ts";
import { readableRate } from "../../surfaces/declare.ts";
import { productObjective } from "./product.ts";
import {
  blocksInOrder,
  coordinateByCurvature,
  declareMatrixRule,
  lengthOf,
  orthonormalMatrix,
  size,
  viewOf,
} from "./rule.ts";

/** W₁ (hidden × width) first, W_L (width × hidden) last. A single matrix is width × width. */
const blocks = ({ depth, width, hidden }: { depth: number; width: number; hidden: number }) =>
  blocksInOrder(
    Array.from({ length: depth }, (_, l) => [`W${l + 1}`, l === depth - 1 ? width : hidden, l === 0 ? width : hidden]),
  );

/** Σ. */
function targetOf({ width, singularValues }: { width: number; singularValues: readonly number[] }): MatrixView {
  const target = matrixView(width, width);
  for (const [i, value] of singularValues.entries()) target.entries[i * width + i] = value;
  return target;
}

/** ½‖W_L … W₁ − Σ‖²: a deep linear network on whitened inputs, whose input–output correlation is Σ = diag(s). */
export const deepLinear = declareMatrixRule({
  parameters: {
    depth: size(2, 8),
    width: size(4, 16),
    hidden: size(4, 16),
    singularValues: { kind: "numbers", default: [3, 2, 1], min: 0, max: 1000, most: 16, descending: true },
    /** The strength of every mode of the product at the start. */
    initial: { kind: "number", default: 0.001, min: 0, max: 100, scale: "log", slider: [1e-6, 1] },
  },
  blocks,
  data: (params) => ({ S: targetOf(params) }),
  create(params) {
    const objective = productObjective(
      blocks(params).map((block) => ({ block })),
      targetOf(params),
    );
    return Object.assign(objective, { coordinateMinimizer: coordinateByCurvature(objective) });
  },
  // W_l = a₀^(1/L) R_l R_{l−1}ᵀ with orthonormal columns in R_l, and R₀ = R_L the first columns of I: balanced, and aligned with Σ.
  start(params, seed) {
    const { depth, width, hidden, initial } = params;
    const shapes = blocks(params);
    const theta = new Float64Array(lengthOf(shapes));
    const modes = depth === 1 ? width : Math.min(width, hidden);
    const outer = matrixView(width, modes);
    for (let i = 0; i < modes; i++) outer.entries[i * modes + i] = 1;
    const strength = initial === 0 ? 0 : depth === 1 ? initial : exp(log(initial) / depth);
    let before: MatrixView = outer;
    for (const [l, block] of shapes.entries()) {
      const after = l === depth - 1 ? outer : orthonormalMatrix(hidden, modes, seed, STREAM.matrixStart, l);
      multiply(after, transposed(before), viewOf(block, theta));
      before = after;
    }
    for (let i = 0; i < theta.length; i++) theta[i]! *= strength;
    return theta;
  },
  infimum: ({ depth, hidden, singularValues }) =>
    depth === 1 ? 0 : 0.5 * singularValues.slice(hidden).reduce((sum, value) => sum + value * value, 0),
  // At a balanced minimum the largest eigenvalue of H is L s^(2 − 2/L).
  gradientRate({ depth, singularValues }) {
    const s = Math.max(singularValues[0]!, 1e-3);
    return readableRate(0.25 / (depth * exp((2 - 2 / depth) * log(s))));
  },
  mostNumbers: ({ width }) => ({ singularValues: width }),
});
