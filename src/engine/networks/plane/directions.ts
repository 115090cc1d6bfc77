import { Lanczos } from "../../core/lanczos.ts";
import { normals, STREAM } from "../../core/random.ts";
import type { Vector } from "../../core/types.ts";
import { dot, norm, scaleToSquare, zeros } from "../../core/vector.ts";
import type { Block, NetworkObjective } from "../types.ts";

/** A direction that keeps less than this share of its length at right angles to the others adds nothing but rounding. */
const NOTHING = 1e-9;
/** Vectors in the Lanczos iteration's basis: enough to converge, and no more numbers than fit into some 100 MB. */
const MOST_VECTORS = 200;
const MOST_NUMBERS = 2 ** 24;
/** An eigenvector is as exact as the residual's share of the distance to the next eigenvalue. */
const ITERATION = { wanted: 2, tolerance: 1e-6 } as const;

/** Parts of the random numbers of STREAM.plane. */
const PART = { random: 0, fill: 2, iteration: 3 } as const;

function random(seed: number, part: number, index: number, dimension: number): Vector {
  const out = zeros(dimension);
  normals(seed, STREAM.plane, index, part, out);
  return out;
}

/** `direction` without what it has of `others`, which are orthonormal: twice, so that only rounding is left of them. */
function perpendicular(direction: Vector, others: readonly Vector[]): Vector {
  const out = direction.slice();
  for (let round = 0; round < 2; round++) {
    for (const other of others) {
      const along = dot(other, out);
      for (let i = 0; i < out.length; i++) out[i] = out[i]! - along * other[i]!;
    }
  }
  return out;
}

/** An orthonormal basis, and which of its directions the given ones did not determine. */
export interface Axes {
  readonly directions: readonly Vector[];
  readonly arbitrary: readonly boolean[];
}

/**
 * Orthonormal directions that span what the given ones do, the first along the first. Where one is zero, not finite, or lies in the
 * span of those before it, a random one at right angles takes its place, as far as there is one.
 */
export function orthonormal(given: readonly Vector[], seed: number): Axes {
  const directions: Vector[] = [];
  const arbitrary: boolean[] = [];
  for (const [index, direction] of given.entries()) {
    const rest = perpendicular(direction, directions);
    const length = norm(rest);
    const determined = length > NOTHING * norm(direction) && Number.isFinite(length);
    if (determined) directions.push(rest.map((entry) => entry / length));
    else if (directions.length < direction.length) {
      const other = perpendicular(random(seed, PART.fill, index, direction.length), directions);
      const size = norm(other);
      directions.push(other.map((entry) => entry / size));
    } else directions.push(zeros(direction.length));
    arbitrary.push(!determined);
  }
  return { directions, arbitrary };
}

/** The mean of some points. */
function meanOf(points: readonly Vector[]): Vector {
  const mean = zeros(points[0]!.length);
  for (const point of points) for (let i = 0; i < mean.length; i++) mean[i] = mean[i]! + point[i]! / points.length;
  return mean;
}

/** The points less their mean, all of them divided by one number: a lane's last points before it diverges have vast squares. */
function centred(points: readonly Vector[]) {
  const mean = meanOf(points);
  const largest = points.reduce(
    (most, point) => point.reduce((most, entry) => Math.max(most, Math.abs(entry)), most),
    0,
  );
  const scale = scaleToSquare(largest);
  return { mean, scale, rows: points.map((point) => point.map((entry, i) => (entry - mean[i]!) / scale)) };
}

/** The share of the points' variance about their mean that each of some orthonormal directions takes; 0 where there is none. */
export function sharesOfVariance(points: readonly Vector[], directions: readonly Vector[]): readonly number[] {
  const along = directions.map(() => 0);
  let whole = 0;
  for (const row of centred(points).rows) {
    whole += dot(row, row);
    for (const [d, direction] of directions.entries()) {
      const length = dot(row, direction);
      along[d] = along[d]! + length * length;
    }
  }
  return along.map((part) => (whole > 0 ? part / whole : 0));
}

/** The principal directions of some points, and the mean that the points are taken about. */
export interface Principal extends Axes {
  readonly mean: Vector;
}

/**
 * The first two principal directions of one or more finite points: with the mean they make the plane that lies nearest to the points,
 * in squares. They come from the points' Gram matrix, m × m for m points, by its products alone, so that neither it nor the n × n
 * covariance is ever formed. Yields between pieces of the work.
 */
export function* principal(points: readonly Vector[], seed: number): Generator<null, Principal> {
  const { mean, scale, rows } = centred(points);
  const variance = rows.reduce((sum, row) => sum + dot(row, row), 0);
  const lengths = points.map((point) => norm(point) / scale);
  const rounding = 1e-28 * lengths.reduce((sum, length) => sum + length * length, 0);
  const combination = zeros(mean.length);
  const combine = (weights: Vector): Vector => {
    combination.fill(0);
    for (const [r, row] of rows.entries()) {
      const weight = weights[r]!;
      for (let i = 0; i < row.length; i++) combination[i] = combination[i]! + weight * row[i]!;
    }
    return combination;
  };
  const gram = new Lanczos(
    rows.length,
    (weights, out) => {
      combine(weights);
      for (const [r, row] of rows.entries()) out[r] = dot(row, combination);
    },
    { ...ITERATION, most: MOST_VECTORS, draw: (index, out) => normals(seed, STREAM.plane, index, PART.iteration, out) },
  );
  while (!gram.done) {
    gram.step();
    yield null;
  }
  const found = gram.pairs();
  const given = [0, 1].map((k) => {
    const pair = found[k];
    // Where the variance is rounding, of the whole or of the points, the direction is rounding as well.
    return pair && pair.value > Math.max(rounding, 1e-14 * variance)
      ? combine(pair.vector).slice()
      : zeros(mean.length);
  });
  return { ...orthonormal(given, seed), mean };
}

/**
 * A random direction normalized filter by filter (Li, Xu, Taylor, Studer & Goldstein, "Visualizing the loss landscape of neural nets",
 * 2018): the weights that go into each unit, a row of W, are drawn from 𝒩(0, I) and scaled to the length of that row of θ. As in the
 * authors' code biases, and γ and β of batch normalization, do not move.
 */
export function filterNormalized(blocks: readonly Block[], theta: Vector, seed: number, index: 0 | 1): Vector {
  const direction = random(seed, PART.random, index, theta.length);
  for (const { name, offset, rows, columns } of blocks) {
    if (name !== "W") direction.fill(0, offset, offset + rows * columns);
    else
      for (let row = 0; row < rows; row++) {
        const from = offset + row * columns;
        const drawn = direction.subarray(from, from + columns);
        const scale = norm(theta.subarray(from, from + columns)) / norm(drawn);
        for (let i = 0; i < columns; i++) drawn[i] = drawn[i]! * scale;
      }
  }
  return direction;
}

/** The Lanczos iteration for the two largest eigenvalues of H(θ), the sharpest directions: exact Hessian–vector products. */
export function sharpest(objective: NetworkObjective, theta: Vector, seed: number): Lanczos {
  const room = Math.max(2, Math.floor(MOST_NUMBERS / theta.length));
  return new Lanczos(theta.length, (x, out) => objective.hessianVector(theta, x, out), {
    ...ITERATION,
    most: Math.min(MOST_VECTORS, room),
    draw: (index, out) => normals(seed, STREAM.plane, index, PART.iteration, out),
  });
}
