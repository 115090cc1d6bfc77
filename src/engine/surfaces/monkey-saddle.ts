import { cited } from "../core/sources.ts";
import { declareSurface } from "./declare.ts";

export const monkeySaddle = declareSurface({
  id: "monkey-saddle",
  title: { en: "Monkey saddle", ja: "猿の鞍" },
  section: "8.2.3",
  source: cited("D. Hilbert and S. Cohn-Vossen, Anschauliche Geometrie (1932)"),
  tex: "x^3 - 3xy^2",
  about: {
    en: "Three valleys and three ridges meet at one flat point, where the Hessian is zero: it cannot tell the way down, and the gradient hardly can. The valleys have no floor.",
    ja: "三本の谷と三本の尾根が平らな一点で出会います。そこではヘッセ行列が零になり、下る向きがわかりません。勾配もほとんど消えます。谷に底はありません。",
  },
  parameters: {},
  create: () => ({
    dimension: 2,
    value(theta) {
      const x = theta[0]!;
      const y = theta[1]!;
      return x * (x * x - 3 * y * y);
    },
    valueAndGradient(theta, gradient) {
      const x = theta[0]!;
      const y = theta[1]!;
      const xx = x * x;
      const yy = y * y;
      gradient[0] = 3 * (xx - yy);
      gradient[1] = -6 * x * y;
      return x * (xx - 3 * y * y);
    },
    hessian(theta, hessian) {
      const x = theta[0]!;
      const y = theta[1]!;
      hessian[0] = 6 * x;
      hessian[1] = -6 * y;
      hessian[2] = -6 * y;
      hessian[3] = -6 * x;
    },
  }),
  degrees: [3, 2],
  minima: () => [],
  infimum: () => Number.NEGATIVE_INFINITY,
  window: () => ({ x: [-2, 2], y: [-1.5, 1.5] }),
  // On a ridge, a little to one side.
  start: () => [1.4, 0.01],
  // Small, since a cubic falls ever faster: the way into the flat point takes a few hundred steps, the way out soon overflows.
  gradientRate: () => 0.005,
});
