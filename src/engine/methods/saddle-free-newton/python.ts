import { damped } from "../../python/damping.ts";
import type { PythonMethod } from "../../python/method.ts";
import { eigen, times } from "../../python/vectors.ts";

export const python: PythonMethod = {
  className: "SaddleFreeNewton",
  rule: ["H = Q diag(λ) Qᵀ", "θ ← θ − ε Q diag(|λ| + α)⁻¹ Qᵀ g, where α is the damping"],
  form: ({ dampingRule }) =>
    dampingRule === "adaptive"
      ? damped("np.abs(eigenvalues)")
      : {
          body: `    def step(self, problem, theta, epsilon):
        g = problem.gradient(theta)
        if not np.any(g):
            return theta  # At rest, though H may be singular.
        eigenvalues, Q = eigen(problem.hessian(theta))
        return theta - epsilon * times(Q, times(Q.T, g) / (np.abs(eigenvalues) + self.damping))
`,
          needs: [times, eigen],
        },
};
