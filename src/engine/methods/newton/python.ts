import { damped } from "../../python/damping.ts";
import type { PythonMethod } from "../../python/method.ts";
import { solve } from "../../python/vectors.ts";

export const python: PythonMethod = {
  className: "Newton",
  rule: ["θ ← θ − ε (H + αI)⁻¹ g, where α is the damping"],
  form: ({ dampingRule }) =>
    dampingRule === "adaptive"
      ? damped("eigenvalues")
      : {
          body: `    def step(self, problem, theta, epsilon):
        g = problem.gradient(theta)
        H = problem.hessian(theta)
        if not np.any(g):
            return theta  # At rest, though H may be singular.
        return theta - epsilon * solve(H + self.damping * np.eye(len(g)), g)
`,
          needs: [solve],
        },
};
