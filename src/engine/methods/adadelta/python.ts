import { float } from "../../python/literal.ts";
import { lengthOf, type PythonMethod } from "../../python/method.ts";
import { DIVIDES_BY_ZERO, quotient } from "../../python/quotient.ts";

export const python: PythonMethod = {
  className: "AdaDelta",
  rule: ["r ← ρr + (1 − ρ) g⊙g", "Δ ← √(s + δ)/√(r + δ) ⊙ g", "s ← ρs + (1 − ρ) Δ⊙Δ", "θ ← θ − εΔ"],
  form({ delta }, on) {
    const change = quotient("np.sqrt(self.s + self.delta)", "np.sqrt(self.r + self.delta)", delta);
    const body = `    def __init__(self):
        self.r = np.zeros(${lengthOf(on)})
        self.s = np.zeros(${lengthOf(on)})

    def step(self, problem, theta, epsilon):
        g = problem.gradient(theta)
        self.r = self.decay * self.r + (1 - self.decay) * g * g
        change = ${change.text} * g
        self.s = self.decay * self.s + (1 - self.decay) * change * change
        return theta - epsilon * change
`;
    return { body, needs: change.needs };
  },
  torch: {
    builtIn: ({ decay, delta }) =>
      delta === 0
        ? null
        : {
            make: (parameters) =>
              `torch.optim.Adadelta(${parameters}, lr=LEARNING_RATE, rho=${float(decay as number)}, eps=${float(delta as number)})`,
            note: "torch.optim.Adadelta is the lane's rule; its default rho is 0.9.",
          },
    own: { differs: DIVIDES_BY_ZERO },
  },
};
