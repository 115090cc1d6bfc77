import { turns } from "../elementary.ts";
import type { PythonSurface } from "./surface.ts";

export const ackley: PythonSurface = {
  id: "ackley",
  className: "Ackley",
  formula: "−20 exp(−0.2 √(½(x² + y²))) − exp(½(cos 2πx + cos 2πy)) + e + 20",
  needs: turns,
  value: `    def value(self, theta):
        x, y = theta
        square = 0.5 * (x * x + y * y)
        r = xp.sqrt(square) if square > 0 else square  # At the tip of the cone the slope counts as 0.
        bumps = xp.exp(0.5 * (cos_turns(x) + cos_turns(y)))
        return 20 - 20 * xp.exp(-0.2 * r) + (math.e - bumps)
`,
  gradient: `    def gradient(self, theta):
        x, y = theta
        r = np.sqrt(0.5 * (x * x + y * y))
        bumps = np.exp(0.5 * (cos_turns(x) + cos_turns(y)))
        slope = 0.1 * (20 * np.exp(-0.2 * r)) / r if r > 0 else 0.0
        return slope * theta + math.pi * bumps * sin_turns(theta)
`,
  hessian: `    def hessian(self, theta):
        x, y = theta
        r = np.sqrt(0.5 * (x * x + y * y))
        (cos_x, cos_y), (sin_x, sin_y) = cos_turns(theta), sin_turns(theta)
        bumps = math.pi * math.pi * np.exp(0.5 * (cos_x + cos_y))
        slope = 2 * np.exp(-0.2 * r) / r if r > 0 else 0.0
        bend = slope * (0.2 + 1 / r) / (2 * r) if r > 0 else 0.0
        xx = slope - bend * x * x + bumps * (2 * cos_x - sin_x * sin_x)
        xy = -bend * x * y - bumps * sin_x * sin_y
        yy = slope - bend * y * y + bumps * (2 * cos_y - sin_y * sin_y)
        return np.array([[xx, xy], [xy, yy]])
`,
  blurred: {
    value: `    # The bumps factor into cosine series, Σ Iₖ(½) cos 2πkx, whose k-th terms the blur weakens by e^(−2π²σ²k²).
    # The cone is a mixture of Gaussians, 0.1/√π ∫ t^(−3/2) e^(−0.01/t) e^(−t r²) dt, each of which has a closed blur.
    def __init__(self, sigma):
        def bessel(k):
            return sum(0.25 ** (2 * m + k) / (math.factorial(m) * math.factorial(m + k)) for m in range(20))

        self.k = xp.arange(13)
        weakened = xp.exp(-2 * math.pi**2 * sigma**2 * self.k * self.k)
        self.harmonics = xp.asarray([(1 if k == 0 else 2) * bessel(k) for k in range(13)]) * weakened
        count = max(1, math.ceil((min(74, 26 - math.log(sigma**2) if sigma**2 > 0 else 74) + 8.4) / 0.2))
        u = -8.4 + 0.2 * xp.arange(count)
        t = xp.exp(u)
        spread = 1 + sigma**2 * t
        self.amplitudes = 20 * 0.2 * 0.1 / math.sqrt(math.pi) * xp.exp(-0.5 * u - 0.01 / t) / spread
        self.sharpnesses = t / spread

    def bumps(self, x):
        return xp.sum(self.harmonics * cos_turns(self.k * x))

    def value(self, theta):
        x, y = theta
        cone = xp.sum(self.amplitudes * xp.exp(-self.sharpnesses * (0.5 * (x * x + y * y))))
        return 20 - cone + (math.e - self.bumps(x) * self.bumps(y))
`,
    gradient: `    def bump_derivatives(self, x):
        k = 2 * math.pi * self.k
        slope = -np.sum(self.harmonics * k * sin_turns(self.k * x))
        return slope, -np.sum(self.harmonics * k * k * cos_turns(self.k * x))

    def cone_derivatives(self, theta):
        """The first two derivatives of the cone by r²/2."""
        part = self.amplitudes * np.exp(-self.sharpnesses * (0.5 * (theta[0] * theta[0] + theta[1] * theta[1])))
        return -np.sum(part * self.sharpnesses), np.sum(part * self.sharpnesses * self.sharpnesses)

    def gradient(self, theta):
        x, y = theta
        slope, _ = self.cone_derivatives(theta)
        dx, dy = self.bump_derivatives(x)[0] * self.bumps(y), self.bumps(x) * self.bump_derivatives(y)[0]
        return np.array([-slope * x - dx, -slope * y - dy])
`,
    hessian: `    def hessian(self, theta):
        x, y = theta
        slope, bend = self.cone_derivatives(theta)
        (dx, dxx), (dy, dyy) = self.bump_derivatives(x), self.bump_derivatives(y)
        xy = -bend * x * y - dx * dy
        xx = -slope - bend * x * x - dxx * self.bumps(y)
        yy = -slope - bend * y * y - self.bumps(x) * dyy
        return np.array([[xx, xy], [xy, yy]])
`,
  },
};
