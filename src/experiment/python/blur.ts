import { zeros } from "../../engine/core/vector.ts";
import { float } from "../../engine/python/literal.ts";
import type { Piece } from "../../engine/python/piece.ts";
import { objectiveOf, type SurfaceProblem, surfaceOf } from "../../engine/surface-task.ts";
import type { PythonSurface } from "./surfaces/surface.ts";

/** The methods of a class that are wanted besides `value`. */
export type Derivatives = readonly ("gradient" | "hessian")[];

/** `Blurred(sigma)`: the Gaussian blur of a surface, made as the engine makes it. */
export function blurredClass(problem: SurfaceProblem, surface: PythonSurface, wanted: Derivatives): Piece {
  const declaration = surfaceOf(problem).surface;
  const head = (base: string, about: string) =>
    `class Blurred${base}:\n    """J blurred: E[J(θ + σz)], z ~ N(0, I)${about}."""\n\n`;
  const derivatives = (of: Readonly<Partial<Record<"gradient" | "hessian", string>>>) =>
    wanted.map((name) => (of[name] === undefined ? "" : `\n${of[name]}`)).join("");
  if (surface.quadratic)
    return { code: head(`(${surface.className})`, ", which for a quadratic is ½σ² tr H more") + raised(problem) };
  if (declaration.blurred && surface.blurred) {
    const { value, needs = [] } = surface.blurred;
    return { code: head(`(${surface.className})`, "") + value + derivatives(surface.blurred), needs };
  }
  if (declaration.degrees) {
    const nodes = declaration.degrees.map((degree) => Math.floor(degree / 2) + 1);
    const about = ", by Gauss–Hermite rules, which are exact for a polynomial";
    return { code: head("", about) + polynomial(surface.className, nodes) + derivatives(POLYNOMIAL_DERIVATIVES) };
  }
  const about = ", from J on a lattice, weighted by the normal density around θ";
  return { code: head("", about) + lattice(surface.className) + derivatives(LATTICE_DERIVATIVES) };
}

function raised(problem: SurfaceProblem): string {
  const hessian = zeros(4);
  objectiveOf(problem).hessian(zeros(2), hessian);
  return `    def __init__(self, sigma):
        self.rise = 0.5 * sigma * sigma * ${float(hessian[0]! + hessian[3]!)}

    def value(self, theta):
        return super().value(theta) + self.rise
`;
}

const polynomial = (className: string, nodes: readonly number[]) => `    def __init__(self, sigma):
        self.surface = ${className}()
        across, up = (np.polynomial.hermite_e.hermegauss(n) for n in (${nodes.join(", ")}))
        self.nodes = [
            (wx * wy / (2 * math.pi), sigma * xp.asarray([zx, zy])) for zy, wy in zip(*up) for zx, wx in zip(*across)
        ]

    def value(self, theta):
        return sum(weight * self.surface.value(theta + shift) for weight, shift in self.nodes)
`;

const POLYNOMIAL_DERIVATIVES = {
  gradient: `    def gradient(self, theta):
        return sum(weight * self.surface.gradient(theta + shift) for weight, shift in self.nodes)
`,
  hessian: `    def hessian(self, theta):
        return sum(weight * self.surface.hessian(theta + shift) for weight, shift in self.nodes)
`,
};

const lattice = (className: string) => `    reach = 68  # Lattice points on either side, 8.5 σ.
    side = 2 * reach + 1
    tile = 32

    def __init__(self, sigma):
        self.surface = ${className}()
        self.sigma, self.spacing = sigma, sigma / 8
        self.tiles = {}  # J on squares of the lattice, once they have been needed.

    def tile_at(self, column, row):
        if (column, row) not in self.tiles:
            x = (column * self.tile + xp.arange(self.tile)) * self.spacing
            y = (row * self.tile + xp.arange(self.tile)) * self.spacing
            grid = xp.zeros((2, self.tile, self.tile))
            grid[0], grid[1] = x[None, :], y[:, None]
            self.tiles[column, row] = self.surface.value(grid)
        return self.tiles[column, row]

    def kernels(self, x):
        """The first lattice point within reach of x, and the normal density's kernel with its first two derivatives."""
        first = math.floor(float(x) / self.spacing + 0.5) - self.reach
        t = ((first + xp.arange(self.side)) * self.spacing - x) / self.sigma
        kernel = 1 / math.sqrt(2 * math.pi) / 8 * xp.exp(-0.5 * t * t)
        return first, (kernel, kernel * t / self.sigma, kernel * (t * t - 1) / (self.sigma * self.sigma))

    def far_out(self, theta):
        """Doubles no longer tell the lattice's points apart: there the blur is J itself."""
        return not all(abs(float(z)) < 2**40 * self.spacing for z in theta)

    def total(self, theta, *orders):
        """Σ of the kernel's derivatives of these orders by x and y, times J."""
        (column, across), (row, up) = self.kernels(theta[0]), self.kernels(theta[1])
        (i, left), (j, low) = divmod(column, self.tile), divmod(row, self.tile)
        tiles = range((max(left, low) + self.side - 1) // self.tile + 1)
        J = xp.concatenate([xp.concatenate([self.tile_at(i + m, j + n) for m in tiles], 1) for n in tiles], 0)
        J = J[low : low + self.side, left : left + self.side]
        return [xp.sum(up[by_y][:, None] * J * across[by_x][None, :]) for by_x, by_y in orders]

    def value(self, theta):
        return self.surface.value(theta) if self.far_out(theta) else self.total(theta, (0, 0))[0]
`;

const LATTICE_DERIVATIVES = {
  gradient: `    def gradient(self, theta):
        return self.surface.gradient(theta) if self.far_out(theta) else np.array(self.total(theta, (1, 0), (0, 1)))
`,
  hessian: `    def hessian(self, theta):
        if self.far_out(theta):
            return self.surface.hessian(theta)
        xx, xy, yy = self.total(theta, (2, 0), (1, 1), (0, 2))
        return np.array([[xx, xy], [xy, yy]])
`,
};
