import { float } from "../../python/literal.ts";
import { lengthOf, type PythonMethod } from "../../python/method.ts";
import { DIVIDES_BY_ZERO, quotient } from "../../python/quotient.ts";

export const python: PythonMethod = {
  className: "AdamW",
  rule: [
    "s ← β₁s + (1 − β₁) g",
    "r ← β₂r + (1 − β₂) g⊙g",
    "ŝ = s/(1 − β₁ᵗ), r̂ = r/(1 − β₂ᵗ)",
    "θ ← θ − ελθ − ε ŝ/(√r̂ + δ)",
  ],
  form({ delta }, on) {
    const change = quotient("-epsilon * s_hat", "(np.sqrt(r_hat) + self.delta)", delta);
    const body = `    def __init__(self):
        self.s = np.zeros(${lengthOf(on)})
        self.r = np.zeros(${lengthOf(on)})
        self.beta1_power = self.beta2_power = 1.0

    def step(self, problem, theta, epsilon):
        g = problem.gradient(theta)
        theta = theta - epsilon * self.weight_decay * theta
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
    builtIn({ beta1, beta2, delta, weightDecay }) {
      if (delta === 0) return null;
      const betas = `(${float(beta1 as number)}, ${float(beta2 as number)})`;
      const rest = `betas=${betas}, eps=${float(delta as number)}, weight_decay=${float(weightDecay as number)}`;
      return {
        make: (parameters) => `torch.optim.AdamW(${parameters}, lr=LEARNING_RATE, ${rest})`,
        note: "torch.optim.AdamW has the lane's rule: the decay is multiplied by the learning rate.",
      };
    },
    own: { differs: DIVIDES_BY_ZERO },
  },
};
