import type { PythonSurface } from "./surface.ts";

export const styblinskiTang: PythonSurface = {
  id: "styblinski-tang",
  className: "StyblinskiTang",
  formula: "½ (x⁴ − 16x² + 5x + y⁴ − 16y² + 5y)",
  value: `    def value(self, theta):
        x, y = theta
        xx, yy = x * x, y * y
        return 0.5 * (xx * (xx - 16) + 5 * x + (yy * (yy - 16) + 5 * y))
`,
  gradient: `    def gradient(self, theta):
        x, y = theta
        return np.array([x * (2 * (x * x) - 16) + 2.5, y * (2 * (y * y) - 16) + 2.5])
`,
  hessian: `    def hessian(self, theta):
        x, y = theta
        return np.array([[6 * x * x - 16, 0.0], [0.0, 6 * y * y - 16]])
`,
};
