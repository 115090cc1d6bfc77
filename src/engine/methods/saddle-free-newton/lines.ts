import { type Algorithm, assign, gradientAt, hessianAt } from "../../algorithms/declare.ts";
import { AT_REST, absoluteHessian, dampedLines, isAdaptive, quantities } from "../damped-lines.ts";

/** Dauphin et al. 2014. */
export const algorithm: Algorithm = {
  notInTorch: true,
  quantities,
  lines: (params) =>
    isAdaptive(params)
      ? dampedLines("absH")
      : [
          gradientAt("theta"),
          hessianAt(),
          absoluteHessian,
          assign("p", "inverse(absH + damping * I, g)", AT_REST),
          assign("theta", "theta - epsilon * p", AT_REST),
        ],
};
