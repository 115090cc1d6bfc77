import type { PythonSurface } from "./surface.ts";

export const sixHumpCamel: PythonSurface = {
  id: "six-hump-camel",
  className: "SixHumpCamel",
  formula: "(4 − 2.1x² + x⁴/3) x² + xy + (−4 + 4y²) y²",
  value: `    def value(self, theta):
        x, y = theta
        xx, yy = x * x, y * y
        return xx * (4 + xx * (-2.1 + xx / 3)) + x * y + yy * (-4 + 4 * yy)
`,
  gradient: `    def gradient(self, theta):
        x, y = theta
        xx, yy = x * x, y * y
        return np.array([x * (8 + xx * (-8.4 + 2 * xx)) + y, x + y * (-8 + 16 * yy)])
`,
  hessian: `    def hessian(self, theta):
        x, y = theta
        xx, yy = x * x, y * y
        return np.array([[8 + xx * (-25.2 + 10 * xx), 1.0], [1.0, -8 + 48 * yy]])
`,
};
