import { cited } from "../core/sources.ts";
import { declareSurface, readableRate, straightCurve } from "./declare.ts";

export const rosenbrock = declareSurface({
  id: "rosenbrock",
  title: { en: "Rosenbrock valley", ja: "ローゼンブロックの谷" },
  section: "8.2.1",
  source: cited(
    "H. H. Rosenbrock, An automatic method for finding the greatest or least value of a function, The Computer Journal 3 (1960)",
  ),
  tex: "(a - x)^2 + b\\,(y - x^2)^2",
  about: {
    en: "A curved valley with steep walls and an almost level floor. Reaching the floor takes a few steps, following it to the minimum takes hundreds: watch who bounces between the walls and who runs along them.",
    ja: "壁が急で底がほとんど平らな、曲がった谷です。底には数ステップで着きますが、底に沿って最小点まで行くには何百ステップもかかります。壁の間を跳ね返る手法と、谷に沿って進む手法を見比べてください。",
  },
  parameters: {
    a: {
      kind: "number",
      label: { en: "minimum at", ja: "最小点の位置" },
      doc: { en: "The minimum lies at (a, a²).", ja: "最小点は (a, a²) にあります。" },
      symbol: "a",
      default: 1,
      scale: "linear",
      slider: [-2, 2],
    },
    b: {
      kind: "number",
      label: { en: "steepness", ja: "壁の急さ" },
      doc: {
        en: "The larger, the narrower the valley and the worse the conditioning. At 0 the walls vanish and every point with x = a is a minimum.",
        ja: "大きいほど谷は狭く、条件数は大きくなります。0 では壁が消え、x = a の点がすべて最小点になります。",
      },
      symbol: "b",
      default: 100,
      min: 0,
      scale: "log",
      slider: [1, 1000],
    },
  },
  create: ({ a, b }) => ({
    dimension: 2,
    value(theta) {
      const x = theta[0]!;
      const toMinimum = a - x;
      const offFloor = theta[1]! - x * x;
      return toMinimum * toMinimum + b * offFloor * offFloor;
    },
    valueAndGradient(theta, gradient) {
      const x = theta[0]!;
      const toMinimum = a - x;
      const offFloor = theta[1]! - x * x;
      const push = 2 * b * offFloor;
      gradient[0] = -2 * toMinimum - 2 * x * push;
      gradient[1] = push;
      return toMinimum * toMinimum + b * offFloor * offFloor;
    },
    hessian(theta, hessian) {
      const x = theta[0]!;
      hessian[0] = 2 + b * (12 * x * x - 4 * theta[1]!);
      hessian[1] = -4 * b * x;
      hessian[2] = -4 * b * x;
      hessian[3] = 2 * b;
    },
  }),
  degrees: [4, 2],
  minima: ({ a, b }) => (b === 0 ? [] : [{ point: [a, a * a], value: 0 }]),
  minimaCurves({ a, b }) {
    const reach = 10 * Math.max(1, a * a);
    return b === 0 ? [straightCurve(a, -reach, a, reach)] : [];
  },
  infimum: () => 0,
  window({ a }) {
    const size = Math.max(1, Math.abs(a));
    return { x: [-2 * size, 2 * size], y: [-size * size, 3 * size * size] };
  },
  // Up on the far wall: the path must first find the floor, then turn the bend.
  start({ a }) {
    const size = Math.max(1, Math.abs(a));
    return [a < 0 ? 1.5 * size : -1.5 * size, 2 * size * size];
  },
  gradientRate({ a, b }) {
    // Just below 2/λmax at the start, where the curvature across the valley, about b (12 x² − 4 y) + 2, is greatest.
    const size = Math.max(1, Math.abs(a));
    return readableRate(1.9 / (19 * b * size * size + 2));
  },
});
