import { float } from "../../python/literal.ts";
import { lengthOf, type PythonMethod } from "../../python/method.ts";
import { DIVIDES_BY_ZERO, quotient } from "../../python/quotient.ts";

export const python: PythonMethod = {
  className: "AdaGrad",
  rule: ["r ← r + g⊙g", "θ ← θ − ε/(δ + √r) ⊙ g"],
  form({ delta }, on) {
    const change = quotient("-epsilon", "(self.delta + np.sqrt(self.r))", delta);
    const body = `    def __init__(self):
        self.r = np.zeros(${lengthOf(on)})

    def step(self, problem, theta, epsilon):
        g = problem.gradient(theta)
        self.r = self.r + g * g
        return theta + ${change.text} * g
`;
    return { body, needs: change.needs };
  },
  torch: {
    builtIn: ({ delta }) =>
      delta === 0
        ? null
        : {
            make: (parameters) => `torch.optim.Adagrad(${parameters}, lr=LEARNING_RATE, eps=${float(delta as number)})`,
            note: "torch.optim.Adagrad is the lane's rule; its default eps is 1e-10 where the book's δ is 1e-7.",
          },
    own: { differs: DIVIDES_BY_ZERO },
  },
};
