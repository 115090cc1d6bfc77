import type { Algorithm } from "../algorithms/declare.ts";
import { algorithm as adadelta } from "./adadelta/lines.ts";
import { algorithm as adagrad } from "./adagrad/lines.ts";
import { algorithm as adam } from "./adam/lines.ts";
import { algorithm as adamw } from "./adamw/lines.ts";
import { algorithm as amsgrad } from "./amsgrad/lines.ts";
import { algorithm as bfgs } from "./bfgs/lines.ts";
import { algorithm as conjugateGradient } from "./conjugate-gradient/lines.ts";
import { algorithm as coordinateDescent } from "./coordinate-descent/lines.ts";
import { algorithm as gradientDescentLineSearch } from "./gradient-descent-line-search/lines.ts";
import { algorithm as lbfgs } from "./lbfgs/lines.ts";
import { algorithm as momentum } from "./momentum/lines.ts";
import { algorithm as nadam } from "./nadam/lines.ts";
import { algorithm as nesterov } from "./nesterov/lines.ts";
import { algorithm as newton } from "./newton/lines.ts";
import { algorithm as rmsprop } from "./rmsprop/lines.ts";
import { algorithm as rmspropNesterov } from "./rmsprop-nesterov/lines.ts";
import type { MethodId } from "./rules.ts";
import { algorithm as saddleFreeNewton } from "./saddle-free-newton/lines.ts";
import { algorithm as sgd } from "./sgd/lines.ts";
import { algorithm as trustRegionNewton } from "./trust-region-newton/lines.ts";

/** The lines of every optimizer. */
export const algorithms: Readonly<Record<MethodId, Algorithm>> = {
  sgd,
  momentum,
  nesterov,
  adagrad,
  rmsprop,
  "rmsprop-nesterov": rmspropNesterov,
  adadelta,
  adam,
  adamw,
  amsgrad,
  nadam,
  newton,
  "saddle-free-newton": saddleFreeNewton,
  "trust-region-newton": trustRegionNewton,
  "gradient-descent-line-search": gradientDescentLineSearch,
  "conjugate-gradient": conjugateGradient,
  bfgs,
  lbfgs,
  "coordinate-descent": coordinateDescent,
};
