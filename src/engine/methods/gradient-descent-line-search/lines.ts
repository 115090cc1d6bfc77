import type { Algorithm } from "../../algorithms/declare.ts";
import { direction, gradient, search } from "../search-lines.ts";

/** Section 8.6.2. */
export const algorithm: Algorithm = {
  decided: ["probes", "fallback"],
  notInTorch: true,
  lines: () => [gradient, direction("-g"), ...search],
};
