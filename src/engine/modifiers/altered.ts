import type { Oracle, Vector } from "../core/types.ts";

/** What a modifier does to the exact answers, in place. */
export interface Alteration {
  gradient(g: Vector): void;
  hessian?(h: Vector): void;
}

/** An oracle whose derivatives are altered. Values stay exact; formulas that would bypass the altered derivatives are withheld. */
export function altered(oracle: Oracle, alteration: Alteration): Oracle {
  return {
    dimension: oracle.dimension,
    value: (theta) => oracle.value(theta),
    gradient(theta, out) {
      oracle.gradient(theta, out);
      alteration.gradient(out);
    },
    valueAndGradient(theta, out) {
      const value = oracle.valueAndGradient(theta, out);
      alteration.gradient(out);
      return value;
    },
    hessian(theta, out) {
      oracle.hessian(theta, out);
      alteration.hessian?.(out);
    },
    quadraticCurvature: () => null,
    coordinateMinimizer: () => null,
    blocks: oracle.blocks,
    minimizeBlock: (theta, b, out) => oracle.minimizeBlock(theta, b, out),
    uniform: () => oracle.uniform(),
  };
}
