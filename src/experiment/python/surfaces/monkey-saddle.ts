import type { PythonSurface } from "./surface.ts";

export const monkeySaddle: PythonSurface = {
  id: "monkey-saddle",
  className: "MonkeySaddle",
  formula: "x³ − 3xy²",
  value: `    def value(self, theta):
        x, y = theta
        return x * (x * x - 3 * y * y)
`,
  gradient: `    def gradient(self, theta):
        x, y = theta
        return np.array([3 * (x * x - y * y), -6 * x * y])
`,
  hessian: `    def hessian(self, theta):
        x, y = theta
        return np.array([[6 * x, -6 * y], [-6 * y, -6 * x]])
`,
};
