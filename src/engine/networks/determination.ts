import type { Data } from "./types.ts";

/**
 * The mean ‖t − t̄‖² of the targets t around their mean t̄, which is the squared error of the best constant prediction. Null for classes
 * and for targets that are all the same, around which there is nothing to explain.
 */
export function targetVariance({ n, outputs, targets, labels }: Data): number | null {
  if (labels !== null || targets.every((value, i) => value === targets[i % outputs])) return null;
  let sum = 0;
  for (let unit = 0; unit < outputs; unit++) {
    let mean = 0;
    for (let i = unit; i < targets.length; i += outputs) mean += targets[i]! / n;
    for (let i = unit; i < targets.length; i += outputs) sum += (targets[i]! - mean) * (targets[i]! - mean);
  }
  return sum / n;
}

/**
 * R² of a squared error, the mean of ‖ŷ − t‖² over the examples: 1 − error / variance. 1 is exact, 0 as good as the mean of the targets,
 * negative worse. With several outputs their errors and variances are summed.
 */
export const determination = (error: number, variance: number): number => 1 - error / variance;
