import type { PythonSurface } from "./surface.ts";

export const coordinateExample: PythonSurface = {
  id: "coordinate-example",
  className: "CoordinateExample",
  formula: "(x − y)² + α (x² + y²)",
  quadratic: true,
  value: `    def value(self, theta):
        x, y = theta
        apart = x - y
        return apart * apart + self.alpha * (x * x + y * y)
`,
  gradient: `    def gradient(self, theta):
        x, y = theta
        apart = x - y
        return np.array([2 * (apart + self.alpha * x), 2 * (self.alpha * y - apart)])
`,
  hessian: `    def hessian(self, theta):
        bend = 2 + 2 * self.alpha
        return np.array([[bend, -2.0], [-2.0, bend]])
`,
};
