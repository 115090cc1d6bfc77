import { sigmoid } from "../core/elementary.ts";
import type { Objective } from "../core/types.ts";
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

const minimum = polishedPointOf(objective, 1.19, 0.12);

export const sigmoidNeuron = declareSurface({
  id: "sigmoid-neuron",
  title: { en: "Sigmoid unit", ja: "シグモイドユニット" },
  section: "8.2.3",
  source:
    "Thalweg: one sigmoid unit with weight w and bias b, fitted to the points (−2, 0.1), (−1, 0.2), (0, 0.6), (1, 0.75), (2, 0.9)",
  tex: "\\sum_i \\bigl(\\sigma(w x_i + b) - t_i\\bigr)^2,\\quad \\theta = (w, b)",
  about: {
    en: "Where the unit is saturated, the loss is a plateau with almost no slope, though the error is large. Methods that look at the sign or the scale of the gradient cross it; plain gradient descent waits.",
    ja: "ユニットが飽和したところでは、誤差が大きくても損失はほとんど傾きのない台地になります。勾配の符号や尺度を見る手法は渡っていきますが、ただの勾配降下法は待つしかありません。",
  },
  parameters: {},
  create: () => objective,
  minima: () => [minimum],
  infimum: () => minimum.value,
  window: () => ({ x: [-8, 8], y: [-6, 6] }),
  start: () => [-6, -2],
  gradientRate: () => 1,
});
