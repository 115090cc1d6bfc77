import { exp, log } from "../../../src/engine/core/elementary.ts";
import { cos, type Jet, sin } from "./jet.ts";
import { at, type Problem, range } from "./problem.ts";

export const ROSENBROCK = (x: Jet[]): Jet[] => {
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

export const POWELL_SINGULAR = (x: Jet[]): Jet[] => {
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

/** Problems of two to six unknowns without data. */
export const fixed: readonly Problem[] = [
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
];
