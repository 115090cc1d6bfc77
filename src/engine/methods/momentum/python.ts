import { float } from "../../python/literal.ts";
import { lengthOf, type PythonMethod } from "../../python/method.ts";

export const python: PythonMethod = {
  className: "Momentum",
  rule: ["v ← αv − εg", "θ ← θ + v"],
  form: (_, on) => ({
    body: `    def __init__(self):
        self.v = np.zeros(${lengthOf(on)})

    def step(self, problem, theta, epsilon):
        g = problem.gradient(theta)
        self.v = self.momentum * self.v - epsilon * g
        return theta + self.v
`,
  }),
  torch: {
    builtIn: ({ momentum }, scheduled) =>
      scheduled
        ? null
        : {
            make: (parameters) =>
              `torch.optim.SGD(${parameters}, lr=LEARNING_RATE, momentum=${float(momentum as number)})`,
            note: `torch.optim.SGD keeps −v/ε where the book keeps the velocity v. At a constant learning rate both walk the same path;
under a schedule they would part.`,
          },
    own: {
      differs: `torch.optim.SGD keeps −v/ε where the book keeps the velocity v. Under a schedule its velocity is rescaled by every new
learning rate, and its path is another one. This class keeps v.`,
      update: `v = state.setdefault("v", torch.zeros_like(p))
v.mul_(group["momentum"]).sub_(group["lr"] * p.grad)
p.add_(v)
`,
    },
  },
};
