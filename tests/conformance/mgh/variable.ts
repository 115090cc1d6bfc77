import { exp, powInteger } from "../../../src/engine/core/elementary.ts";
import { POWELL_SINGULAR, ROSENBROCK } from "./fixed.ts";
import { type Jet, sum } from "./jet.ts";
import { at, filled, type Problem, range, zero } from "./problem.ts";

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

/** Problems of any number of unknowns. */
export const variable: readonly Problem[] = [
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
