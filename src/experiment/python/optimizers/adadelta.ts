import { float } from "../literal.ts";
import { lengthOf, type PythonOptimizer } from "./optimizer.ts";

export const adadelta: PythonOptimizer = {
  id: "adadelta",
  className: "AdaDelta",
  rule: ["r ← ρr + (1 − ρ) g⊙g", "Δ ← √(s + δ)/√(r + δ) ⊙ g", "s ← ρs + (1 − ρ) Δ⊙Δ", "θ ← θ − εΔ"],
  form: (_, on) => ({
    body: `    def __init__(self):
        self.r = np.zeros(${lengthOf(on)})
        self.s = np.zeros(${lengthOf(on)})

    def step(self, problem, theta, epsilon):
        g = problem.gradient(theta)
        self.r = self.decay * self.r + (1 - self.decay) * g * g
        change = np.sqrt(self.s + self.delta) / np.sqrt(self.r + self.delta) * g
        self.s = self.decay * self.s + (1 - self.decay) * change * change
        return theta - epsilon * change
`,
  }),
  torch: {
    builtIn: ({ decay, delta }) => ({
      make: (parameters) =>
        `torch.optim.Adadelta(${parameters}, lr=LEARNING_RATE, rho=${float(decay as number)}, eps=${float(delta as number)})`,
      note: "torch.optim.Adadelta is the lane's rule; its default rho is 0.9.",
    }),
  },
};
