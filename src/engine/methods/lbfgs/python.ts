import type { ParameterValues } from "../../core/types.ts";
import { balanced, hasCurvature } from "../../python/curvature-pair.ts";
import { searching } from "../../python/line-search.ts";
import type { PythonMethod } from "../../python/method.ts";

const body = ({ initial }: ParameterValues) => `    def __init__(self):
        super().__init__()
        self.pairs = deque(maxlen=self.history)  # The latest s, y and sᵀy.

    def direction(self):
        """−M g by the two loops over the pairs (Nocedal & Wright, algorithm 7.4)."""
        d, alphas = self.g, []
        for s, y, sy in reversed(self.pairs):
            alphas.append(dot(s, d) / sy)
            d = d - alphas[-1] * y
${
  initial === "scaled"
    ? `        if self.pairs:
            s, y, sy = self.pairs[-1]
            d = d * (sy / dot(y, y))
`
    : ""
}        for (s, y, sy), alpha in zip(self.pairs, reversed(alphas)):
            d = d + (alpha - dot(y, d) / sy) * s
        return -d

    def step(self, problem, theta):
        if not self.prepare(problem, theta):
            return theta
        before, g_before = theta, self.g
        theta, moved = self.search_along(problem, theta, self.direction())
        if not moved or self.fallback:
            self.pairs.clear()  # Rounding has spoiled pairs whose direction climbs or leads nowhere.
        s, y = balanced(theta - before, self.g - g_before)
        if moved and has_curvature(s, y):
            self.pairs.append((s, y, dot(s, y)))
        return theta
`;

export const python: PythonMethod = {
  className: "LBFGS",
  rule: ["d ← −M g, M made of the latest steps and changes of g", "ε* ← argmin J(θ + εd)", "θ ← θ + ε* d"],
  form: (params) => searching(params.lineSearch, 0.9, body(params), [balanced, hasCurvature]),
  torch: {
    own: {
      differs: `torch.optim.LBFGS makes up to 20 updates in a step(), begins every two-loop recursion with a scaled identity, and has a line
search of its own ("strong_wolfe") or none. So the lane's algorithm stands here.`,
    },
  },
};
