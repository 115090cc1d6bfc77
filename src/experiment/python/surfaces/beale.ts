import type { PythonSurface } from "./surface.ts";

export const beale: PythonSurface = {
  id: "beale",
  className: "Beale",
  formula: "(1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²",
  value: `    def value(self, theta):
        x, y = theta
        yy = y * y
        p = 1.5 + x * (y - 1)
        q = 2.25 + x * (yy - 1)
        r = 2.625 + x * (yy * y - 1)
        return p * p + q * q + r * r
`,
  gradient: `    def gradient(self, theta):
        x, y = theta
        yy = y * y
        px, qx, rx = y - 1, yy - 1, yy * y - 1
        p = 1.5 + x * px
        q = 2.25 + x * qx
        r = 2.625 + x * rx
        return np.array([2 * (p * px + q * qx + r * rx), 2 * x * (p + 2 * y * q + 3 * yy * r)])
`,
  hessian: `    def hessian(self, theta):
        x, y = theta
        yy = y * y
        px, qx, rx = y - 1, yy - 1, yy * y - 1
        q = 2.25 + x * qx
        r = 2.625 + x * rx
        xx = 2 * (px * px + qx * qx + rx * rx)
        xy = 2 * (1.5 + 2 * x * px + 2 * y * (q + x * qx) + 3 * yy * (r + x * rx))
        yy = 2 * x * (x + 4 * x * yy + 2 * q + 9 * x * yy * yy + 6 * y * r)
        return np.array([[xx, xy], [xy, yy]])
`,
};
