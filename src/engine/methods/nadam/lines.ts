import { type Algorithm, assign, gradientAt, type Line } from "../../algorithms/declare.ts";
import { quantity } from "../../algorithms/quantities.ts";
import { effectiveRate, move, over } from "../adaptive-lines.ts";
import { correctedSecond, momentLines, moments } from "../moment-lines.ts";
import { momentumAt } from "./rule.ts";

/** μ of this update or, `ahead` by 1, of the next; the exponent is no integer, so it is no expression. */
const momentum = (to: string, ahead: number): Line => ({
  kind: "rule",
  to,
  tex: `\\beta_1 \\bigl(1 - \\tfrac12\\, 0.96^{${ahead === 0 ? "t" : "(t+1)"} \\psi}\\bigr)`,
  compute(values) {
    const [t, beta1, psi] = ["t", "beta1", "psi"].map((name) => values.get(name) as number);
    return momentumAt(t! + ahead, beta1!, psi!);
  },
});

const blend = "((1 - mu) / (1 - muProduct) * g + muNext / (1 - muNext * muProduct) * s)";

export const algorithm: Algorithm = {
  quantities: {
    ...moments,
    psi: quantity("number", "none", "\\psi", "how fast the momentum warms up", "モメンタムの増加率", "momentum_decay"),
    mu: quantity("number", "none", "\\mu_t", "the momentum of this update", "この更新のモメンタム", "mu"),
    muNext: quantity(
      "number",
      "none",
      "\\mu_{t+1}",
      "the momentum of the next update",
      "次の更新のモメンタム",
      "mu_next",
    ),
    muProduct: quantity(
      "number",
      "none",
      "\\Pi_t",
      "the product of the momentum of all updates so far",
      "これまでの更新のモメンタムの積",
      "mu_product",
    ),
  },
  lines: (params) => [
    gradientAt("theta"),
    ...momentLines,
    momentum("mu", 0),
    momentum("muNext", 1),
    assign("muProduct", "muProduct * mu"),
    correctedSecond,
    assign("DeltaTheta", over(`-epsilon * ${blend}`, "(sqrt(rHat) + delta)", params)),
    move,
  ],
  series: [{ id: "effective-rate", label: effectiveRate, from: "epsilon / (sqrt(rHat) + delta)" }],
};
