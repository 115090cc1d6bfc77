import type { PythonSurface } from "./surface.ts";

export const threeHumpCamel: PythonSurface = {
  id: "three-hump-camel",
  className: "ThreeHumpCamel",
  formula: "2x² − 1.05x⁴ + x⁶/6 + xy + y²",
  value: `    def value(self, theta):
        x, y = theta
        xx = x * x
        return xx * (2 + xx * (-1.05 + xx / 6)) + x * y + y * y
`,
  gradient: `    def gradient(self, theta):
        x, y = theta
        xx = x * x
        return np.array([x * (4 + xx * (-4.2 + xx)) + y, x + 2 * y])
`,
  hessian: `    def hessian(self, theta):
        x, y = theta
        xx = x * x
        return np.array([[4 + xx * (-12.6 + 5 * xx), 1.0], [1.0, 2.0]])
`,
};
