import { erf } from "../elementary.ts";
import type { PythonSurface } from "./surface.ts";

export const sparseCoding: PythonSurface = {
  id: "sparse-coding",
  className: "SparseCoding",
  formula: "|h| + (t − wh)² + λw², with θ = (h, w), target t and weight decay λ",
  value: `    def value(self, theta):
        h, w = theta
        missing = self.target - w * h
        return abs(h) + missing * missing + self.weight_decay * w * w
`,
  gradient: `    # At the kink, h = 0, the derivative of |h| is taken as 0.
    def gradient(self, theta):
        h, w = theta
        missing = self.target - w * h
        return np.array([np.sign(h) - 2 * w * missing, 2 * (self.weight_decay * w - h * missing)])
`,
  hessian: `    def hessian(self, theta):
        h, w = theta
        mixed = 4 * w * h - 2 * self.target
        return np.array([[2 * w * w, mixed], [mixed, 2 * (h * h + self.weight_decay)]])
`,
  coordinateMinimizer: `    def coordinate_minimizer(self, theta, i):
        """The best h for this w, by soft thresholding, or the best w for this h."""
        h, w = theta
        if i == 0:
            pull = 2 * w * self.target
            return (pull - np.sign(pull)) / (2 * w * w) if not abs(pull) <= 1 else 0.0
        curvature = h * h + self.weight_decay
        return self.target * h / curvature if curvature != 0 else w
`,
  blurred: {
    needs: [erf],
    value: `    # |h| becomes h erf(h/(σ√2)) + σ √(2/π) e^(−h²/(2σ²)), and w²h² becomes (w² + σ²)(h² + σ²).
    coordinate_minimizer = None  # No closed formula any more.

    def __init__(self, sigma):
        self.sigma = sigma

    def peak(self, h):
        return math.sqrt(2 / math.pi) * xp.exp(-0.5 * (h / self.sigma) * (h / self.sigma))

    def value(self, theta):
        h, w = theta
        s2 = self.sigma * self.sigma
        missing = self.target - w * h
        size = h * erf(h / (self.sigma * math.sqrt(2))) + self.sigma * self.peak(h)
        return size + missing * missing + s2 * (w * w + h * h + s2) + self.weight_decay * (w * w + s2)
`,
    gradient: `    def gradient(self, theta):
        h, w = theta
        s2 = self.sigma * self.sigma
        missing = self.target - w * h
        slope = erf(h / (self.sigma * math.sqrt(2)))
        return np.array([slope - 2 * w * missing + 2 * s2 * h, 2 * (self.weight_decay * w - h * missing + s2 * w)])
`,
    hessian: `    def hessian(self, theta):
        h, w = theta
        s2 = self.sigma * self.sigma
        mixed = 4 * w * h - 2 * self.target
        bend = self.peak(h) / self.sigma + 2 * (w * w + s2)
        return np.array([[bend, mixed], [mixed, 2 * (h * h + s2 + self.weight_decay)]])
`,
  },
};
