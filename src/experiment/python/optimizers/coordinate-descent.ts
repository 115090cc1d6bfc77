import type { ParameterValues } from "../../../engine/core/types.ts";
import { searching } from "../line-search.ts";
import { uniform } from "../random.ts";
import type { NumpyForm, PythonOptimizer } from "./optimizer.ts";

/** How the coordinate is chosen before anything is asked; null for the greedy order, which asks for g first. */
const CHOICES: Readonly<Record<string, { readonly begin: string; readonly next: string } | null>> = {
  cyclic: { begin: "self.i = -1", next: "self.i = (self.i + 1) % 2" },
  random: {
    begin: "self.i, self.k = -1, 0  # k counts updates.",
    next: "self.i, self.k = int(uniform(self.k) * 2), self.k + 1",
  },
  greedy: null,
};

/** A gradient step in one coordinate. */
function gradientForm({ order }: ParameterValues): NumpyForm {
  const choice = CHOICES[order as string];
  return {
    body: `${choice ? `    def __init__(self):\n        ${choice.begin}\n\n` : ""}    def step(self, problem, theta, epsilon):
        g = problem.gradient(theta)
        ${choice ? choice.next : "self.i = np.argmax(np.abs(g))"}
        theta = theta.copy()
        theta[self.i] -= epsilon * g[self.i]
        return theta
`,
    needs: order === "random" ? [uniform] : [],
  };
}

/** The minimum along one coordinate, by the problem's own formula or a search. */
function exactForm({ order }: ParameterValues): NumpyForm {
  const choice = CHOICES[order as string];
  const toFormula = `        formula = getattr(problem, "coordinate_minimizer", None)
        if formula:
            return self.to_formula(theta, formula(theta, self.i))
`;
  const body = `    def __init__(self):
        super().__init__()
        ${choice ? choice.begin : "self.i = -1"}

    def forget(self):
        super().forget()
        self.still = np.zeros(2, bool)  # Coordinates along which nothing lower has been found since θ moved last.

    def to_formula(self, theta, minimizer):
        if minimizer == theta[self.i]:
            self.still[self.i] = True
            return theta
        theta = theta.copy()
        theta[self.i] = minimizer
        self.known = False
        self.still[:] = False
        return theta

    def step(self, problem, theta):
${choice ? `        ${choice.next}\n${toFormula}` : ""}        searched = self.stalled = ${choice ? "bool(self.still[self.i])" : "bool(np.all(self.still))"}
        if not self.prepare(problem, theta):
            return theta
        if searched:
            self.still[:] = False
${
  choice
    ? ""
    : `        # The coordinate with the largest derivative.
        self.i = np.argmax(np.where(self.still, -1.0, np.abs(self.g)))
${toFormula}`
}        if self.g[self.i] == 0:
            self.still[self.i] = True
            return theta
        d = np.zeros(2)
        d[self.i] = -self.g[self.i]
        theta, moved = self.search_along(problem, theta, d)
        if moved:
            self.still[:] = False
        else:
            self.still[self.i] = True
        return theta
`;
  return searching("exact", null, body, order === "random" ? [uniform] : []);
}

export const coordinateDescent: PythonOptimizer = {
  id: "coordinate-descent",
  className: "CoordinateDescent",
  rule: ["θᵢ ← argmin J along coordinate i, or a gradient step along it"],
  form: (params) => (params.inner === "exact" ? exactForm(params) : gradientForm(params)),
};
