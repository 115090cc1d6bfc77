import { defineRule } from "../declare.ts";
import { momentParameters, momentState, momentStep } from "../moments.ts";

/** Adam with a weight decay that the gradient's scale does not touch (Loshchilov & Hutter 2019). */
export const rule = defineRule({
  order: 1,
  pullsToZero: "weightDecay",
  parameters: {
    ...momentParameters,
    weightDecay: {
      kind: "number",
      symbol: "\\lambda",
      variable: "lambda",
      default: 0.01,
      min: 0,
      scale: "log",
      slider: [1e-4, 1],
    },
  },
  suggest: ({ extent }) => ({ learningRate: extent / 50 }),
  init: momentState,
  step(oracle, theta, state, params) {
    oracle.gradient(theta, state.g);
    const shrink = params.learningRate * params.weightDecay;
    for (let i = 0; i < theta.length; i++) theta[i]! -= shrink * theta[i]!;
    momentStep(theta, state, { ...params, biasCorrection: true });
  },
});
