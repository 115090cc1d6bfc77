import type { PythonSurface } from "./surface.ts";

export const saddle: PythonSurface = {
  id: "saddle",
  className: "Saddle",
  formula: "x² − y²",
  quadratic: true,
  value: `    def value(self, theta):
        x, y = theta
        return x * x - y * y
`,
  gradient: `    def gradient(self, theta):
        x, y = theta
        return np.array([2 * x, -2 * y])
`,
  hessian: `    def hessian(self, theta):
        return np.array([[2.0, 0.0], [0.0, -2.0]])
`,
};
