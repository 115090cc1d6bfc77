import type { ParameterValue, ParameterValues } from "../../core/types.ts";
import { searching } from "../../python/line-search.ts";
import { lengthOf, type NumpyForm, type PythonMethod } from "../../python/method.ts";
import type { Ground } from "../../python/piece.ts";
import { uniform } from "../../python/random.ts";

/** How the coordinate is chosen before anything is asked; null for the greedy order, which asks for g first. */
function choiceOf(
  order: ParameterValue | undefined,
  n: string,
): { readonly begin: string; readonly next: string } | null {
  if (order === "greedy") return null;
  if (order === "cyclic") return { begin: "self.i = -1", next: `self.i = (self.i + 1) % ${n}` };
  return {
    begin: "self.i, self.k = -1, 0  # k counts updates.",
    next: `self.i, self.k = int(uniform(self.k) * ${n}), self.k + 1`,
  };
}

/** A gradient step in one coordinate. */
function gradientForm({ order }: ParameterValues, on: Ground): NumpyForm {
  const choice = choiceOf(order, lengthOf(on));
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

/** The minimum along one coordinate, by a search or, where a surface has one, by its own formula. */
function exactForm({ order }: ParameterValues, on: Ground): NumpyForm {
  const n = lengthOf(on);
  const choice = choiceOf(order, n);
  const hasFormula = on === "surface";
  const toFormula = hasFormula
    ? `        formula = getattr(problem, "coordinate_minimizer", None)
        if formula:
            return self.to_formula(theta, formula(theta, self.i))
`
    : "";
  const body = `    def __init__(self):
        super().__init__()
        ${choice ? choice.begin : "self.i = -1"}

    def forget(self):
        super().forget()
        self.still = np.zeros(${n}, bool)  # Coordinates with nothing lower found since θ moved last.
${
  hasFormula
    ? `
    def to_formula(self, theta, minimizer):
        if minimizer == theta[self.i]:
            self.still[self.i] = True
            return theta
        theta = theta.copy()
        theta[self.i] = minimizer
        self.known = False
        self.still[:] = False
        return theta
`
    : ""
}
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
        d = np.zeros(${n})
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

export const python: PythonMethod = {
  className: "CoordinateDescent",
  rule: ["θᵢ ← argmin J along coordinate i, or a gradient step along it"],
  form: (params, on) => (params.inner === "exact" ? exactForm(params, on) : gradientForm(params, on)),
};
