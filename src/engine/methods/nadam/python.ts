import { lengthOf, type PythonMethod } from "../../python/method.ts";
import { quotient } from "../../python/quotient.ts";

export const python: PythonMethod = {
  className: "NAdam",
  rule: [
    "μₜ = β₁(1 − ½·0.96^(tψ)), Πₜ = μ₁⋯μₜ",
    "s ← β₁s + (1 − β₁) g",
    "r ← β₂r + (1 − β₂) g⊙g, r̂ = r/(1 − β₂ᵗ)",
    "θ ← θ − ε ((1 − μₜ) g/(1 − Πₜ) + μₜ₊₁ s/(1 − Πₜ₊₁))/(√r̂ + δ)",
  ],
  form({ delta }, on) {
    const change = quotient("-epsilon * blend", "(np.sqrt(r_hat) + self.delta)", delta);
    const body = `    def __init__(self):
        self.s = np.zeros(${lengthOf(on)})
        self.r = np.zeros(${lengthOf(on)})
        self.t = 0
        self.mu_product = self.beta2_power = 1.0

    def momentum(self, t):
        return self.beta1 * (1 - 0.5 * 0.96 ** (t * self.momentum_decay))

    def step(self, problem, theta, epsilon):
        g = problem.gradient(theta)
        self.t += 1
        mu, mu_next = self.momentum(self.t), self.momentum(self.t + 1)
        self.mu_product *= mu
        self.beta2_power *= self.beta2
        self.s = self.beta1 * self.s + (1 - self.beta1) * g
        self.r = self.beta2 * self.r + (1 - self.beta2) * g * g
        r_hat = self.r / (1 - self.beta2_power)
        blend = (1 - mu) / (1 - self.mu_product) * g + mu_next / (1 - mu_next * self.mu_product) * self.s
        return theta + ${change.text}
`;
    return { body, needs: change.needs };
  },
  torch: {
    own: {
      differs: `torch.optim.NAdam of PyTorch 1.13 multiplies the product of the μ by μₜ once too often in its second term. This class
does not.`,
    },
  },
};
