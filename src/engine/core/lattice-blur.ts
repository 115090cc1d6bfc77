import { exp } from "./elementary.ts";
import type { BlurredObjective, Objective, Vector } from "./types.ts";
import { zeros } from "./vector.ts";

/** Lattice points per σ. */
const PER_SIGMA = 8;

/** Points on either side that the kernel reaches: 8.5 σ, beyond which it holds less than 10⁻¹⁶ of its weight. */
const REACH = 68;
const WIDTH = 2 * REACH + 1;

/** Lattice values are worked out and kept in square tiles of this side. */
const TILE = 16;

/** When so many tiles are kept, all are given up: 16 MB. */
const MOST_TILES = 8192;

/** Further out than so many points from the origin, doubles no longer tell neighbouring points well apart. */
const FARTHEST = 2 ** 40;

const NORMAL_PEAK = 1 / Math.sqrt(2 * Math.PI);

type Kernel = readonly [Vector, Vector, Vector];
type Order = 0 | 1 | 2;

/**
 * The blur of any objective of two variables: its values at the points of a lattice with spacing σ/8 that stays where it is,
 * weighted by the normal density around θ. So J^(σ) is a sum of Gaussian bumps: smooth, with derivatives that are exactly its own,
 * even where J jumps. For a J that is smooth on the scale of σ the value is exact to rounding; across a jump it is off by up to
 * 1/16 of the jump times the density of the normal distribution there. `valueError` measures that: how far the four coarser
 * lattices of every second point are from the value. Rounding of J itself shows in the derivatives, divided by σ and σ².
 * Beyond 2⁴⁰ lattice points from the origin the result is J itself.
 */
export function blurredOnLattice(objective: Objective, sigma: number): BlurredObjective {
  const spacing = sigma / PER_SIGMA;
  const tiles = new Map<number, Map<number, Vector>>();
  let kept = 0;
  const point = zeros(2);

  function tileAt(column: number, row: number): Vector {
    let ofRow = tiles.get(row);
    const known = ofRow?.get(column);
    if (known) return known;
    if (kept === MOST_TILES) {
      tiles.clear();
      kept = 0;
      ofRow = undefined;
    }
    if (!ofRow) {
      ofRow = new Map();
      tiles.set(row, ofRow);
    }
    const tile = zeros(TILE * TILE);
    for (let j = 0; j < TILE; j++) {
      point[1] = (row * TILE + j) * spacing;
      for (let i = 0; i < TILE; i++) {
        point[0] = (column * TILE + i) * spacing;
        tile[j * TILE + i] = objective.value(point);
      }
    }
    ofRow.set(column, tile);
    kept++;
    return tile;
  }

  // The kernel and its first two derivatives by θ, at the points within reach.
  const acrossKernel: Kernel = [zeros(WIDTH), zeros(WIDTH), zeros(WIDTH)];
  const upKernel: Kernel = [zeros(WIDTH), zeros(WIDTH), zeros(WIDTH)];
  let firstColumn = 0;
  let firstRow = 0;
  /** Where `upKernel` was filled for, and the sums over the rows with it that are known: by order, then by column of tiles. */
  let row = Number.NaN;
  const rowSums = [new Map<number, Vector>(), new Map<number, Vector>(), new Map<number, Vector>()] as const;

  /** Fills a kernel around x and returns the index of its first lattice point. */
  function fillKernel([k, slope, bend]: Kernel, x: number): number {
    const first = Math.round(x / spacing) - REACH;
    for (let i = 0; i < WIDTH; i++) {
      const t = ((first + i) * spacing - x) / sigma;
      const weight = (NORMAL_PEAK / PER_SIGMA) * exp(-0.5 * t * t);
      k[i] = weight;
      slope[i] = (weight * t) / sigma;
      bend[i] = (weight * (t * t - 1)) / (sigma * sigma);
    }
    return first;
  }

  /** Σ over the rows of the `order`-th kernel times J, for each of the columns of a column of tiles. */
  function sumsOver(tileColumn: number, order: Order): Vector {
    const known = rowSums[order].get(tileColumn);
    if (known) return known;
    const sums = zeros(TILE);
    const kernel = upKernel[order];
    for (let tileRow = Math.floor(firstRow / TILE); tileRow * TILE < firstRow + WIDTH; tileRow++) {
      const tile = tileAt(tileColumn, tileRow);
      const from = Math.max(firstRow, tileRow * TILE);
      const to = Math.min(firstRow + WIDTH, (tileRow + 1) * TILE);
      for (let j = from; j < to; j++) {
        const weight = kernel[j - firstRow]!;
        const at = (j - tileRow * TILE) * TILE;
        for (let i = 0; i < TILE; i++) sums[i]! += weight * tile[at + i]!;
      }
    }
    rowSums[order].set(tileColumn, sums);
    return sums;
  }

  /** Fills the kernels around θ; returns false where θ is too far out for the lattice. */
  function prepare(theta: Vector): boolean {
    const x = theta[0]!;
    const y = theta[1]!;
    if (!(Math.abs(x) < FARTHEST * spacing && Math.abs(y) < FARTHEST * spacing)) return false;
    firstColumn = fillKernel(acrossKernel, x);
    if (y !== row) {
      // Points of one row, as a field's are, share their sums.
      row = y;
      firstRow = fillKernel(upKernel, y);
      for (const sums of rowSums) sums.clear();
    }
    return true;
  }

  /** Σ of the kernel's derivatives of these orders by x and y times J. */
  function total(across: Order, up: Order): number {
    const kernel = acrossKernel[across];
    let sum = 0;
    for (let tileColumn = Math.floor(firstColumn / TILE); tileColumn * TILE < firstColumn + WIDTH; tileColumn++) {
      const sums = sumsOver(tileColumn, up);
      const from = Math.max(firstColumn, tileColumn * TILE);
      const to = Math.min(firstColumn + WIDTH, (tileColumn + 1) * TILE);
      for (let i = from; i < to; i++) sum += kernel[i - firstColumn]! * sums[i - tileColumn * TILE]!;
    }
    return sum;
  }

  return {
    dimension: 2,
    value: (theta) => (prepare(theta) ? total(0, 0) : objective.value(theta)),
    valueAndGradient(theta, gradient) {
      if (!prepare(theta)) return objective.valueAndGradient(theta, gradient);
      gradient[0] = total(1, 0);
      gradient[1] = total(0, 1);
      return total(0, 0);
    },
    hessian(theta, hessian) {
      if (!prepare(theta)) {
        objective.hessian(theta, hessian);
        return;
      }
      hessian[0] = total(2, 0);
      hessian[1] = total(1, 1);
      hessian[2] = hessian[1]!;
      hessian[3] = total(0, 2);
    },
    valueError(theta) {
      if (!prepare(theta)) return 0;
      const value = total(0, 0);
      const quarters = zeros(4);
      for (let j = 0; j < WIDTH; j++) {
        const tileRow = Math.floor((firstRow + j) / TILE);
        for (let i = 0; i < WIDTH; i++) {
          const tileColumn = Math.floor((firstColumn + i) / TILE);
          const at = (firstRow + j - tileRow * TILE) * TILE + firstColumn + i - tileColumn * TILE;
          const part = upKernel[0][j]! * acrossKernel[0][i]! * tileAt(tileColumn, tileRow)[at]!;
          quarters[2 * (j % 2) + (i % 2)]! += part;
        }
      }
      let error = 0;
      for (const quarter of quarters) error = Math.max(error, Math.abs(4 * quarter - value));
      return error;
    },
  };
}
