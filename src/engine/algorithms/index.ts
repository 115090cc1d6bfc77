import type { Algorithm } from "./declare.ts";
import { adadelta, adagrad, adam, momentum, nesterov, rmsprop, rmspropNesterov, sgd } from "./first-order.ts";
import { bfgs, conjugateGradient, coordinateDescent, lbfgs, steepestDescent } from "./line-search.ts";
import { newton, saddleFreeNewton, trustRegionNewton } from "./second-order.ts";

/** The lines of every optimizer, by its id. */
export const algorithms: Readonly<Record<string, Algorithm>> = {
  sgd,
  momentum,
  nesterov,
  adagrad,
  rmsprop,
  "rmsprop-nesterov": rmspropNesterov,
  adadelta,
  adam,
  newton,
  "saddle-free-newton": saddleFreeNewton,
  "trust-region-newton": trustRegionNewton,
  "gradient-descent-line-search": steepestDescent,
  "conjugate-gradient": conjugateGradient,
  bfgs,
  lbfgs,
  "coordinate-descent": coordinateDescent,
};

/** The lines of an optimizer. Throws a RangeError for an unknown one. */
export function algorithmOf(optimizer: string): Algorithm {
  const algorithm = algorithms[optimizer];
  if (!algorithm) throw new RangeError(`no algorithm for ${optimizer}`);
  return algorithm;
}
