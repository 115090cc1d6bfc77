import { sigmoid } from "../elementary.ts";
import type { PythonSurface } from "./surface.ts";

export const cliff: PythonSurface = {
  id: "cliff",
  className: "Cliff",
  formula: "(σ(h) − target)², where h ← x σ(h) + y as often as length says, from the initial state",
  needs: [sigmoid],
  value: `    def value(self, theta):
        x, y = theta
        h = 0 * x + self.initial
        for _ in range(self.length):
            h = x * sigmoid(h) + y
        error = sigmoid(h) - self.target
        return error * error
`,
  gradient: `    # The derivatives of h by x and y go through the recurrence with h; d and dd are σ′(h) and σ″(h).
    def gradient(self, theta):
        x, y = theta
        h, hx, hy = np.float64(self.initial), 0.0, 0.0
        for _ in range(self.length):
            s = sigmoid(h)
            xd = x * (s * (1 - s))
            hx = s + xd * hx
            hy = 1 + xd * hy
            h = x * s + y
        s = sigmoid(h)
        push = 2 * (s - self.target) * (s * (1 - s))
        return np.array([push * hx, push * hy])
`,
  hessian: `    def hessian(self, theta):
        x, y = theta
        h, hx, hy = np.float64(self.initial), 0.0, 0.0
        hxx, hxy, hyy = 0.0, 0.0, 0.0
        for _ in range(self.length):
            s = sigmoid(h)
            d = s * (1 - s)
            dd = d * (1 - 2 * s)
            hxx = 2 * d * hx + x * (dd * hx * hx + d * hxx)
            hxy = d * hy + x * (dd * hx * hy + d * hxy)
            hyy = x * (dd * hy * hy + d * hyy)
            hx = s + x * d * hx
            hy = 1 + x * d * hy
            h = x * s + y
        s = sigmoid(h)
        d = s * (1 - s)
        dd = d * (1 - 2 * s)
        twice = 2 * (s - self.target)
        xx = 2 * d * hx * (d * hx) + twice * (dd * hx * hx + d * hxx)
        xy = 2 * d * hx * (d * hy) + twice * (dd * hx * hy + d * hxy)
        yy = 2 * d * hy * (d * hy) + twice * (dd * hy * hy + d * hyy)
        return np.array([[xx, xy], [xy, yy]])
`,
};
