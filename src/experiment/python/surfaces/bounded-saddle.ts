import type { PythonSurface } from "./surface.ts";

export const boundedSaddle: PythonSurface = {
  id: "bounded-saddle",
  className: "BoundedSaddle",
  formula: "½x² − ½y² + ¼y⁴",
  value: `    def value(self, theta):
        x, y = theta
        yy = y * y
        return 0.5 * x * x + yy * (0.25 * yy - 0.5)
`,
  gradient: `    def gradient(self, theta):
        x, y = theta
        return np.array([x, y * (y * y - 1)])
`,
  hessian: `    def hessian(self, theta):
        x, y = theta
        return np.array([[1.0, 0.0], [0.0, 3 * y * y - 1]])
`,
};
