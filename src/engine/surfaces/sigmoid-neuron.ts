import { normalMean, normalMeanError } from "../core/blur.ts";
import { sigmoid } from "../core/elementary.ts";
import { once } from "../core/once.ts";
import { normalTrapezoid } from "../core/quadrature.ts";
import type { BlurredObjective, Objective } from "../core/types.ts";
import { declareSurface, polishedPointOf } from "./declare.ts";

const inputs = [-2, -1, 0, 1, 2] as const;
const targets = [0.1, 0.2, 0.6, 0.75, 0.9] as const;

const objective: Objective = {
  dimension: 2,
  value(theta) {
    const w = theta[0]!;
    const b = theta[1]!;
    let sum = 0;
    for (let i = 0; i < inputs.length; i++) {
      const error = sigmoid(w * inputs[i]! + b) - targets[i]!;
      sum += error * error;
    }
    return sum;
  },
  valueAndGradient(theta, gradient) {
    const w = theta[0]!;
    const b = theta[1]!;
    let sum = 0;
    let gw = 0;
    let gb = 0;
    for (let i = 0; i < inputs.length; i++) {
      const s = sigmoid(w * inputs[i]! + b);
      const error = s - targets[i]!;
      const push = 2 * error * s * (1 - s);
      gw += push * inputs[i]!;
      gb += push;
      sum += error * error;
    }
    gradient[0] = gw;
    gradient[1] = gb;
    return sum;
  },
  hessian(theta, hessian) {
    const w = theta[0]!;
    const b = theta[1]!;
    let ww = 0;
    let wb = 0;
    let bb = 0;
    for (let i = 0; i < inputs.length; i++) {
      const s = sigmoid(w * inputs[i]! + b);
      const d = s * (1 - s);
      const curvature = 2 * d * (d + (s - targets[i]!) * (1 - 2 * s));
      ww += curvature * inputs[i]! * inputs[i]!;
      wb += curvature * inputs[i]!;
      bb += curvature;
    }
    hessian[0] = ww;
    hessian[1] = wb;
    hessian[2] = wb;
    hessian[3] = bb;
  },
};

/**
 * The argument w xᵢ + b of a sigmoid, blurred, is normal with the deviation σ√(xᵢ² + 1): one integral over the line for each example.
 * The sigmoid's nearest poles lie at ±iπ.
 */
function blurred(sigma: number): BlurredObjective {
  const terms = inputs.map((input, i) => {
    const scale = sigma * Math.sqrt(input * input + 1);
    const target = targets[i]!;
    return {
      input,
      scale,
      rule: normalTrapezoid((0.9 * Math.PI) / scale),
      loss: (h: number) => {
        const error = sigmoid(h) - target;
        return error * error;
      },
      slope: (h: number) => {
        const s = sigmoid(h);
        return 2 * (s - target) * s * (1 - s);
      },
      curvature: (h: number) => {
        const s = sigmoid(h);
        const d = s * (1 - s);
        return 2 * d * (d + (s - target) * (1 - 2 * s));
      },
    };
  });
  const value = (w: number, b: number) => {
    let sum = 0;
    for (const { input, scale, rule, loss } of terms) sum += normalMean(rule, w * input + b, scale, loss);
    return sum;
  };
  return {
    dimension: 2,
    value: (theta) => value(theta[0]!, theta[1]!),
    valueAndGradient(theta, gradient) {
      const w = theta[0]!;
      const b = theta[1]!;
      gradient.fill(0);
      for (const { input, scale, rule, slope } of terms) {
        const push = normalMean(rule, w * input + b, scale, slope);
        gradient[0]! += push * input;
        gradient[1]! += push;
      }
      return value(w, b);
    },
    hessian(theta, hessian) {
      hessian.fill(0);
      for (const { input, scale, rule, curvature } of terms) {
        const bend = normalMean(rule, theta[0]! * input + theta[1]!, scale, curvature);
        hessian[0]! += bend * input * input;
        hessian[1]! += bend * input;
        hessian[3]! += bend;
      }
      hessian[2] = hessian[1]!;
    },
    valueError(theta) {
      let sum = 0;
      for (const { input, scale, rule, loss } of terms)
        sum += normalMeanError(rule, theta[0]! * input + theta[1]!, scale, loss);
      return sum;
    },
  };
}

const minimum = once(() => polishedPointOf(objective, 1.19, 0.12));

export const sigmoidNeuron = declareSurface({
  id: "sigmoid-neuron",
  title: { en: "Sigmoid unit", ja: "シグモイドユニット" },
  section: "8.2.3",
  source: {
    en: "Thalweg: one sigmoid unit with weight w and bias b, fitted to the points (−2, 0.1), (−1, 0.2), (0, 0.6), (1, 0.75), (2, 0.9)",
    ja: "Thalweg: 重み w とバイアス b を持つシグモイドユニット一つを、点 (−2, 0.1)、(−1, 0.2)、(0, 0.6)、(1, 0.75)、(2, 0.9) に当てはめたもの",
  },
  tex: "\\sum_i \\bigl(\\sigma(w x_i + b) - t_i\\bigr)^2,\\quad \\theta = (w, b)",
  coordinates: ["w", "b"],
  about: {
    en: "Where the unit is saturated, the loss is a plateau with almost no slope, though the error is large. Methods that look at the sign or the scale of the gradient cross it; plain gradient descent waits.",
    ja: "ユニットが飽和したところでは、誤差が大きくても損失はほとんど傾きのない台地になります。勾配の符号や尺度を見る手法は渡っていきますが、ただの勾配降下法は待つしかありません。",
  },
  parameters: {},
  create: () => objective,
  blurred: (_params, sigma) => blurred(sigma),
  minima: () => [minimum()],
  infimum: () => minimum().value,
  window: () => ({ x: [-8, 8], y: [-6, 6] }),
  start: () => [-6, -2],
  gradientRate: () => 1,
});
