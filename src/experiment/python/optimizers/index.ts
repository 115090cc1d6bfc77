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
import type { PythonOptimizer } from "./optimizer.ts";
import { rmsprop } from "./rmsprop.ts";
import { rmspropNesterov } from "./rmsprop-nesterov.ts";
import { saddleFreeNewton } from "./saddle-free-newton.ts";
import { sgd } from "./sgd.ts";
import { trustRegionNewton } from "./trust-region-newton.ts";

/** The Python form of every optimizer, in the order of the engine's list. */
export const pythonOptimizers: readonly PythonOptimizer[] = [
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
