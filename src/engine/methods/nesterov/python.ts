import { float } from "../../python/literal.ts";
import { lengthOf, type PythonMethod } from "../../python/method.ts";

export const python: PythonMethod = {
  className: "Nesterov",
  rule: ["g ← ∇J(θ + αv)", "v ← αv − εg", "θ ← θ + v"],
  form: (_, on) => ({
    body: `    def __init__(self):
        self.v = np.zeros(${lengthOf(on)})

    def step(self, problem, theta, epsilon):
        g = problem.gradient(theta + self.momentum * self.v)
        self.v = self.momentum * self.v - epsilon * g
        return theta + self.v
`,
  }),
  torch: {
    builtIn({ momentum }, scheduled) {
      // PyTorch refuses Nesterov without momentum.
      if (scheduled || momentum === 0) return null;
      const alpha = float(momentum as number);
      return {
        make: (parameters) => `torch.optim.SGD(${parameters}, lr=LEARNING_RATE, momentum=${alpha}, nesterov=True)`,
        note: `torch.optim.SGD's parameter is the look-ahead point θ + αv, and its buffer is −v/ε. The lane's point is θ itself, which is
worked out from the two below. Under a schedule the paths would part.`,
        toPoint: `LEARNING_RATE * ${alpha} * optimizer.state[theta].get("momentum_buffer", torch.zeros(2))`,
      };
    },
    own: {
      differs: `torch.optim.SGD(nesterov=True) keeps the look-ahead point θ + αv as its parameter and −v/ε as its buffer, which agrees at a
constant learning rate and a positive momentum only. This class keeps θ and v.`,
      ahead: `v = state.setdefault("v", torch.zeros_like(p))
state["theta"] = p.clone()
p.add_(group["momentum"] * v)
`,
      update: `v = state["v"]
v.mul_(group["momentum"]).sub_(group["lr"] * p.grad)
p.copy_(state["theta"] + v)
`,
    },
  },
};
