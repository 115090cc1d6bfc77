import type { PythonSurface } from "./surface.ts";

export const rosenbrock: PythonSurface = {
  id: "rosenbrock",
  className: "Rosenbrock",
  formula: "(a − x)² + b (y − x²)²",
  value: `    def value(self, theta):
        x, y = theta
        to_minimum = self.a - x
        off_floor = y - x * x
        return to_minimum * to_minimum + self.b * off_floor * off_floor
`,
  gradient: `    def gradient(self, theta):
        x, y = theta
        push = 2 * self.b * (y - x * x)
        return np.array([-2 * (self.a - x) - 2 * x * push, push])
`,
  hessian: `    def hessian(self, theta):
        x, y = theta
        xx = 2 + self.b * (12 * x * x - 4 * y)
        xy = -4 * self.b * x
        return np.array([[xx, xy], [xy, 2 * self.b]])
`,
};
