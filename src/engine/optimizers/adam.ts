import { bookAlgorithm } from "../core/sources.ts";
import { isZero, quotient, zeros } from "../core/vector.ts";
import { defineOptimizer } from "./define.ts";
import { decayRate, delta as deltaParameter, learningRate } from "./parameters.ts";

/** Momentum over RMSProp's scale, both means corrected for having started at zero (Kingma & Ba 2014). */
export const adam = defineOptimizer({
  id: "adam",
  title: { en: "Adam", ja: "Adam" },
  section: "8.5.3",
  source: bookAlgorithm("8.7"),
  tex: [
    "s \\leftarrow \\beta_1 s + (1-\\beta_1)\\, g",
    "r \\leftarrow \\beta_2 r + (1-\\beta_2)\\, g \\odot g",
    "\\hat s \\leftarrow \\frac{s}{1-\\beta_1^t}, \\quad \\hat r \\leftarrow \\frac{r}{1-\\beta_2^t}",
    "\\Delta\\theta \\leftarrow -\\epsilon\\, \\frac{\\hat s}{\\sqrt{\\hat r} + \\delta}",
    "\\theta \\leftarrow \\theta + \\Delta\\theta",
  ],
  about: {
    en: "Divides a moving average of the gradient by the square root of a moving average of its square. With bias correction, the first step has the length ε|g|/(|g| + δ) in each coordinate: almost exactly ε, whatever the size of the gradient, and 0 where g = 0.",
    ja: "勾配の指数移動平均を、勾配の二乗の指数移動平均の平方根で割ります。バイアス補正により、最初の更新の大きさは各座標で ε|g|/(|g| + δ) になります。勾配の大きさによらずほぼ ε ですが、g = 0 の座標では 0 です。",
  },
  differs: {
    en: "The book writes ρ₁, ρ₂ for β₁, β₂. δ is added to the corrected root, as in PyTorch. TensorFlow adds it before the correction, so that its δ acts up to 1/√(1 − β₂) times stronger in the first steps.",
    ja: "教科書では β₁, β₂ を ρ₁, ρ₂ と書きます。δ は PyTorch と同じく補正後の平方根に加えます。TensorFlow は補正の前に加えるため、初めの数回の更新では δ の効果が最大 1/√(1 − β₂) 倍になります。",
  },
  order: 1,
  parameters: {
    learningRate: learningRate(0.001),
    beta1: decayRate(0.9, "\\beta_1", "s"),
    beta2: decayRate(0.999, "\\beta_2", "r"),
    delta: deltaParameter(1e-8),
  },
  suggest: ({ extent }) => ({ learningRate: extent / 50 }),
  init: (n) => ({
    g: zeros(n),
    s: zeros(n),
    r: zeros(n),
    sHat: zeros(n),
    rHat: zeros(n),
    DeltaTheta: zeros(n),
    // β₁ᵗ and β₂ᵗ, multiplied up: Math.pow is slow, and its last bit differs between engines.
    beta1Power: 1,
    beta2Power: 1,
  }),
  step(oracle, theta, state, { learningRate: epsilon, beta1, beta2, delta }) {
    const { g, s, r, sHat, rHat, DeltaTheta } = state;
    oracle.gradient(theta, g);
    const atRest = delta === 0 && isZero(g);
    state.beta1Power *= beta1;
    state.beta2Power *= beta2;
    const correction1 = 1 - state.beta1Power;
    const correction2 = 1 - state.beta2Power;
    for (let i = 0; i < theta.length; i++) {
      s[i] = beta1 * s[i]! + (1 - beta1) * g[i]!;
      r[i] = beta2 * r[i]! + (1 - beta2) * g[i]! * g[i]!;
      sHat[i] = s[i]! / correction1;
      rHat[i] = r[i]! / correction2;
      DeltaTheta[i] = quotient(-epsilon * sHat[i]!, Math.sqrt(rHat[i]!) + delta, atRest);
      theta[i]! += DeltaTheta[i]!;
    }
  },
});
