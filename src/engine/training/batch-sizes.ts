import type { Sampling } from "../networks/types.ts";

/** How minibatches take a set of examples. */
export interface BatchSizes {
  readonly batchSize: number;
  /** Updates of one pass over the examples, or of as many draws. */
  readonly perEpoch: number;
  /** Every update sees all examples. */
  readonly whole: boolean;
  /** Examples of the smallest batch that there is. */
  readonly smallest: number;
}

/** Of n examples. Where none is drawn twice an epoch's last batch has what is left. */
export function batchSizesOf(n: number, batchSize: number, sampling: Sampling): BatchSizes {
  const whole = batchSize === n;
  const perEpoch = Math.ceil(n / batchSize);
  const full = whole || sampling === "with-replacement";
  return { batchSize, perEpoch, whole, smallest: full ? batchSize : n - (perEpoch - 1) * batchSize };
}
