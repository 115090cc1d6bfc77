import type { PythonMethod } from "../../python/method.ts";

export const python: PythonMethod = {
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
