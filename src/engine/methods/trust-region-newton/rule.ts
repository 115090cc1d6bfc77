import { matrixVector } from "../../core/matrix.ts";
import type { Vector } from "../../core/types.ts";
import { dot, norm, zeros } from "../../core/vector.ts";
import { defineRule } from "../declare.ts";
import { takeModel, takeStep, tryStep } from "../tried-step.ts";

/** Steps whose actual decrease is below this share of the predicted one are not taken. */
const ACCEPT = 1e-4;
const SECULAR_ITERATIONS = 60;

/** Newton's method inside a ball in which the quadratic model is trusted. */
export const rule = defineRule({
  order: 2,
  comparesValues: {},
  takesEigenvectors: {},
  couples: "one radius for all coordinates",
  parameters: {
    radius: {
      kind: "number",
      symbol: "\\Delta_0",
      default: 1,
      min: 0,
      exclusiveMin: true,
      scale: "log",
      slider: [1e-3, 10],
    },
    maxRadius: {
      kind: "number",
      symbol: "\\Delta_{\\mathrm{max}}",
      default: 1000,
      min: 0,
      exclusiveMin: true,
      scale: "log",
      slider: [1e-2, 1e4],
    },
  },
  suggest: ({ extent }) => ({ radius: extent / 4 }),
  init: (n, { radius }) => ({
    g: zeros(n),
    H: zeros(n * n),
    J: 0,
    known: 0,
    lambda: zeros(n),
    Q: zeros(n * n),
    p: zeros(n),
    mu: 0,
    Delta: radius,
    rho: 0,
    accepted: 0,
    gHat: zeros(n),
    trial: zeros(n),
    product: zeros(n),
  }),
  step(oracle, theta, state, { maxRadius }) {
    const { g, H, lambda, Q, p, trial } = state;
    const n = theta.length;
    if (!takeModel(oracle, theta, state)) return;
    state.Delta = Math.min(state.Delta, maxRadius);
    state.mu = solveSubproblem(g, lambda, Q, state.Delta, p, state.gHat);
    matrixVector(H, p, state.product);
    const predicted = -dot(g, p) - 0.5 * dot(p, state.product);
    if (!(predicted > 0)) return;
    for (let i = 0; i < n; i++) trial[i] = theta[i]! + p[i]!;
    const value = tryStep(oracle, state, predicted);
    if (!(state.rho >= 0.25)) state.Delta = 0.25 * norm(p);
    else if (state.rho > 0.75 && state.mu > 0) state.Delta = Math.min(2 * state.Delta, maxRadius);
    if (!(state.rho > ACCEPT)) return;
    takeStep(theta, state, value);
  },
  forget(state) {
    state.known = 0;
  },
});

/**
 * The minimizer p of gᵀp + ½pᵀHp in the ball ‖p‖ ≤ Δ, from H = Q diag(λ) Qᵀ with λ ascending: p = −(H + μI)⁻¹g with the smallest
 * μ ≥ max(0, −λ₁) that keeps p inside, by Newton's iteration on 1/‖p‖ − 1/Δ (Nocedal & Wright, algorithm 4.3). In the hard case,
 * where g has no part along the lowest eigenvector, that eigenvector fills p up to the radius. Returns μ.
 */
function solveSubproblem(g: Vector, lambda: Vector, Q: Vector, radius: number, p: Vector, gHat: Vector): number {
  const n = g.length;
  // μ = least + rest. Sums of λ and `least` come first, so that a lowest curvature that is far smaller than the others keeps its digits.
  const least = Math.max(0, -lambda[0]!);
  let rest = 0;
  for (let j = 0; j < n; j++) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += Q[i * n + j]! * g[i]!;
    gHat[j] = sum;
    // Each part of p alone must fit into the radius.
    if (sum !== 0) rest = Math.max(rest, Math.abs(sum) / radius - (lambda[j]! + least));
  }
  // At that lower bound p is too long, unless 0 will do. 1/‖p‖ is nearly linear in μ, so Newton's iteration rises to the root.
  for (let iteration = 0; iteration < SECULAR_ITERATIONS; iteration++) {
    let square = 0;
    let slope = 0;
    for (let j = 0; j < n; j++) {
      if (gHat[j] === 0) continue;
      const bend = lambda[j]! + least + rest;
      const part = gHat[j]! / bend;
      square += part * part;
      slope += (part * part) / bend;
    }
    const length = Math.sqrt(square);
    const next = rest + ((length - radius) / radius) * (square / slope);
    if (!(length > radius && next > rest)) break;
    rest = next;
  }
  p.fill(0);
  for (let j = 0; j < n; j++) {
    if (gHat[j] === 0) continue;
    const weight = -gHat[j]! / (lambda[j]! + least + rest);
    for (let i = 0; i < n; i++) p[i] = p[i]! + weight * Q[i * n + j]!;
  }
  const room = radius * radius - dot(p, p);
  if (least > 0 && rest === 0 && room > 0) {
    // ‖p + τq₁‖ = Δ; both signs of τ lower the model alike.
    let along = 0;
    for (let i = 0; i < n; i++) along += p[i]! * Q[i * n]!;
    const tau = -along + Math.sqrt(along * along + room);
    for (let i = 0; i < n; i++) p[i] = p[i]! + tau * Q[i * n]!;
  }
  return least + rest;
}
