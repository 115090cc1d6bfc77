import { eigen, times } from "../vectors.ts";
import { damped } from "./damping.ts";
import type { PythonOptimizer } from "./optimizer.ts";

export const saddleFreeNewton: PythonOptimizer = {
  id: "saddle-free-newton",
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
