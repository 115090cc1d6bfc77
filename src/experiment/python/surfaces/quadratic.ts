import type { PythonSurface } from "./surface.ts";

export const quadratic: PythonSurface = {
  id: "quadratic",
  className: "Quadratic",
  formula: "½ (u² + κ v²), where (u, v) are the coordinates turned by the angle",
  quadratic: true,
  value: `    def turned(self, theta):
        x, y = theta
        turn = math.radians(self.angle)
        c, s = math.cos(turn), math.sin(turn)
        return x * c + y * s, y * c - x * s, c, s

    def value(self, theta):
        u, v, _, _ = self.turned(theta)
        return 0.5 * (u * u + self.condition * v * v)
`,
  gradient: `    def gradient(self, theta):
        u, v, c, s = self.turned(theta)
        push = self.condition * v
        return np.array([u * c - push * s, u * s + push * c])
`,
  hessian: `    def hessian(self, theta):
        _, _, c, s = self.turned(theta)
        xx = c * c + self.condition * s * s
        xy = (1 - self.condition) * c * s
        yy = s * s + self.condition * c * c
        return np.array([[xx, xy], [xy, yy]])
`,
};
