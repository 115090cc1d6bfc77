import type { NumpyForm } from "./method.ts";
import type { Piece } from "./piece.ts";
import { dot, eigen, times } from "./vectors.ts";

/** The base class of the methods whose damping follows the gain ratio. */
const dampedMethod: Piece = {
  code: `class DampedMethod:
    """Adaptive damping μ (Nielsen 1999): θ ← θ − ε (B + μI)⁻¹g if that lowers J, where B has H's eigenvectors."""

    def __init__(self):
        self.mu, self.nu = None, 2.0
        self.forget()

    def forget(self):
        """What is known of J at θ is void."""
        self.J = self.model = None

    def step(self, problem, theta, epsilon):
        if self.model is None:
            # A step that was taken has left J of the new point.
            self.J = problem.value(theta) if self.J is None else self.J
            self.model = (problem.gradient(theta), *eigen(problem.hessian(theta)))
        g, eigenvalues, Q = self.model
        if not np.all(np.isfinite(eigenvalues)):
            return np.full_like(theta, np.nan) if np.any(g) else theta
        bends = self.bends(eigenvalues)
        largest = np.max(np.abs(eigenvalues))
        least = 1e-3 * largest if largest > 0 else 1.0
        if self.mu is None:
            self.mu = self.damping if self.damping > 0 else least
        while not np.min(bends) + self.mu > 0:
            self.mu = max(2 * self.mu, least)

        parts = times(Q.T, g) / (bends + self.mu)
        p = times(Q, parts)
        predicted = epsilon * (dot(g, p) - 0.5 * epsilon * np.sum(bends * parts * parts))
        if not predicted > 0:
            return theta
        trial = theta - epsilon * p
        value = problem.value(trial)
        # Where both changes drown in rounding the model is as good as J itself.
        rounding = 8 * np.finfo(float).eps * abs(self.J)
        drowned = predicted <= rounding and abs(self.J - value) <= rounding
        rho = 1.0 if drowned else (self.J - value) / predicted
        if rho > 0:
            miss = 2 * rho - 1
            self.J, self.model = value, None
            self.mu *= max(1 / 3, 1 - miss * miss * miss)
            self.nu = 2.0
            return trial
        self.mu *= self.nu
        self.nu *= 2
        return theta
`,
  needs: [dot, times, eigen],
};

/** A method whose damping follows the gain ratio, with B's eigenvalues as a Python expression in H's. */
export const damped = (bends: string): NumpyForm => ({
  base: "DampedMethod",
  body: `    def bends(self, eigenvalues):
        return ${bends}
`,
  needs: [dampedMethod],
  forgets: true,
});
