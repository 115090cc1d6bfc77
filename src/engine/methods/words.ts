import { words as adadelta } from "./adadelta/words.ts";
import { words as adagrad } from "./adagrad/words.ts";
import { words as adam } from "./adam/words.ts";
import { words as adamw } from "./adamw/words.ts";
import { words as amsgrad } from "./amsgrad/words.ts";
import { words as bfgs } from "./bfgs/words.ts";
import { words as conjugateGradient } from "./conjugate-gradient/words.ts";
import { words as coordinateDescent } from "./coordinate-descent/words.ts";
import type { MethodWords } from "./declare.ts";
import { words as gradientDescentLineSearch } from "./gradient-descent-line-search/words.ts";
import { words as lbfgs } from "./lbfgs/words.ts";
import { words as momentum } from "./momentum/words.ts";
import { words as nadam } from "./nadam/words.ts";
import { words as nesterov } from "./nesterov/words.ts";
import { words as newton } from "./newton/words.ts";
import { words as rmsprop } from "./rmsprop/words.ts";
import { words as rmspropNesterov } from "./rmsprop-nesterov/words.ts";
import type { MethodId, rules } from "./rules.ts";
import { words as saddleFreeNewton } from "./saddle-free-newton/words.ts";
import { words as sgd } from "./sgd/words.ts";
import { words as trustRegionNewton } from "./trust-region-newton/words.ts";

/** The words for every optimizer and its parameters. */
export const words: { readonly [Id in MethodId]: MethodWords<(typeof rules)[Id]> } = {
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
