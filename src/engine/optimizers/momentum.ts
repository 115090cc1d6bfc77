import { bookAlgorithm } from "../core/sources.ts";
import { zeros } from "../core/vector.ts";
import { defineOptimizer } from "./define.ts";
import { learningRate, momentum as momentumParameter } from "./parameters.ts";

/** Gradient descent with a velocity (Polyak 1964). */
export const momentum = defineOptimizer({
  id: "momentum",
  title: { en: "Momentum", ja: "モメンタム" },
  section: "8.3.2",
  source: bookAlgorithm("8.2"),
  tex: ["v \\leftarrow \\alpha v - \\epsilon\\, g", "\\theta \\leftarrow \\theta + v"],
  about: {
    en: "Keeps a velocity: what past gradients agree on adds up along the valley, what they disagree on cancels across it.",
    ja: "速度を持ちます。過去の勾配が一致する谷の方向では加速し、食い違う横方向では打ち消し合います。",
  },
  differs: {
    en: "PyTorch stores −v/ε instead of v. At a constant learning rate the paths are identical. Under a schedule they differ: the book's velocity keeps its length, PyTorch's is rescaled by the new rate.",
    ja: "PyTorch は v の代わりに −v/ε を保持します。学習率が一定なら経路は同じですが、スケジュールを使うと、教科書の速度は加えられたときの大きさを保ち、PyTorch の速度は新しい学習率で伸縮します。",
  },
  order: 1,
  parameters: { learningRate: learningRate(0.01), momentum: momentumParameter },
  suggest: ({ gradientRate }) => ({ learningRate: gradientRate / 3 }),
  stability: ({ momentum: alpha }) => 2 * (1 + alpha),
  init: (n) => ({ g: zeros(n), v: zeros(n) }),
  step(oracle, theta, state, { learningRate: epsilon, momentum: alpha }) {
    const { g, v } = state;
    oracle.gradient(theta, g);
    for (let i = 0; i < theta.length; i++) {
      v[i] = alpha * v[i]! - epsilon * g[i]!;
      theta[i]! += v[i]!;
    }
  },
});
