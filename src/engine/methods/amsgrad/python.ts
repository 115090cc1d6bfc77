import { float } from "../../python/literal.ts";
import { lengthOf, type PythonMethod } from "../../python/method.ts";
import { DIVIDES_BY_ZERO, quotient } from "../../python/quotient.ts";

export const python: PythonMethod = {
  className: "AMSGrad",
  rule: [
    "s ← β₁s + (1 − β₁) g",
    "r ← β₂r + (1 − β₂) g⊙g",
    "r̄ ← max(r̄, r)",
    "θ ← θ − ε s/(1 − β₁ᵗ) / (√r̄/√(1 − β₂ᵗ) + δ)",
  ],
  form({ delta }, on) {
    const change = quotient(
      "-epsilon * s_hat",
      "(np.sqrt(self.r_bar) / np.sqrt(1 - self.beta2_power) + self.delta)",
      delta,
    );
    const body = `    def __init__(self):
        self.s = np.zeros(${lengthOf(on)})
        self.r = np.zeros(${lengthOf(on)})
        self.r_bar = np.zeros(${lengthOf(on)})
        self.beta1_power = self.beta2_power = 1.0

    def step(self, problem, theta, epsilon):
        g = problem.gradient(theta)
        self.beta1_power *= self.beta1
        self.beta2_power *= self.beta2
        self.s = self.beta1 * self.s + (1 - self.beta1) * g
        self.r = self.beta2 * self.r + (1 - self.beta2) * g * g
        self.r_bar = np.maximum(self.r_bar, self.r)
        s_hat = self.s / (1 - self.beta1_power)
        return theta + ${change.text}
`;
    return { body, needs: change.needs };
  },
  torch: {
    builtIn({ beta1, beta2, delta }) {
      if (delta === 0) return null;
      const rest = `betas=(${float(beta1 as number)}, ${float(beta2 as number)}), eps=${float(delta as number)}`;
      return {
        make: (parameters) => `torch.optim.Adam(${parameters}, lr=LEARNING_RATE, ${rest}, amsgrad=True)`,
        note: "torch.optim.Adam with amsgrad=True has the lane's rule.",
      };
    },
    own: { differs: DIVIDES_BY_ZERO },
  },
};
