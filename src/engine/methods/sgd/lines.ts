import { type Algorithm, assign, gradientAt } from "../../algorithms/declare.ts";

/** Algorithm 8.1. */
export const algorithm: Algorithm = {
  lines: () => [gradientAt("theta"), assign("theta", "theta - epsilon * g")],
};
