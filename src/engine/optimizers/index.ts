import type { AnyOptimizer } from "../core/types.ts";
import { adadelta } from "./adadelta.ts";
import { adagrad } from "./adagrad.ts";
import { adam } from "./adam.ts";
import { bfgs } from "./bfgs.ts";
import { conjugateGradient } from "./conjugate-gradient.ts";
import { coordinateDescent } from "./coordinate-descent.ts";
import { gradientDescentLineSearch } from "./gradient-descent-line-search.ts";
import { lbfgs } from "./lbfgs.ts";
import { momentum } from "./momentum.ts";
import { nesterov } from "./nesterov.ts";
import { newton } from "./newton.ts";
import { rmsprop } from "./rmsprop.ts";
import { rmspropNesterov } from "./rmsprop-nesterov.ts";
import { saddleFreeNewton } from "./saddle-free-newton.ts";
import { sgd } from "./sgd.ts";
import { trustRegionNewton } from "./trust-region-newton.ts";

/** Every optimizer, in the order of the book. */
export const optimizers: readonly AnyOptimizer[] = [
  sgd,
  momentum,
  nesterov,
  adagrad,
  rmsprop,
  rmspropNesterov,
  adadelta,
  adam,
  newton,
  saddleFreeNewton,
  trustRegionNewton,
  gradientDescentLineSearch,
  conjugateGradient,
  bfgs,
  lbfgs,
  coordinateDescent,
];

const byId = new Map(optimizers.map((optimizer) => [optimizer.id, optimizer]));

/** The optimizer with this id. Throws a RangeError for an unknown one; the configuration's validation comes first. */
export function optimizerById(id: string): AnyOptimizer {
  const optimizer = byId.get(id);
  if (!optimizer) throw new RangeError(`unknown optimizer: ${id}`);
  return optimizer;
}
