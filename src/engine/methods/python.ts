import type { PythonMethod } from "../python/method.ts";
import { python as adadelta } from "./adadelta/python.ts";
import { python as adagrad } from "./adagrad/python.ts";
import { python as adam } from "./adam/python.ts";
import { python as adamw } from "./adamw/python.ts";
import { python as amsgrad } from "./amsgrad/python.ts";
import { python as bfgs } from "./bfgs/python.ts";
import { python as conjugateGradient } from "./conjugate-gradient/python.ts";
import { python as coordinateDescent } from "./coordinate-descent/python.ts";
import { python as gradientDescentLineSearch } from "./gradient-descent-line-search/python.ts";
import { python as lbfgs } from "./lbfgs/python.ts";
import { python as momentum } from "./momentum/python.ts";
import { python as nadam } from "./nadam/python.ts";
import { python as nesterov } from "./nesterov/python.ts";
import { python as newton } from "./newton/python.ts";
import { python as rmsprop } from "./rmsprop/python.ts";
import { python as rmspropNesterov } from "./rmsprop-nesterov/python.ts";
import type { MethodId } from "./rules.ts";
import { python as saddleFreeNewton } from "./saddle-free-newton/python.ts";
import { python as sgd } from "./sgd/python.ts";
import { python as trustRegionNewton } from "./trust-region-newton/python.ts";

/** The Python form of every optimizer. */
export const pythonMethods: Readonly<Record<MethodId, PythonMethod>> = {
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
