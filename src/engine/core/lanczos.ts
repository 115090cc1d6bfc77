import { tridiagonalEigen } from "./tridiagonal.ts";
import type { Vector } from "./types.ts";
import { dot, norm, zeros } from "./vector.ts";

/** An eigenvalue with its unit vector, and ‖Av − λv‖. */
export interface Eigenpair {
  readonly value: number;
  readonly vector: Vector;
  readonly residual: number;
}

export interface LanczosOptions {
  /** How many of the largest eigenvalues are wanted. */
  readonly wanted: number;
  /** Products with A at most. The basis holds as many vectors. */
  readonly most: number;
  /** Converged where ‖Av − λv‖ is at most this share of ‖A‖, for each that is wanted. */
  readonly tolerance: number;
  /** Fills `out` with the random numbers of a direction to begin with, others for every index. */
  readonly draw: (index: number, out: Vector) => void;
}

/** Smaller matrices are gone through to the end, so that a multiple eigenvalue is found as often as it is there. */
const SMALL = 64;
/** Steps before the first look at convergence, in a matrix that is not small; and after a new beginning, unless that ends too. */
const PATIENCE = 20;
/** A remainder below this share of ‖A‖ is rounding: the directions so far span an invariant space. */
const NOTHING = 2 ** -48;

/**
 * The largest eigenvalues (algebraically) of a symmetric matrix that is known by its products only: Lanczos's iteration with full
 * reorthogonalization. One step takes one product, so that the caller can pause between them. Where the directions so far span an
 * invariant space it begins again with a random one at right angles to them.
 */
export class Lanczos {
  /** Whether nothing is left to do: converged, at the end of what is allowed, or numbers are not finite. */
  done = false;
  converged = false;
  private readonly product: (x: Vector, out: Vector) => void;
  private readonly options: LanczosOptions;
  private readonly most: number;
  private readonly basis: Vector[] = [];
  private readonly diagonal: Vector;
  private readonly beside: Vector;
  private readonly rest: Vector;
  private scale = 0;
  private beginning = 0;
  private beginnings = 0;
  private nextLook: number;
  private values: Vector = zeros(0);
  private vectors: Vector = zeros(0);

  constructor(dimension: number, product: (x: Vector, out: Vector) => void, options: LanczosOptions) {
    this.product = product;
    this.options = options;
    this.most = Math.min(dimension, options.most);
    this.diagonal = zeros(this.most);
    this.beside = zeros(this.most);
    this.rest = zeros(dimension);
    this.nextLook = dimension <= SMALL ? dimension : PATIENCE;
    this.begin();
  }

  /** Products so far. */
  get products(): number {
    return this.basis.length - (this.done ? 0 : 1);
  }

  /** One product further. Does nothing once done. */
  step(): void {
    if (this.done) return;
    const k = this.basis.length - 1;
    const { basis, rest } = this;
    this.product(basis[k]!, rest);
    this.diagonal[k] = dot(basis[k]!, rest);
    this.reorthogonalize();
    const remainder = norm(rest);
    this.scale = Math.max(this.scale, Math.abs(this.diagonal[k]), remainder);
    if (!Number.isFinite(this.scale)) {
      this.done = true;
      return;
    }
    const invariant = remainder <= NOTHING * this.scale;
    this.beside[k] = invariant ? 0 : remainder;
    const count = k + 1;
    if (count === this.most || count >= this.nextLook) this.look(count);
    if (this.done) return;
    if (invariant) this.begin();
    else basis.push(rest.map((entry) => entry / remainder));
  }

  /** The largest eigenvalues found, from the top down. Empty where numbers are not finite, or before the first look. */
  pairs(): readonly Eigenpair[] {
    const { basis, values, vectors } = this;
    const count = values.length;
    return this.largest().map((column) => {
      const vector = zeros(this.rest.length);
      for (let k = 0; k < count; k++) {
        const share = vectors[column * count + k]!;
        for (let i = 0; i < vector.length; i++) vector[i] = vector[i]! + share * basis[k]![i]!;
      }
      const length = norm(vector);
      return { value: values[column]!, vector: vector.map((entry) => entry / length), residual: this.residual(column) };
    });
  }

  /** Twice, so that nothing of the basis is left in the remainder but rounding. */
  private reorthogonalize(): void {
    for (let round = 0; round < 2; round++) {
      for (const direction of this.basis) {
        const along = dot(direction, this.rest);
        for (let i = 0; i < this.rest.length; i++) this.rest[i] = this.rest[i]! - along * direction[i]!;
      }
    }
  }

  /** A random direction at right angles to the basis. */
  private begin(): void {
    this.beginning = this.basis.length;
    this.beginnings++;
    this.options.draw(this.basis.length, this.rest);
    this.reorthogonalize();
    const length = norm(this.rest);
    this.basis.push(this.rest.map((entry) => entry / length));
  }

  private look(count: number): void {
    const { wanted, tolerance } = this.options;
    this.values = zeros(count);
    this.vectors = zeros(count * count);
    tridiagonalEigen(this.diagonal, this.beside, this.values, this.vectors);
    const size = this.values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
    const whole = count === this.rest.length;
    // In an invariant space a random direction meets every eigenvalue that is left; so a second space shows what the first hid.
    const settled = (count - this.beginning >= PATIENCE || this.beginnings > 2) && count > wanted;
    const precise = this.largest().every((column) => this.residual(column) <= tolerance * size);
    this.converged = precise && (whole || settled);
    this.done = this.converged || count === this.most;
    this.nextLook = Math.ceil(count * 1.25);
  }

  /** The columns of the largest eigenvalues of the tridiagonal matrix, from the top down. */
  private largest(): readonly number[] {
    const columns = Array.from(this.values.keys());
    return columns.sort((a, b) => this.values[b]! - this.values[a]!).slice(0, this.options.wanted);
  }

  /** ‖Av − λv‖: what the last remainder adds to the vector. */
  private residual(column: number): number {
    const count = this.values.length;
    return Math.abs(this.beside[count - 1]! * this.vectors[column * count + count - 1]!);
  }
}
