import { searching } from "../../python/line-search.ts";
import type { PythonMethod } from "../../python/method.ts";

export const python: PythonMethod = {
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
