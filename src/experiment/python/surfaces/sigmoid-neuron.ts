import { normalMean, sigmoid } from "../elementary.ts";
import type { PythonSurface } from "./surface.ts";

export const sigmoidNeuron: PythonSurface = {
  id: "sigmoid-neuron",
  className: "SigmoidNeuron",
  formula: "Σ (σ(w xᵢ + b) − tᵢ)² over five points, with θ = (w, b)",
  needs: [sigmoid],
  value: `    examples = [(-2.0, 0.1), (-1.0, 0.2), (0.0, 0.6), (1.0, 0.75), (2.0, 0.9)]

    def value(self, theta):
        w, b = theta
        total = 0.0
        for x, t in self.examples:
            error = sigmoid(w * x + b) - t
            total = total + error * error
        return total
`,
  gradient: `    def gradient(self, theta):
        w, b = theta
        g = np.zeros(2)
        for x, t in self.examples:
            s = sigmoid(w * x + b)
            push = 2 * (s - t) * s * (1 - s)
            g += np.array([push * x, push])
        return g
`,
  hessian: `    def hessian(self, theta):
        w, b = theta
        h = np.zeros((2, 2))
        for x, t in self.examples:
            s = sigmoid(w * x + b)
            d = s * (1 - s)
            curvature = 2 * d * (d + (s - t) * (1 - 2 * s))
            h += np.array([[curvature * x * x, curvature * x], [curvature * x, curvature]])
        return h
`,
  blurred: {
    needs: [normalMean],
    value: `    # Blurred, each argument w xᵢ + b is normal with the deviation σ √(xᵢ² + 1): one integral for each example.
    def __init__(self, sigma):
        self.terms = []
        for x, t in self.examples:
            deviation = sigma * math.sqrt(x * x + 1)
            self.terms.append((x, t, deviation, normal_rule(0.9 * math.pi / deviation)))

    def value(self, theta):
        w, b = theta
        return sum(
            normal_mean(rule, w * x + b, deviation, lambda h: (sigmoid(h) - t) * (sigmoid(h) - t))
            for x, t, deviation, rule in self.terms
        )
`,
    gradient: `    def gradient(self, theta):
        w, b = theta
        g = np.zeros(2)
        for x, t, deviation, rule in self.terms:

            def slope(h):
                s = sigmoid(h)
                return 2 * (s - t) * s * (1 - s)

            g += normal_mean(rule, w * x + b, deviation, slope) * np.array([x, 1.0])
        return g
`,
    hessian: `    def hessian(self, theta):
        w, b = theta
        h = np.zeros((2, 2))
        for x, t, deviation, rule in self.terms:

            def curvature(h):
                s = sigmoid(h)
                d = s * (1 - s)
                return 2 * d * (d + (s - t) * (1 - 2 * s))

            h += normal_mean(rule, w * x + b, deviation, curvature) * np.array([[x * x, x], [x, 1.0]])
        return h
`,
  },
};
