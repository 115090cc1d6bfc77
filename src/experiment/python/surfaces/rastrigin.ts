import { turns } from "../elementary.ts";
import type { PythonSurface } from "./surface.ts";

export const rastrigin: PythonSurface = {
  id: "rastrigin",
  className: "Rastrigin",
  formula: "20 + x² − 10 cos 2πx + y² − 10 cos 2πy",
  needs: turns,
  value: `    def value(self, theta):
        x, y = theta
        return x * x + y * y + 10 * (1 - cos_turns(x)) + 10 * (1 - cos_turns(y))
`,
  gradient: `    def gradient(self, theta):
        return 2 * theta + 20 * math.pi * sin_turns(theta)
`,
  hessian: `    def hessian(self, theta):
        return np.diag(2 + 40 * math.pi * math.pi * cos_turns(theta))
`,
  blurred: {
    value: `    # A blur lifts the bowl by 2σ² and weakens the cosines by e^(−2π²σ²).
    def __init__(self, sigma):
        self.rise = 20 + 2 * sigma * sigma
        self.left = math.exp(-2 * math.pi * math.pi * sigma * sigma)

    def value(self, theta):
        x, y = theta
        return x * x + y * y + (self.rise - 10 * self.left * (cos_turns(x) + cos_turns(y)))
`,
    gradient: `    def gradient(self, theta):
        return 2 * theta + 20 * math.pi * self.left * sin_turns(theta)
`,
    hessian: `    def hessian(self, theta):
        return np.diag(2 + 40 * math.pi * math.pi * self.left * cos_turns(theta))
`,
  },
};
