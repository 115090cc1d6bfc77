import type { ParameterValues } from "../../core/types.ts";
import { searching } from "../../python/line-search.ts";
import { lengthOf, type PythonMethod } from "../../python/method.ts";
import { powerOfTwo } from "../../python/vectors.ts";

const FORMULAS: Readonly<Record<string, string>> = {
  "fletcher-reeves": "dot(g, g) / dot(before, before)",
  "polak-ribiere": "(dot(g, g) - dot(g, before)) / dot(before, before)",
  "polak-ribiere-plus": "np.maximum(0, (dot(g, g) - dot(g, before)) / dot(before, before))",
  "hestenes-stiefel": "(dot(g, g) - dot(g, before)) / (dot(d, g) - dot(d, before))",
};

function body({ beta, restartEvery }: ParameterValues, n: string): string {
  const restart =
    restartEvery === 0
      ? "self.since_restart == 0"
      : "self.since_restart == 0 or self.since_restart >= self.restart_every";
  return `    def __init__(self):
        super().__init__()
        self.d = self.g_before = np.zeros(${n})

    def forget(self):
        super().forget()
        self.since_restart = 0  # β would set the new gradient against one of the old objective.

    def beta_of(self, g, before, d):
        largest = max(np.max(np.abs(g)), np.max(np.abs(before)))
        if 1e150 <= largest < np.inf:  # Products would overflow. β does not depend on the scale.
            divisor = power_of_two(largest)
            g, before, d = g / divisor, before / divisor, d / divisor
        beta = ${FORMULAS[beta as string]!}
        return beta if np.isfinite(beta) else 0.0

    def step(self, problem, theta):
        if not self.prepare(problem, theta):
            return theta
        beta = self.beta_of(self.g, self.g_before, self.d)
        if ${restart}:
            beta, self.since_restart = 0.0, 0
        self.g_before = self.g
        theta, moved = self.search_along(problem, theta, beta * self.d - self.g)
        self.since_restart = 0 if not moved else 1 if self.fallback else self.since_restart + 1
        return theta
`;
}

export const python: PythonMethod = {
  className: "ConjugateGradients",
  rule: ["d ← −g + βd, with β from g and the gradient before", "ε* ← argmin J(θ + εd)", "θ ← θ + ε* d"],
  form: (params, on) => searching(params.lineSearch, 0.2, body(params, lengthOf(on)), [powerOfTwo]),
};
