import { lengthOf, type PythonMethod } from "../../python/method.ts";
import { quotient } from "../../python/quotient.ts";

export const python: PythonMethod = {
  className: "RMSProp",
  rule: ["r ← ρr + (1 − ρ) g⊙g", "θ ← θ − ε/√(δ + r) ⊙ g"],
  form({ delta }, on) {
    const change = quotient("-epsilon", "np.sqrt(self.delta + self.r)", delta);
    const body = `    def __init__(self):
        self.r = np.zeros(${lengthOf(on)})

    def step(self, problem, theta, epsilon):
        g = problem.gradient(theta)
        self.r = self.decay * self.r + (1 - self.decay) * g * g
        return theta + ${change.text} * g
`;
    return { body, needs: change.needs };
  },
  torch: {
    own: {
      differs: `torch.optim.RMSprop adds its eps outside the root, ε/(√r + δ), where the book's δ stands inside, ε/√(δ + r). Its defaults
are eps = 1e-8 and alpha = 0.99. This class is the book's.`,
      update: `r = state.setdefault("r", torch.zeros_like(p))
r.mul_(group["decay"]).add_((1 - group["decay"]) * p.grad * p.grad)
p.sub_(group["lr"] / torch.sqrt(group["delta"] + r) * p.grad)
`,
    },
  },
};
