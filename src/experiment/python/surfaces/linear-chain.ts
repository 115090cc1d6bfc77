import type { PythonSurface } from "./surface.ts";

export const linearChain: PythonSurface = {
  id: "linear-chain",
  className: "LinearChain",
  formula: "½ (1 − xᵃ yᵇ)², where a = ⌈depth/2⌉ and b = ⌊depth/2⌋",
  value: `    def powers(self):
        return (self.depth + 1) // 2, self.depth // 2

    def value(self, theta):
        x, y = theta
        a, b = self.powers()
        missing = 1 - x**a * y**b
        return 0.5 * missing * missing
`,
  gradient: `    def factors(self, theta):
        """xᵃ and yᵇ, each with its first two derivatives."""
        return [
            (z**n, n * z ** max(n - 1, 0), n * (n - 1) * z ** max(n - 2, 0))
            for z, n in zip(theta, self.powers())
        ]

    def gradient(self, theta):
        (p, dp, _), (q, dq, _) = self.factors(theta)
        missing = 1 - p * q
        return np.array([-missing * (dp * q), -missing * (p * dq)])
`,
  hessian: `    def hessian(self, theta):
        (p, dp, ddp), (q, dq, ddq) = self.factors(theta)
        missing = 1 - p * q
        xx = dp * q * (dp * q) - missing * (ddp * q)
        xy = dp * q * (p * dq) - missing * (dp * dq)
        yy = p * dq * (p * dq) - missing * (p * ddq)
        return np.array([[xx, xy], [xy, yy]])
`,
  blurred: {
    value: `    # The square multiplied out: ½ − E[xᵃ] E[yᵇ] + ½ E[x²ᵃ] E[y²ᵇ].
    def __init__(self, sigma):
        self.sigma = sigma

    def moments(self, x, most):
        """E[(x + σz)ⁿ] for n = 0 … most."""
        m = [1.0 + 0 * x, x]
        for n in range(1, most):
            m.append(x * m[n] + n * self.sigma * self.sigma * m[n - 1])
        return m

    def value(self, theta):
        a, b = self.powers()
        of_x, of_y = self.moments(theta[0], 2 * a), self.moments(theta[1], 2 * b)
        return 0.5 + (0.5 * of_x[2 * a] * of_y[2 * b] - of_x[a] * of_y[b])
`,
    gradient: `    def mixed(self, theta, by_x, by_y):
        """A derivative; that of E[xⁿ] is n E[xⁿ⁻¹]."""
        a, b = self.powers()
        of_x, of_y = self.moments(theta[0], 2 * a), self.moments(theta[1], 2 * b)

        def derivative(m, n, order):
            return math.perm(n, order) * m[n - order] if order <= n else 0.0

        whole = 0.5 * derivative(of_x, 2 * a, by_x) * derivative(of_y, 2 * b, by_y)
        return whole - derivative(of_x, a, by_x) * derivative(of_y, b, by_y)

    def gradient(self, theta):
        return np.array([self.mixed(theta, 1, 0), self.mixed(theta, 0, 1)])
`,
    hessian: `    def hessian(self, theta):
        xy = self.mixed(theta, 1, 1)
        return np.array([[self.mixed(theta, 2, 0), xy], [xy, self.mixed(theta, 0, 2)]])
`,
  },
};
