import { deepLinear } from "./deep-linear.ts";
import { factorization } from "./factorization.ts";
import { quadratic } from "./quadratic.ts";
import { sparseCoding } from "./sparse-coding.ts";

/** Every matrix problem by its id, in the order of the menu. */
export const matrixRules = {
  quadratic,
  factorization,
  "deep-linear": deepLinear,
  "sparse-coding": sparseCoding,
} as const;

export type MatrixId = keyof typeof matrixRules;
