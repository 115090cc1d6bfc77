import { lengthOf, type PythonMethod } from "../../python/method.ts";
import { quotient } from "../../python/quotient.ts";

export const python: PythonMethod = {
  className: "RMSPropNesterov",
  rule: ["g ← ∇J(θ + αv)", "r ← ρr + (1 − ρ) g⊙g", "v ← αv − ε/√(δ + r) ⊙ g", "θ ← θ + v"],
  form({ delta }, on) {
    const change = quotient("epsilon", "np.sqrt(self.delta + self.r)", delta);
    const body = `    def __init__(self):
        self.r = np.zeros(${lengthOf(on)})
        self.v = np.zeros(${lengthOf(on)})

    def step(self, problem, theta, epsilon):
        g = problem.gradient(theta + self.momentum * self.v)
        self.r = self.decay * self.r + (1 - self.decay) * g * g
        self.v = self.momentum * self.v - ${change.text} * g
        return theta + self.v
`;
    return { body, needs: change.needs };
  },
  torch: {
    own: {
      differs: `torch.optim.RMSprop with momentum does not look ahead: it takes the gradient at θ. It also adds its eps outside the root,
where the book's δ stands inside. This class is the book's.`,
      ahead: `v = state.setdefault("v", torch.zeros_like(p))
state["theta"] = p.clone()
p.add_(group["momentum"] * v)
`,
      update: `r, v = state.setdefault("r", torch.zeros_like(p)), state["v"]
r.mul_(group["decay"]).add_((1 - group["decay"]) * p.grad * p.grad)
v.mul_(group["momentum"]).sub_(group["lr"] / torch.sqrt(group["delta"] + r) * p.grad)
p.copy_(state["theta"] + v)
`,
    },
  },
};
