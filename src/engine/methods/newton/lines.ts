import { type Algorithm, assign, gradientAt, hessianAt } from "../../algorithms/declare.ts";
import { AT_REST, dampedLines, isAdaptive, quantities } from "../damped-lines.ts";

/** Algorithm 8.8. */
export const algorithm: Algorithm = {
  notInTorch: true,
  quantities,
  lines: (params) =>
    isAdaptive(params)
      ? dampedLines("H")
      : [
          gradientAt("theta"),
          hessianAt(),
          assign("p", "inverse(H + damping * I, g)", AT_REST),
          assign("theta", "theta - epsilon * p", AT_REST),
        ],
};
