import { exp, log, powInteger } from "../../../src/engine/core/elementary.ts";
import { cos, type Jet, sin, sum } from "./jet.ts";

/**
 * The 35 problems of J. J. Moré, B. S. Garbow and K. E. Hillstrom, Testing unconstrained optimization software, ACM TOMS 7 (1981), at
 * their standard starts, with the minima published there. J = Σ rᵢ².
 */
export interface Problem {
  readonly number: number;
  readonly name: string;
  readonly start: readonly number[];
  /** Published values of J at minima, and at infinity where J falls towards such a value; the global one first. */
  readonly minima: readonly number[];
  readonly residuals: (x: Jet[]) => Jet[];
}

const range = (m: number): number[] => Array.from({ length: m }, (_, i) => i + 1);
const filled = (n: number, of: (j: number) => number): number[] => range(n).map(of);
const zero = (x: Jet[]): Jet => x[0]!.times(0);
/** 1-based, as in the paper; outside 1…n the value is 0. */
const at =
  (x: Jet[]) =>
  (i: number): Jet =>
    x[i - 1] ?? zero(x);

const BARD = [0.14, 0.18, 0.22, 0.25, 0.29, 0.32, 0.35, 0.39, 0.37, 0.58, 0.73, 0.96, 1.34, 2.1, 4.39];
const GAUSSIAN = [
  9e-4, 0.0044, 0.0175, 0.054, 0.1295, 0.242, 0.3521, 0.3989, 0.3521, 0.242, 0.1295, 0.054, 0.0175, 0.0044, 9e-4,
];
const MEYER = [34780, 28610, 23650, 19630, 16370, 13720, 11540, 9744, 8261, 7030, 6005, 5147, 4427, 3820, 3307, 2872];
const KOWALIK_Y = [0.1957, 0.1947, 0.1735, 0.16, 0.0844, 0.0627, 0.0456, 0.0342, 0.0323, 0.0235, 0.0246];
const KOWALIK_U = [4, 2, 1, 0.5, 0.25, 0.167, 0.125, 0.1, 0.0833, 0.0714, 0.0625];
const OSBORNE_1 = [
  0.844, 0.908, 0.932, 0.936, 0.925, 0.908, 0.881, 0.85, 0.818, 0.784, 0.751, 0.718, 0.685, 0.658, 0.628, 0.603, 0.58,
  0.558, 0.538, 0.522, 0.506, 0.49, 0.478, 0.467, 0.457, 0.448, 0.438, 0.431, 0.424, 0.42, 0.414, 0.411, 0.406,
];
const OSBORNE_2 = [
  1.366, 1.191, 1.112, 1.013, 0.991, 0.885, 0.831, 0.847, 0.786, 0.725, 0.746, 0.679, 0.608, 0.655, 0.616, 0.606, 0.602,
  0.626, 0.651, 0.724, 0.649, 0.649, 0.694, 0.644, 0.624, 0.661, 0.612, 0.558, 0.533, 0.495, 0.5, 0.423, 0.395, 0.375,
  0.372, 0.391, 0.396, 0.405, 0.428, 0.429, 0.523, 0.562, 0.607, 0.653, 0.672, 0.708, 0.633, 0.668, 0.645, 0.632, 0.591,
  0.559, 0.597, 0.625, 0.739, 0.71, 0.729, 0.72, 0.636, 0.581, 0.428, 0.292, 0.162, 0.098, 0.054,
];

const ROSENBROCK = (x: Jet[]): Jet[] => {
  const X = at(x);
  return range(x.length / 2).flatMap((i) => [
    X(2 * i)
      .minus(X(2 * i - 1).squared())
      .times(10),
    X(2 * i - 1)
      .times(-1)
      .plus(1),
  ]);
};

const POWELL_SINGULAR = (x: Jet[]): Jet[] => {
  const X = at(x);
  return range(x.length / 4).flatMap((i) => {
    const [a, b, c, d] = [X(4 * i - 3), X(4 * i - 2), X(4 * i - 1), X(4 * i)];
    return [
      a.plus(b.times(10)),
      c.minus(d).times(Math.sqrt(5)),
      b.minus(c.times(2)).squared(),
      a.minus(d).squared().times(Math.sqrt(10)),
    ];
  });
};

const WATSON = (x: Jet[]): Jet[] => {
  const X = at(x);
  const n = x.length;
  const rows = range(29).map((i) => {
    const t = i / 29;
    const slope = sum(range(n - 1).map((j) => X(j + 1).times(j * powInteger(t, j - 1))));
    const value = sum(range(n).map((j) => X(j).times(powInteger(t, j - 1))));
    return slope.minus(value.squared()).minus(1);
  });
  return [...rows, X(1), X(2).minus(X(1).squared()).minus(1)];
};

const CHEBYQUAD = (x: Jet[]): Jet[] => {
  const n = x.length;
  const one = zero(x).plus(1);
  const columns = x.map((xj) => {
    const shifted = xj.times(2).minus(1);
    const values = [one, shifted];
    for (let i = 2; i <= n; i++)
      values.push(
        shifted
          .times(2)
          .times(values[i - 1]!)
          .minus(values[i - 2]!),
      );
    return values;
  });
  return range(n).map((i) =>
    sum(columns.map((values) => values[i]!))
      .times(1 / n)
      .plus(i % 2 === 0 ? 1 / (i * i - 1) : 0),
  );
};

const PENALTY_1 = (x: Jet[]): Jet[] => [
  ...x.map((xi) => xi.minus(1).times(Math.sqrt(1e-5))),
  sum(x.map((xi) => xi.squared())).minus(0.25),
];

const PENALTY_2 = (x: Jet[]): Jet[] => {
  const n = x.length;
  const X = at(x);
  const a = Math.sqrt(1e-5);
  const e = (i: number) => X(i).times(0.1).exp();
  return [
    X(1).minus(0.2),
    ...range(n - 1).map((k) =>
      e(k + 1)
        .plus(e(k))
        .minus(exp((k + 1) / 10) + exp(k / 10))
        .times(a),
    ),
    ...range(n - 1).map((k) =>
      e(k + 1)
        .minus(exp(-0.1))
        .times(a),
    ),
    sum(
      range(n).map((j) =>
        X(j)
          .squared()
          .times(n - j + 1),
      ),
    ).minus(1),
  ];
};

/** (x + t + 1)³ of problems 28 and 29. */
const bulge = (xi: Jet, t: number): Jet => xi.plus(t + 1).cubed();
const HALVES = (n: number): number[] => filled(n, (j) => (j / (n + 1)) * (j / (n + 1) - 1));

export const problems: readonly Problem[] = [
  { number: 1, name: "Rosenbrock", start: [-1.2, 1], minima: [0], residuals: ROSENBROCK },
  {
    number: 2,
    name: "Freudenstein and Roth",
    start: [0.5, -2],
    minima: [0, 48.9842],
    residuals: ([a, b]) => [
      a!.minus(13).plus(b!.times(-1).plus(5).times(b!).minus(2).times(b!)),
      a!.minus(29).plus(b!.plus(1).times(b!).minus(14).times(b!)),
    ],
  },
  {
    number: 3,
    name: "Powell badly scaled",
    start: [0, 1],
    minima: [0],
    residuals: ([a, b]) => [
      a!.times(b!).times(1e4).minus(1),
      a!.times(-1).exp().plus(b!.times(-1).exp()).minus(1.0001),
    ],
  },
  {
    number: 4,
    name: "Brown badly scaled",
    start: [1, 1],
    minima: [0],
    residuals: ([a, b]) => [a!.minus(1e6), b!.minus(2e-6), a!.times(b!).minus(2)],
  },
  {
    number: 5,
    name: "Beale",
    start: [1, 1],
    minima: [0],
    residuals: ([a, b]) =>
      [1.5, 2.25, 2.625].map((y, k) => {
        const power = [b!, b!.squared(), b!.cubed()][k]!;
        return a!.times(power.minus(1)).plus(y);
      }),
  },
  {
    number: 6,
    name: "Jennrich and Sampson",
    start: [0.3, 0.4],
    minima: [124.362],
    residuals: ([a, b]) =>
      range(10).map((i) =>
        a!
          .times(i)
          .exp()
          .plus(b!.times(i).exp())
          .minus(2 + 2 * i),
      ),
  },
  {
    number: 7,
    name: "Helical valley",
    start: [-1, 0, 0],
    minima: [0],
    residuals: ([a, b, c]) => {
      const turns = b!
        .over(a!)
        .atan()
        .times(1 / (2 * Math.PI))
        .plus(a!.v < 0 ? 0.5 : 0);
      const radius = a!.squared().plus(b!.squared()).sqrt();
      return [c!.minus(turns.times(10)).times(10), radius.minus(1).times(10), c!];
    },
  },
  {
    number: 8,
    name: "Bard",
    start: [1, 1, 1],
    minima: [8.21487e-3, 17.4286],
    residuals: ([a, b, c]) =>
      BARD.map((y, k) => {
        const u = k + 1;
        const v = 16 - u;
        const bottom = b!.times(v).plus(c!.times(Math.min(u, v)));
        return a!.plus(a!.times(0).plus(u).over(bottom)).minus(y);
      }),
  },
  {
    number: 9,
    name: "Gaussian",
    start: [0.4, 1, 0],
    minima: [1.12793e-8],
    residuals: ([a, b, c]) =>
      GAUSSIAN.map((y, k) => {
        const t = (7 - k) / 2;
        return a!.times(b!.times(c!.minus(t).squared()).times(-0.5).exp()).minus(y);
      }),
  },
  {
    number: 10,
    name: "Meyer",
    start: [0.02, 4000, 250],
    minima: [87.9458],
    residuals: ([a, b, c]) => MEYER.map((y, k) => a!.times(b!.over(c!.plus(50 + 5 * k)).exp()).minus(y)),
  },
  {
    number: 11,
    name: "Gulf research and development",
    start: [5, 2.5, 0.15],
    minima: [0],
    residuals: ([a, b, c]) =>
      range(99).map((i) => {
        const t = i / 100;
        const y = 25 + exp((2 / 3) * log(-50 * log(t)));
        const power = b!.times(-1).plus(y).abs().log().times(c!).exp();
        return power.over(a!).times(-1).exp().minus(t);
      }),
  },
  {
    number: 12,
    name: "Box three-dimensional",
    start: [0, 10, 20],
    minima: [0],
    residuals: ([a, b, c]) =>
      range(10).map((i) => {
        const t = i / 10;
        return a!
          .times(-t)
          .exp()
          .minus(b!.times(-t).exp())
          .minus(c!.times(exp(-t) - exp(-10 * t)));
      }),
  },
  { number: 13, name: "Powell singular", start: [3, -1, 0, 1], minima: [0], residuals: POWELL_SINGULAR },
  {
    number: 14,
    name: "Wood",
    start: [-3, -1, -3, -1],
    minima: [0],
    residuals: ([a, b, c, d]) => [
      b!.minus(a!.squared()).times(10),
      a!.times(-1).plus(1),
      d!.minus(c!.squared()).times(Math.sqrt(90)),
      c!.times(-1).plus(1),
      b!.plus(d!).minus(2).times(Math.sqrt(10)),
      b!.minus(d!).times(1 / Math.sqrt(10)),
    ],
  },
  {
    number: 15,
    name: "Kowalik and Osborne",
    start: [0.25, 0.39, 0.415, 0.39],
    minima: [3.07505e-4, 1.02734e-3],
    residuals: ([a, b, c, d]) =>
      KOWALIK_Y.map((y, k) => {
        const u = KOWALIK_U[k]!;
        const top = a!.times(b!.times(u).plus(u * u));
        return top
          .over(
            c!
              .times(u)
              .plus(d!)
              .plus(u * u),
          )
          .minus(y);
      }),
  },
  {
    number: 16,
    name: "Brown and Dennis",
    start: [25, 5, -5, -1],
    minima: [85822.2],
    residuals: ([a, b, c, d]) =>
      range(20).map((i) => {
        const t = i / 5;
        const first = a!.plus(b!.times(t)).minus(exp(t));
        const second = c!.plus(d!.times(sin(t))).minus(cos(t));
        return first.squared().plus(second.squared());
      }),
  },
  {
    number: 17,
    name: "Osborne 1",
    start: [0.5, 1.5, -1, 0.01, 0.02],
    minima: [5.46489e-5],
    residuals: ([a, b, c, d, e]) =>
      OSBORNE_1.map((y, k) => {
        const t = 10 * k;
        return a!
          .plus(b!.times(d!.times(-t).exp()))
          .plus(c!.times(e!.times(-t).exp()))
          .minus(y);
      }),
  },
  {
    number: 18,
    name: "Biggs EXP6",
    start: [1, 2, 1, 1, 1, 1],
    minima: [0, 5.65565e-3],
    residuals: (x) => {
      const X = at(x);
      return range(13).map((i) => {
        const t = i / 10;
        const decay = (j: number) => X(j).times(-t).exp();
        const y = exp(-t) - 5 * exp(-10 * t) + 3 * exp(-4 * t);
        return X(3)
          .times(decay(1))
          .minus(X(4).times(decay(2)))
          .plus(X(6).times(decay(5)))
          .minus(y);
      });
    },
  },
  {
    number: 19,
    name: "Osborne 2",
    start: [1.3, 0.65, 0.65, 0.7, 0.6, 3, 5, 7, 2, 4.5, 5.5],
    minima: [4.01377e-2],
    residuals: (x) => {
      const X = at(x);
      return OSBORNE_2.map((y, k) => {
        const t = k / 10;
        const hump = (height: number, width: number, center: number) =>
          X(height).times(X(center).minus(t).squared().times(X(width)).times(-1).exp());
        return X(1)
          .times(X(5).times(-t).exp())
          .plus(hump(2, 6, 9))
          .plus(hump(3, 7, 10))
          .plus(hump(4, 8, 11))
          .minus(y);
      });
    },
  },
  { number: 20, name: "Watson, n = 6", start: filled(6, () => 0), minima: [2.28767e-3], residuals: WATSON },
  { number: 20, name: "Watson, n = 9", start: filled(9, () => 0), minima: [1.39976e-6], residuals: WATSON },
  {
    number: 21,
    name: "Extended Rosenbrock",
    start: filled(10, (j) => (j % 2 === 1 ? -1.2 : 1)),
    minima: [0],
    residuals: ROSENBROCK,
  },
  {
    number: 22,
    name: "Extended Powell singular",
    start: filled(12, (j) => [1, 3, -1, 0][j % 4]!),
    minima: [0],
    residuals: POWELL_SINGULAR,
  },
  { number: 23, name: "Penalty I, n = 4", start: filled(4, (j) => j), minima: [2.24997e-5], residuals: PENALTY_1 },
  { number: 23, name: "Penalty I, n = 10", start: filled(10, (j) => j), minima: [7.08765e-5], residuals: PENALTY_1 },
  { number: 24, name: "Penalty II, n = 4", start: filled(4, () => 0.5), minima: [9.37629e-6], residuals: PENALTY_2 },
  { number: 24, name: "Penalty II, n = 10", start: filled(10, () => 0.5), minima: [2.9366e-4], residuals: PENALTY_2 },
  {
    number: 25,
    name: "Variably dimensioned",
    start: filled(10, (j) => 1 - j / 10),
    minima: [0],
    residuals: (x) => {
      const weighted = sum(x.map((xj, k) => xj.minus(1).times(k + 1)));
      return [...x.map((xj) => xj.minus(1)), weighted, weighted.squared()];
    },
  },
  {
    number: 26,
    name: "Trigonometric",
    start: filled(10, () => 0.1),
    minima: [0, 2.79506e-5],
    residuals: (x) => {
      const cosines = x.map((xj) => xj.cos());
      const total = sum(cosines);
      return x.map((xi, k) =>
        cosines[k]!.minus(1)
          .times(-(k + 1))
          .minus(xi.sin())
          .minus(total)
          .plus(x.length),
      );
    },
  },
  {
    number: 27,
    name: "Brown almost-linear",
    start: filled(10, () => 0.5),
    minima: [0, 1],
    residuals: (x) => {
      const total = sum(x);
      return [
        ...x.slice(0, -1).map((xi) => xi.plus(total).minus(x.length + 1)),
        x.reduce((product, xi) => product.times(xi)).minus(1),
      ];
    },
  },
  {
    number: 28,
    name: "Discrete boundary value",
    start: HALVES(10),
    minima: [0],
    residuals: (x) => {
      const X = at(x);
      const h = 1 / (x.length + 1);
      return range(x.length).map((i) =>
        X(i)
          .times(2)
          .minus(X(i - 1))
          .minus(X(i + 1))
          .plus(bulge(X(i), i * h).times((h * h) / 2)),
      );
    },
  },
  {
    number: 29,
    name: "Discrete integral equation",
    start: HALVES(10),
    minima: [0],
    residuals: (x) => {
      const n = x.length;
      const h = 1 / (n + 1);
      const bulges = x.map((xj, k) => bulge(xj, (k + 1) * h));
      return x.map((xi, k) => {
        const ti = (k + 1) * h;
        const terms = bulges.map((term, j) => {
          const tj = (j + 1) * h;
          return term.times((h / 2) * (j <= k ? (1 - ti) * tj : ti * (1 - tj)));
        });
        return xi.plus(sum(terms));
      });
    },
  },
  {
    number: 30,
    name: "Broyden tridiagonal",
    start: filled(10, () => -1),
    minima: [0],
    residuals: (x) => {
      const X = at(x);
      return range(x.length).map((i) =>
        X(i)
          .times(-2)
          .plus(3)
          .times(X(i))
          .minus(X(i - 1))
          .minus(X(i + 1).times(2))
          .plus(1),
      );
    },
  },
  {
    number: 31,
    name: "Broyden banded",
    start: filled(10, () => -1),
    minima: [0],
    residuals: (x) => {
      const X = at(x);
      const n = x.length;
      return range(n).map((i) => {
        const band = range(n).filter((j) => j !== i && j >= i - 5 && j <= i + 1);
        const others = band.map((j) => X(j).times(X(j).plus(1)));
        return X(i).times(X(i).squared().times(5).plus(2)).plus(1).minus(sum(others));
      });
    },
  },
  {
    number: 32,
    name: "Linear, full rank",
    start: filled(10, () => 1),
    minima: [10],
    residuals: (x) => {
      const rest = sum(x)
        .times(-2 / 20)
        .minus(1);
      return range(20).map((i) => (x[i - 1] ? x[i - 1]!.plus(rest) : rest));
    },
  },
  {
    number: 33,
    name: "Linear, rank 1",
    start: filled(10, () => 1),
    minima: [(20 * 19) / (2 * 41)],
    residuals: (x) => {
      const weighted = sum(x.map((xj, k) => xj.times(k + 1)));
      return range(20).map((i) => weighted.times(i).minus(1));
    },
  },
  {
    number: 34,
    name: "Linear, rank 1 with zero columns and rows",
    start: filled(10, () => 1),
    minima: [(20 * 20 + 3 * 20 - 6) / (2 * 37)],
    residuals: (x) => {
      const weighted = sum(x.slice(1, -1).map((xj, k) => xj.times(k + 2)));
      return range(20).map((i) => weighted.times(i === 1 || i === 20 ? 0 : i - 1).minus(1));
    },
  },
  { number: 35, name: "Chebyquad, n = 8", start: filled(8, (j) => j / 9), minima: [3.51687e-3], residuals: CHEBYQUAD },
  {
    number: 35,
    name: "Chebyquad, n = 10",
    start: filled(10, (j) => j / 11),
    minima: [4.77271e-3, 6.50395e-3],
    residuals: CHEBYQUAD,
  },
];
