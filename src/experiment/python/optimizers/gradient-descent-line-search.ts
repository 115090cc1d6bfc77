import { searching } from "../line-search.ts";
import type { PythonOptimizer } from "./optimizer.ts";

export const gradientDescentLineSearch: PythonOptimizer = {
  id: "gradient-descent-line-search",
  className: "SteepestDescent",
  rule: ["ε* ← argmin J(θ − εg)", "θ ← θ − ε* g"],
  form: ({ lineSearch }) =>
    searching(
      lineSearch,
      0.1,
      `    def step(self, problem, theta):
        if not self.prepare(problem, theta):
            return theta
        theta, _ = self.search_along(problem, theta, -self.g)
        return theta
`,
    ),
};
