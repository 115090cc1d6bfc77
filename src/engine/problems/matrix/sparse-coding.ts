import { STREAM, uniforms } from "../../core/random.ts";
import {
  type MatrixView,
  matrixView,
  multiply,
  singularValues,
  squaredNorm,
  transposed,
} from "../../core/rectangular.ts";
import type { Blocks, Vector } from "../../core/types.ts";
import { zeros } from "../../core/vector.ts";
import { readableRate } from "../../surfaces/declare.ts";
import { moveAgainst, pseudoInverseOfGram } from "./least-squares.ts";
import {
  blocksInOrder,
  declareMatrixRule,
  hessianFromProducts,
  lengthOf,
  type MatrixObjective,
  normalMatrix,
  size,
  viewOf,
} from "./rule.ts";

interface Sizes {
  readonly features: number;
  readonly codes: number;
  readonly examples: number;
}

const blocks = ({ features, codes, examples }: Sizes) =>
  blocksInOrder([
    ["H", codes, examples],
    ["W", codes, features],
  ]);

const [CODES, DICTIONARY, ACTIVE] = [0, 1, 2] as const;

/** X = WᵀH of a hidden dictionary with rows of length 1 and a hidden code: 𝒩(0, 4) where a code is active, else 0. */
function hidden({ features, codes, examples, density }: Sizes & { density: number }, seed: number) {
  const h = normalMatrix(codes, examples, seed, STREAM.matrixTarget, CODES);
  const active = zeros(h.entries.length);
  uniforms(seed, STREAM.matrixTarget, 0, ACTIVE, active);
  for (let i = 0; i < active.length; i++) h.entries[i] = active[i]! < density ? 2 * h.entries[i]! : 0;
  const w = normalMatrix(codes, features, seed, STREAM.matrixTarget, DICTIONARY);
  for (let k = 0; k < codes; k++) {
    const row = w.entries.subarray(k * features, (k + 1) * features);
    const length = Math.sqrt(squaredNorm(matrixView(1, features, row)));
    for (let i = 0; i < features; i++) row[i]! /= length;
  }
  return { h, w };
}

/** X. */
function examplesOf(params: Parameters<typeof hidden>[0], seed: number): MatrixView {
  const { h, w } = hidden(params, seed);
  const x = matrixView(params.features, params.examples);
  multiply(transposed(w), h, x);
  return x;
}

/** Codes are minimized until no entry moves by more than this share of the largest. */
const CODE_TOLERANCE = 2 ** -48;
const MOST_SWEEPS = 10_000;

/** Σ|H| + ‖X − WᵀH‖² + weightDecay ‖W‖² (§8.7.2, example 1). The derivative of |h| at its kink counts as 0. */
export const sparseCoding = declareMatrixRule({
  parameters: {
    features: size(6, 16),
    codes: size(4, 12),
    examples: size(16, 32),
    density: { kind: "number", default: 0.3, min: 0, max: 1, scale: "linear", slider: [0, 1] },
    weightDecay: { kind: "number", default: 0.1, min: 0, max: 1000, scale: "log", slider: [0.001, 10] },
    scale: { kind: "number", default: 0.5, min: 0, max: 100, scale: "log", slider: [0.001, 1] },
  },
  blocks,
  data: (params, seed) => ({ X: examplesOf(params, seed) }),
  create(params, seed) {
    const { features, codes, examples, weightDecay } = params;
    const [hBlock, wBlock] = blocks(params) as [ReturnType<typeof blocks>[0], ReturnType<typeof blocks>[0]];
    const dimension = lengthOf([hBlock, wBlock]);
    const x = examplesOf(params, seed);
    const error = matrixView(features, examples);
    const errorAlong = matrixView(features, examples);

    /** WᵀH − X to `error`; returns J. */
    function pass(h: MatrixView, w: MatrixView): number {
      multiply(transposed(w), h, error);
      for (let i = 0; i < error.entries.length; i++) error.entries[i]! -= x.entries[i]!;
      let size = 0;
      for (let i = 0; i < h.entries.length; i++) size += Math.abs(h.entries[i]!);
      return size + squaredNorm(error) + weightDecay * squaredNorm(w);
    }

    const hessianVector: MatrixObjective["hessianVector"] = (theta, direction, out) => {
      const [h, w, dh, dw] = [theta, direction].flatMap((vector) => [viewOf(hBlock, vector), viewOf(wBlock, vector)]);
      const [outH, outW] = [viewOf(hBlock, out), viewOf(wBlock, out)];
      pass(h!, w!);
      multiply(transposed(dw!), h!, errorAlong);
      multiply(transposed(w!), dh!, errorAlong, true);
      multiply(dw!, error, outH);
      multiply(w!, errorAlong, outH, true);
      multiply(dh!, transposed(error), outW);
      multiply(h!, transposed(errorAlong), outW, true);
      for (let i = 0; i < outH.entries.length; i++) outH.entries[i]! *= 2;
      for (let i = 0; i < outW.entries.length; i++)
        outW.entries[i] = 2 * (outW.entries[i]! + weightDecay * dw!.entries[i]!);
    };

    /** The best code of one entry with all else held, by soft thresholding: the pull on it must beat the price 1. */
    function bestCode(h: MatrixView, w: MatrixView, k: number, n: number): number {
      let pull = 0;
      let curvature = 0;
      for (let i = 0; i < features; i++) {
        const weight = w.entries[k * features + i]!;
        pull -= weight * error.entries[i * examples + n]!;
        curvature += weight * weight;
      }
      const present = h.entries[k * examples + n]!;
      const target = 2 * (pull + curvature * present);
      return Math.abs(target) <= 1 ? 0 : (target - Math.sign(target)) / (2 * curvature);
    }

    /** Sweeps over the entries of H, `error` kept up to date, until none moves. */
    function minimizeCodes(h: MatrixView, w: MatrixView): void {
      pass(h, w);
      for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
        let largest = 0;
        let moved = 0;
        for (let k = 0; k < codes; k++) {
          for (let n = 0; n < examples; n++) {
            const at = k * examples + n;
            const best = bestCode(h, w, k, n);
            const change = best - h.entries[at]!;
            h.entries[at] = best;
            largest = Math.max(largest, Math.abs(best));
            moved = Math.max(moved, Math.abs(change));
            if (change !== 0)
              for (let i = 0; i < features; i++)
                error.entries[i * examples + n]! += change * w.entries[k * features + i]!;
          }
        }
        if (!(moved > CODE_TOLERANCE * largest)) return;
      }
    }

    const step = matrixView(codes, features);
    const gradient = zeros(dimension);
    const valueAndGradient = (theta: Vector, out: Vector): number => {
      const [h, w] = [viewOf(hBlock, theta), viewOf(wBlock, theta)];
      const [gh, gw] = [viewOf(hBlock, out), viewOf(wBlock, out)];
      const loss = pass(h, w);
      multiply(w, error, gh);
      multiply(h, transposed(error), gw);
      for (let i = 0; i < gh.entries.length; i++) gh.entries[i] = 2 * gh.entries[i]! + Math.sign(h.entries[i]!);
      for (let i = 0; i < gw.entries.length; i++) gw.entries[i] = 2 * (gw.entries[i]! + weightDecay * w.entries[i]!);
      return loss;
    };
    const minimizable: Blocks = {
      ranges: [hBlock, wBlock].map(({ offset, rows, columns }) => ({ from: offset, to: offset + rows * columns })),
      minimize(theta, b, out) {
        out.set(theta);
        if (b === 0) return minimizeCodes(viewOf(hBlock, out), viewOf(wBlock, out));
        valueAndGradient(theta, gradient);
        const half = viewOf(wBlock, gradient);
        for (let i = 0; i < half.entries.length; i++) half.entries[i]! /= 2;
        multiply(pseudoInverseOfGram(transposed(viewOf(hBlock, theta)), weightDecay), half, step);
        moveAgainst(viewOf(wBlock, theta), step, viewOf(wBlock, out));
      },
    };
    return {
      dimension,
      value: (theta) => pass(viewOf(hBlock, theta), viewOf(wBlock, theta)),
      valueAndGradient,
      hessianVector,
      hessian: hessianFromProducts(dimension, hessianVector),
      coordinateMinimizer(theta, i) {
        const [h, w] = [viewOf(hBlock, theta), viewOf(wBlock, theta)];
        pass(h, w);
        if (i < wBlock.offset) return bestCode(h, w, Math.floor(i / examples), i % examples);
        const [k, j] = [Math.floor((i - wBlock.offset) / features), (i - wBlock.offset) % features];
        let slope = weightDecay * theta[i]!;
        let curvature = weightDecay;
        for (let n = 0; n < examples; n++) {
          const code = h.entries[k * examples + n]!;
          slope += code * error.entries[j * examples + n]!;
          curvature += code * code;
        }
        // Without code and decay every weight is as good.
        return curvature === 0 ? theta[i]! : theta[i]! - slope / curvature;
      },
      blocks: minimizable,
    };
  },
  start(params, seed) {
    const theta = normalMatrix(1, lengthOf(blocks(params)), seed, STREAM.matrixStart, 0).entries;
    for (let i = 0; i < theta.length; i++) theta[i]! *= params.scale;
    return theta;
  },
  infimum: () => null,
  // Fitting the hidden dictionary has the curvature 2‖H‖².
  gradientRate(params) {
    const { h } = hidden(params, 1);
    const values = zeros(Math.min(h.rows, h.columns));
    singularValues(h.entries, h.rows, h.columns, values);
    return readableRate(0.25 / (1 + values[0]! * values[0]! + params.weightDecay));
  },
});
