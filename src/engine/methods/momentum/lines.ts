import { type Algorithm, assign, gradientAt } from "../../algorithms/declare.ts";
import { buffer } from "../momentum-lines.ts";

/** Algorithm 8.2. */
export const algorithm: Algorithm = {
  lines: () => [gradientAt("theta"), assign("v", "alpha * v - epsilon * g"), assign("theta", "theta + v")],
  torch: {
    quantities: { buffer },
    translation: { theta: "theta", buffer: "-v / epsilon" },
    lines: [gradientAt("theta"), assign("buffer", "alpha * buffer + g"), assign("theta", "theta - epsilon * buffer")],
  },
};
