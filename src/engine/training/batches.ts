import { choices, STREAM, shuffle } from "../core/random.ts";
import type { Sampling } from "../networks/types.ts";
import { type BatchSizes, batchSizesOf } from "./batch-sizes.ts";

/** Numbers that are kept of the orders of past epochs, so that lanes can share them. */
const KEPT_NUMBERS = 1 << 20;

/**
 * Which examples each minibatch has, as a function of (seed, update) alone. Where no example is drawn twice an epoch passes once over
 * all of them, and its last batch has what is left. A batch as large as the set is the set in its given order.
 */
export class Batches implements BatchSizes {
  readonly batchSize: number;
  readonly perEpoch: number;
  readonly whole: boolean;
  readonly smallest: number;
  private readonly n: number;
  private readonly sampling: Sampling;
  private readonly seed: number;
  private readonly orders = new Map<number, Uint32Array>();
  private readonly drawn: Uint32Array;

  constructor(n: number, batchSize: number, sampling: Sampling, seed: number) {
    this.n = n;
    this.sampling = sampling;
    this.seed = seed;
    const sizes = batchSizesOf(n, batchSize, sampling);
    this.batchSize = batchSize;
    this.perEpoch = sizes.perEpoch;
    this.whole = sizes.whole;
    this.smallest = sizes.smallest;
    this.drawn = new Uint32Array(batchSize);
  }

  /** The examples of update k (counted from 0). To be read before the next call, and not to be changed. */
  at(k: number): Uint32Array {
    if (this.sampling === "with-replacement" && !this.whole) {
      choices(this.seed, STREAM.batches, k, this.n, this.drawn);
      return this.drawn;
    }
    const epoch = Math.floor(k / this.perEpoch);
    const from = (k - epoch * this.perEpoch) * this.batchSize;
    return this.order(epoch).subarray(from, Math.min(this.n, from + this.batchSize));
  }

  /** Examples seen in k updates, each as often as it was seen. */
  seen(k: number): number {
    if (this.sampling === "with-replacement") return k * this.batchSize;
    const epoch = Math.floor(k / this.perEpoch);
    return epoch * this.n + (k - epoch * this.perEpoch) * this.batchSize;
  }

  private order(epoch: number): Uint32Array {
    const shuffled = !this.whole && this.sampling !== "unshuffled";
    const index = shuffled && this.sampling === "shuffled" ? epoch : 0;
    let order = this.orders.get(index);
    if (!order) {
      order = new Uint32Array(this.n);
      if (shuffled) shuffle(this.seed, STREAM.batches, index, order);
      else for (let i = 0; i < this.n; i++) order[i] = i;
      const [oldest] = this.orders.keys();
      if (oldest !== undefined && this.orders.size >= Math.max(2, KEPT_NUMBERS / this.n)) this.orders.delete(oldest);
      this.orders.set(index, order);
    }
    return order;
  }
}
