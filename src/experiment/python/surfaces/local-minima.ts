import type { PythonSurface } from "./surface.ts";

export const localMinima: PythonSurface = {
  id: "local-minima",
  className: "FiveWells",
  formula: "0.03 (x² + y²) − Σ Aᵢ exp(−½ sᵢ ((x − xᵢ)² + (y − yᵢ)²))",
  value: `    bowl = 0.06
    floor = 0.0
    wells = [  # x, y, depth, sharpness
        (-2.3, 1.4, 1.1, 2.0),
        (0.1, -0.2, 0.7, 2.8),
        (2.1, 1.5, 1.5, 1.8),
        (2.3, -1.5, 2.2, 2.0),
        (-1.7, -1.6, 1.4, 2.4),
    ]

    def offsets(self, theta):
        """For each well: how far θ is from it, its sharpness, and its depth at θ."""
        x, y = theta
        for well_x, well_y, depth, sharpness in self.wells:
            dx, dy = x - well_x, y - well_y
            yield dx, dy, sharpness, depth * xp.exp(-0.5 * sharpness * (dx * dx + dy * dy))

    def value(self, theta):
        x, y = theta
        total = self.floor + 0.5 * self.bowl * (x * x + y * y)
        for _, _, _, depth in self.offsets(theta):
            total = total - depth
        return total
`,
  gradient: `    def gradient(self, theta):
        g = self.bowl * theta
        for dx, dy, sharpness, depth in self.offsets(theta):
            g += np.array([depth * sharpness * dx, depth * sharpness * dy])
        return g
`,
  hessian: `    def hessian(self, theta):
        h = self.bowl * np.eye(2)
        for dx, dy, sharpness, depth in self.offsets(theta):
            pull = depth * sharpness
            xx, yy = pull * (1 - sharpness * dx * dx), pull * (1 - sharpness * dy * dy)
            xy = -pull * sharpness * dx * dy
            h += np.array([[xx, xy], [xy, yy]])
        return h
`,
  blurred: {
    value: `    # A blurred well is a wider and shallower well; the bowl's bend lifts everything.
    def __init__(self, sigma):
        self.floor = self.bowl * sigma * sigma
        spreads = [1 + sharpness * sigma * sigma for _, _, _, sharpness in self.wells]
        self.wells = [
            (x, y, depth / spread, sharpness / spread)
            for (x, y, depth, sharpness), spread in zip(self.wells, spreads)
        ]
`,
  },
};
