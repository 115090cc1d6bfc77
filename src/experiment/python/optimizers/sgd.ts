import type { PythonOptimizer } from "./optimizer.ts";

export const sgd: PythonOptimizer = {
  id: "sgd",
  className: "SGD",
  rule: ["θ ← θ − ε g"],
  form: () => ({
    body: `    def step(self, problem, theta, epsilon):
        g = problem.gradient(theta)
        return theta - epsilon * g
`,
  }),
  torch: {
    builtIn: () => ({
      make: (parameters) => `torch.optim.SGD(${parameters}, lr=LEARNING_RATE)`,
      note: "torch.optim.SGD without momentum is the lane's rule.",
    }),
  },
};
