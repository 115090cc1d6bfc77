import { defineRule } from "../declare.ts";
import { momentParameters, momentState, momentStep } from "../moments.ts";

/** Momentum over RMSProp's scale, both means corrected for having started at zero (Kingma & Ba 2014). */
export const rule = defineRule({
  order: 1,
  parameters: { ...momentParameters, biasCorrection: { kind: "switch", default: true } },
  suggest: ({ extent }) => ({ learningRate: extent / 50 }),
  init: momentState,
  step(oracle, theta, state, params) {
    oracle.gradient(theta, state.g);
    momentStep(theta, state, params);
  },
});
