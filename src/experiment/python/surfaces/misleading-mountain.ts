import { normalMean, sigmoid } from "../elementary.ts";
import type { PythonSurface } from "./surface.ts";

export const misleadingMountain: PythonSurface = {
  id: "misleading-mountain",
  className: "MisleadingMountain",
  formula: "σ(2x) ½(x − 3)² + σ(−2x) + ¼y²",
  needs: [sigmoid],
  value: `    def ridge(self, x):
        """The part of J in x. 1 − σ(2x) stands for σ(−2x), whose slope far out autograd would lose."""
        right = sigmoid(2 * x)
        return right * (0.5 * (x - 3) * (x - 3)) + (1 - right)

    def value(self, theta):
        x, y = theta
        return self.ridge(x) + 0.25 * y * y
`,
  gradient: `    def ridge_slope(self, x):
        right, left = sigmoid(2 * x), sigmoid(-2 * x)
        bowl = 0.5 * (x - 3) * (x - 3)
        return 2 * right * left * (bowl - 1) + right * (x - 3)

    def gradient(self, theta):
        x, y = theta
        return np.array([self.ridge_slope(x), 0.5 * y])
`,
  hessian: `    def ridge_curvature(self, x):
        right, left = sigmoid(2 * x), sigmoid(-2 * x)
        bowl = 0.5 * (x - 3) * (x - 3)
        passing = 2 * right * left
        return 2 * passing * (left - right) * (bowl - 1) + 2 * passing * (x - 3) + right

    def hessian(self, theta):
        x, y = theta
        return np.array([[self.ridge_curvature(x), 0.0], [0.0, 0.5]])
`,
  blurred: {
    needs: [normalMean],
    value: `    # The part in x is an integral over the line, and ¼y² is lifted by ¼σ².
    def __init__(self, sigma):
        self.sigma = sigma
        self.rule = normal_rule(0.45 * math.pi / sigma)

    def value(self, theta):
        x, y = theta
        return normal_mean(self.rule, x, self.sigma, self.ridge) + 0.25 * (y * y + self.sigma * self.sigma)
`,
    gradient: `    def gradient(self, theta):
        x, y = theta
        return np.array([normal_mean(self.rule, x, self.sigma, self.ridge_slope), 0.5 * y])
`,
    hessian: `    def hessian(self, theta):
        x, y = theta
        return np.array([[normal_mean(self.rule, x, self.sigma, self.ridge_curvature), 0.0], [0.0, 0.5]])
`,
  },
};
