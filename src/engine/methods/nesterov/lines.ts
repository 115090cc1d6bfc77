import { type Algorithm, assign, gradientAt } from "../../algorithms/declare.ts";
import { quantity } from "../../algorithms/quantities.ts";
import { buffer } from "../momentum-lines.ts";

/** Algorithm 8.3. */
export const algorithm: Algorithm = {
  lines: () => [
    assign("thetaTilde", "theta + alpha * v"),
    gradientAt("thetaTilde"),
    assign("v", "alpha * v - epsilon * g"),
    assign("theta", "theta + v"),
  ],
  torch: {
    quantities: {
      buffer,
      parameter: quantity(
        "vector",
        "point",
        "\\mathtt{p}",
        "PyTorch's parameter: the look-ahead point θ + αv",
        "PyTorch のパラメータ(先読み点 θ + αv)",
      ),
    },
    translation: { parameter: "theta + alpha * v", buffer: "-v / epsilon" },
    lines: [
      gradientAt("parameter"),
      assign("buffer", "alpha * buffer + g"),
      assign("parameter", "parameter - epsilon * (g + alpha * buffer)"),
    ],
  },
};
