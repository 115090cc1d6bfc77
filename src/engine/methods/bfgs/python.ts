import { balanced, hasCurvature } from "../../python/curvature-pair.ts";
import { searching } from "../../python/line-search.ts";
import { lengthOf, type PythonMethod } from "../../python/method.ts";
import { positiveDefinite, times } from "../../python/vectors.ts";

const body = (n: string) => `    def __init__(self):
        super().__init__()
        self.M = np.eye(${n})  # The estimate of the inverse Hessian.

    def step(self, problem, theta):
        if not self.prepare(problem, theta):
            return theta
        before, g_before = theta, self.g
        theta, moved = self.search_along(problem, theta, -times(self.M, self.g))
        if not moved or self.fallback:
            self.M = np.eye(${n})  # Rounding has spoiled an M whose direction climbs or leads nowhere.
        if moved:
            self.learn(theta - before, self.g - g_before)
        return theta

    def learn(self, s, y):
        """M ← (I − syᵀ/sᵀy) M (I − ysᵀ/sᵀy) + ssᵀ/sᵀy, multiplied out."""
        s, y = balanced(s, y)
        if not has_curvature(s, y):
            return
        My, sy = times(self.M, y), dot(s, y)
        weight = (1 + dot(y, My) / sy) / sy
        M = self.M + np.outer(weight * s, s) - (np.outer(My, s) + np.outer(s, My)) / sy
        M = np.tril(M) + np.tril(M, -1).T
        # What is positive definite in theory need not be so after rounding.
        if positive_definite(M):
            self.M = M
`;

export const python: PythonMethod = {
  className: "BFGS",
  rule: [
    "d ← −M g, M being an estimate of the inverse Hessian",
    "ε* ← argmin J(θ + εd)",
    "θ ← θ + ε* d",
    "M learns from the step and the change of g",
  ],
  form: ({ lineSearch }, on) =>
    searching(lineSearch, 0.9, body(lengthOf(on)), [balanced, hasCurvature, times, positiveDefinite]),
};
