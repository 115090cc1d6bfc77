import type { PythonSurface } from "./surface.ts";

export const booth: PythonSurface = {
  id: "booth",
  className: "Booth",
  formula: "(x + 2y − 7)² + (2x + y − 5)²",
  quadratic: true,
  value: `    def value(self, theta):
        x, y = theta
        p = x + 2 * y - 7
        q = 2 * x + y - 5
        return p * p + q * q
`,
  gradient: `    def gradient(self, theta):
        x, y = theta
        p = x + 2 * y - 7
        q = 2 * x + y - 5
        return np.array([2 * p + 4 * q, 4 * p + 2 * q])
`,
  hessian: `    def hessian(self, theta):
        return np.array([[10.0, 8.0], [8.0, 10.0]])
`,
};
