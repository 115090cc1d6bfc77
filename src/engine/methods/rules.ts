import type { AnyRule } from "../core/rule.ts";
import { rule as adadelta } from "./adadelta/rule.ts";
import { rule as adagrad } from "./adagrad/rule.ts";
import { rule as adam } from "./adam/rule.ts";
import { rule as adamw } from "./adamw/rule.ts";
import { rule as amsgrad } from "./amsgrad/rule.ts";
import { rule as bfgs } from "./bfgs/rule.ts";
import { rule as conjugateGradient } from "./conjugate-gradient/rule.ts";
import { rule as coordinateDescent } from "./coordinate-descent/rule.ts";
import { rule as gradientDescentLineSearch } from "./gradient-descent-line-search/rule.ts";
import { rule as lbfgs } from "./lbfgs/rule.ts";
import { rule as momentum } from "./momentum/rule.ts";
import { rule as nadam } from "./nadam/rule.ts";
import { rule as nesterov } from "./nesterov/rule.ts";
import { rule as newton } from "./newton/rule.ts";
import { rule as rmsprop } from "./rmsprop/rule.ts";
import { rule as rmspropNesterov } from "./rmsprop-nesterov/rule.ts";
import { rule as saddleFreeNewton } from "./saddle-free-newton/rule.ts";
import { rule as sgd } from "./sgd/rule.ts";
import { rule as trustRegionNewton } from "./trust-region-newton/rule.ts";

/** The rule of every optimizer by its id, in the order of the book. What else belongs to an optimizer is listed beside this file. */
export const rules = {
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
} satisfies Readonly<Record<string, AnyRule>>;

/** The optimizers that there are. */
export type MethodId = keyof typeof rules;

export const methodIds = Object.keys(rules) as readonly MethodId[];

/** The rule of an optimizer. */
export const ruleOf = (id: MethodId): AnyRule => rules[id];
