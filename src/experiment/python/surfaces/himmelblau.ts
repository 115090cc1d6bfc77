import type { PythonSurface } from "./surface.ts";

export const himmelblau: PythonSurface = {
  id: "himmelblau",
  className: "Himmelblau",
  formula: "(x² + y − 11)² + (x + y² − 7)²",
  value: `    def value(self, theta):
        x, y = theta
        p = x * x + y - 11
        q = x + y * y - 7
        return p * p + q * q
`,
  gradient: `    def gradient(self, theta):
        x, y = theta
        p = x * x + y - 11
        q = x + y * y - 7
        return np.array([4 * x * p + 2 * q, 2 * p + 4 * y * q])
`,
  hessian: `    def hessian(self, theta):
        x, y = theta
        xx = 4 * (x * x + y - 11) + 8 * x * x + 2
        xy = 4 * (x + y)
        yy = 4 * (x + y * y - 7) + 8 * y * y + 2
        return np.array([[xx, xy], [xy, yy]])
`,
};
