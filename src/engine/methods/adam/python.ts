import type { ParameterValue } from "../../core/types.ts";
import { float } from "../../python/literal.ts";
import { lengthOf, type NumpyForm, type PythonMethod } from "../../python/method.ts";
import type { Ground } from "../../python/piece.ts";
import { DIVIDES_BY_ZERO, quotient } from "../../python/quotient.ts";

function uncorrected(delta: ParameterValue | undefined, on: Ground): NumpyForm {
  const change = quotient("-epsilon * self.s", "(np.sqrt(self.r) + self.delta)", delta);
  const body = `    def __init__(self):
        self.s = np.zeros(${lengthOf(on)})
        self.r = np.zeros(${lengthOf(on)})

    def step(self, problem, theta, epsilon):
        g = problem.gradient(theta)
        self.s = self.beta1 * self.s + (1 - self.beta1) * g
        self.r = self.beta2 * self.r + (1 - self.beta2) * g * g
        return theta + ${change.text}
`;
  return { body, needs: change.needs };
}

export const python: PythonMethod = {
  className: "Adam",
  rule: ["s ← β₁s + (1 − β₁) g", "r ← β₂r + (1 − β₂) g⊙g", "ŝ = s/(1 − β₁ᵗ), r̂ = r/(1 − β₂ᵗ)", "θ ← θ − ε ŝ/(√r̂ + δ)"],
  form({ delta, biasCorrection }, on) {
    if (!biasCorrection) return uncorrected(delta, on);
    const change = quotient("-epsilon * s_hat", "(np.sqrt(r_hat) + self.delta)", delta);
    const body = `    def __init__(self):
        self.s = np.zeros(${lengthOf(on)})
        self.r = np.zeros(${lengthOf(on)})
        self.beta1_power = self.beta2_power = 1.0

    def step(self, problem, theta, epsilon):
        g = problem.gradient(theta)
        self.beta1_power *= self.beta1
        self.beta2_power *= self.beta2
        self.s = self.beta1 * self.s + (1 - self.beta1) * g
        self.r = self.beta2 * self.r + (1 - self.beta2) * g * g
        s_hat = self.s / (1 - self.beta1_power)
        r_hat = self.r / (1 - self.beta2_power)
        return theta + ${change.text}
`;
    return { body, needs: change.needs };
  },
  torch: {
    builtIn({ beta1, beta2, delta, biasCorrection }) {
      if (delta === 0 || !biasCorrection) return null;
      const betas = `(${float(beta1 as number)}, ${float(beta2 as number)})`;
      return {
        make: (parameters) =>
          `torch.optim.Adam(${parameters}, lr=LEARNING_RATE, betas=${betas}, eps=${float(delta as number)})`,
        note: "torch.optim.Adam is the lane's rule: δ is added to the corrected root.",
      };
    },
    own: {
      differs: ({ biasCorrection }) =>
        biasCorrection
          ? DIVIDES_BY_ZERO
          : "torch.optim.Adam always corrects the bias of its moments. This class does not.",
    },
  },
};
