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

  // The kernel and its first two derivatives by θ at the points within reach, and Σ over x of each with J, for every row.
  const acrossKernel = [zeros(WIDTH), zeros(WIDTH), zeros(WIDTH)] as const;
  const upKernel = [zeros(WIDTH), zeros(WIDTH), zeros(WIDTH)] as const;
  const rowSums = [zeros(WIDTH), zeros(WIDTH), zeros(WIDTH)] as const;
  let firstColumn = 0;
  let firstRow = 0;

  /** Fills a kernel around x and returns the index of its first lattice point. */
  function fillKernel([k, slope, bend]: readonly [Vector, Vector, Vector], x: number, derivatives: boolean): number {
    const first = Math.round(x / spacing) - REACH;
    for (let i = 0; i < WIDTH; i++) {
      const t = ((first + i) * spacing - x) / sigma;
      const weight = (NORMAL_PEAK / PER_SIGMA) * exp(-0.5 * t * t);
      k[i] = weight;
      if (!derivatives) continue;
      slope[i] = (weight * t) / sigma;
      bend[i] = (weight * (t * t - 1)) / (sigma * sigma);
    }
    return first;
  }

  /** Fills the kernels and the row sums around θ, up to `order`; returns false where θ is too far out for the lattice. */
  function gather(theta: Vector, order: 0 | 1 | 2): boolean {
    const x = theta[0]!;
    const y = theta[1]!;
    if (!(Math.abs(x) < FARTHEST * spacing && Math.abs(y) < FARTHEST * spacing)) return false;
    firstColumn = fillKernel(acrossKernel, x, order > 0);
    firstRow = fillKernel(upKernel, y, order > 0);
    sumRows(order);
    return true;
  }

  /** Fills the row sums, up to `order`, with the kernels as they are. */
  function sumRows(order: 0 | 1 | 2): void {
    for (let n = 0; n <= order; n++) rowSums[n]!.fill(0);
    const lastColumn = firstColumn + WIDTH;
    const lastRow = firstRow + WIDTH;
    for (let tileRow = Math.floor(firstRow / TILE); tileRow * TILE < lastRow; tileRow++) {
      const rowFrom = Math.max(firstRow, tileRow * TILE);
      const rowTo = Math.min(lastRow, (tileRow + 1) * TILE);
      for (let tileColumn = Math.floor(firstColumn / TILE); tileColumn * TILE < lastColumn; tileColumn++) {
        const from = Math.max(firstColumn, tileColumn * TILE);
        const to = Math.min(lastColumn, (tileColumn + 1) * TILE);
        const tile = tileAt(tileColumn, tileRow);
        for (let row = rowFrom; row < rowTo; row++) {
          const at = (row - tileRow * TILE) * TILE - tileColumn * TILE;
          for (let n = 0; n <= order; n++) {
            const kernel = acrossKernel[n]!;
            let sum = 0;
            for (let column = from; column < to; column++) sum += kernel[column - firstColumn]! * tile[at + column]!;
            rowSums[n]![row - firstRow]! += sum;
          }
        }
      }
    }
  }

  /** Σ over the rows of `up`'s derivative times the row sums of `across`'s. */
  function total(across: 0 | 1 | 2, up: 0 | 1 | 2): number {
    const sums = rowSums[across];
    const kernel = upKernel[up];
    let sum = 0;
    for (let row = 0; row < WIDTH; row++) sum += kernel[row]! * sums[row]!;
    return sum;
  }

  return {
    dimension: 2,
    value: (theta) => (gather(theta, 0) ? total(0, 0) : objective.value(theta)),
    valueAndGradient(theta, gradient) {
      if (!gather(theta, 1)) return objective.valueAndGradient(theta, gradient);
      gradient[0] = total(1, 0);
      gradient[1] = total(0, 1);
      return total(0, 0);
    },
    hessian(theta, hessian) {
      if (!gather(theta, 2)) {
        objective.hessian(theta, hessian);
        return;
      }
      hessian[0] = total(2, 0);
      hessian[1] = total(1, 1);
      hessian[2] = hessian[1]!;
      hessian[3] = total(0, 2);
    },
    valueError(theta) {
      if (!gather(theta, 0)) return 0;
      const value = total(0, 0);
      const kernel = acrossKernel[0];
      const every = kernel.slice();
      let error = 0;
      // With every second column alone, its weight doubled, and of those sums every second row.
      for (const parity of [0, 1]) {
        for (let i = 0; i < WIDTH; i++) kernel[i] = i % 2 === parity ? 2 * every[i]! : 0;
        sumRows(0);
        for (const rowParity of [0, 1]) {
          let sum = 0;
          for (let row = rowParity; row < WIDTH; row += 2) sum += 2 * upKernel[0][row]! * rowSums[0][row]!;
          error = Math.max(error, Math.abs(sum - value));
        }
      }
      return error;
    },
  };
}
