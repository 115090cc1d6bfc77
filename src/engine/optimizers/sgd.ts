import { bookAlgorithm } from "../core/sources.ts";
import { zeros } from "../core/vector.ts";
import { defineOptimizer } from "./define.ts";
import { learningRate } from "./parameters.ts";

/** Gradient descent with the gradient that it is given. */
export const sgd = defineOptimizer({
  id: "sgd",
  title: { en: "SGD", ja: "SGD" },
  section: "8.3.1",
  source: bookAlgorithm("8.1"),
  tex: ["\\theta \\leftarrow \\theta - \\epsilon\\, g"],
  about: {
    en: "Steps straight down the gradient. In a narrow valley it zigzags between the walls while the floor hardly moves it.",
    ja: "勾配を真っすぐ下ります。狭い谷では壁の間をジグザグに進み、谷底に沿ってはなかなか進みません。",
  },
  order: 1,
  parameters: { learningRate: learningRate(0.01) },
  suggest: ({ gradientRate }) => ({ learningRate: gradientRate }),
  stability: () => 2,
  init: (n) => ({ g: zeros(n) }),
  step(oracle, theta, state, { learningRate: epsilon }) {
    const { g } = state;
    oracle.gradient(theta, g);
    for (let i = 0; i < theta.length; i++) theta[i]! -= epsilon * g[i]!;
  },
});
