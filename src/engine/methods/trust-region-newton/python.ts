import type { PythonMethod } from "../../python/method.ts";
import type { Piece } from "../../python/piece.ts";
import { dot, eigen, times } from "../../python/vectors.ts";

const subproblem: Piece = {
  code: `def subproblem(g, eigenvalues, Q, radius):
    """The p of least gᵀp + ½pᵀHp within the radius, and its μ: p = −(H + μI)⁻¹g (Nocedal & Wright, algorithm 4.3)."""
    least, rest = max(0.0, -eigenvalues[0]), np.float64(0.0)  # μ is their sum.
    g_hat = times(Q.T, g)
    there = g_hat != 0
    for part, bend in zip(g_hat[there], eigenvalues[there]):
        rest = max(rest, abs(part) / radius - (bend + least))
    # 1/‖p‖ is nearly linear in μ, so Newton's iteration rises to the root.
    for _ in range(60):
        bends = (eigenvalues + least + rest)[there]
        parts = g_hat[there] / bends
        square, slope = np.sum(parts * parts), np.sum(parts * parts / bends)
        length = np.sqrt(square)
        new = rest + (length - radius) / radius * (square / slope)
        if not (length > radius and new > rest):
            break
        rest = new
    p = np.zeros(len(g))
    for j in np.flatnonzero(there):
        p = p + -g_hat[j] / (eigenvalues[j] + least + rest) * Q[:, j]
    room = radius * radius - dot(p, p)
    if least > 0 and rest == 0 and room > 0:
        # The hard case: the lowest eigenvector fills p up to the radius.
        along = dot(p, Q[:, 0])
        p = p + (-along + np.sqrt(along * along + room)) * Q[:, 0]
    return p, least + rest
`,
  needs: [dot, times, eigen],
};

export const python: PythonMethod = {
  className: "TrustRegionNewton",
  rule: ["p ← argmin gᵀp + ½pᵀHp within the radius Δ", "ρ ← (J(θ) − J(θ + p)) / (−gᵀp − ½pᵀHp)", "θ ← θ + p if ρ > 0"],
  form: () => ({
    body: `    def __init__(self):
        self.Delta = self.radius
        self.forget()

    def forget(self):
        """What is known of J at θ is void."""
        self.J = self.model = None

    def step(self, problem, theta):
        if self.model is None:
            # A step that was taken has left J of the new point.
            self.J = problem.value(theta) if self.J is None else self.J
            H = problem.hessian(theta)
            self.model = (problem.gradient(theta), H, *eigen(H))
        g, H, eigenvalues, Q = self.model
        if not np.all(np.isfinite(eigenvalues)):
            return np.full_like(theta, np.nan) if np.any(g) else theta
        self.Delta = min(self.Delta, self.max_radius)
        p, mu = subproblem(g, eigenvalues, Q, self.Delta)
        predicted = -dot(g, p) - 0.5 * dot(p, times(H, p))
        if not predicted > 0:
            return theta
        trial = theta + p
        value = problem.value(trial)
        # Where both changes drown in rounding the model is as good as J itself.
        rounding = 8 * np.finfo(float).eps * abs(self.J)
        drowned = predicted <= rounding and abs(self.J - value) <= rounding
        rho = 1.0 if drowned else (self.J - value) / predicted
        if not rho >= 0.25:
            self.Delta = 0.25 * np.sqrt(dot(p, p))
        elif rho > 0.75 and mu > 0:
            self.Delta = min(2 * self.Delta, self.max_radius)
        if not rho > 1e-4:
            return theta
        self.J, self.model = value, None
        return trial
`,
    needs: [subproblem],
    forgets: true,
  }),
};
