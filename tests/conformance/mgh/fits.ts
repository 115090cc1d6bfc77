import { at, type Problem } from "./problem.ts";

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

/** Curves fitted to printed measurements. */
export const fits: readonly Problem[] = [
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
];
