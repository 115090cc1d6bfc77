import type { ParameterValues } from "../core/types.ts";
import { type Algorithm, assign, gradientAt } from "./declare.ts";
import { quantity } from "./quantities.ts";

/** A quotient; with δ = 0 one that is 0 instead of 0/0 at a point of rest. */
const over = (a: string, b: string, { delta }: ParameterValues): string =>
  delta === 0 ? `quotient(${a}, ${b}, g)` : `${a} / ${b}`;

const move = assign("theta", "theta + DeltaTheta");
const effectiveRate = { en: "effective learning rate", ja: "実効学習率" };

/** Algorithm 8.1. */
export const sgd: Algorithm = {
  lines: () => [gradientAt("theta"), assign("theta", "theta - epsilon * g")],
};

const buffer = quantity(
  "vector",
  "gradient",
  "\\mathtt{buf}",
  "PyTorch's momentum_buffer, −v/ε",
  "PyTorch の momentum_buffer(−v/ε)",
);

/** Algorithm 8.2. */
export const momentum: Algorithm = {
  lines: () => [gradientAt("theta"), assign("v", "alpha * v - epsilon * g"), assign("theta", "theta + v")],
  torch: {
    quantities: { buffer },
    translation: { theta: "theta", buffer: "-v / epsilon" },
    lines: [gradientAt("theta"), assign("buffer", "alpha * buffer + g"), assign("theta", "theta - epsilon * buffer")],
  },
};

/** Algorithm 8.3. */
export const nesterov: Algorithm = {
  lines: () => [
    assign("thetaTilde", "theta + alpha * v"),
    gradientAt("thetaTilde"),
    assign("v", "alpha * v - epsilon * g"),
    assign("theta", "theta + v"),
  ],
  torch: {
    quantities: {
      buffer,
      parameter: quantity(
        "vector",
        "point",
        "\\mathtt{p}",
        "PyTorch's parameter: the look-ahead point θ + αv",
        "PyTorch のパラメータ(先読み点 θ + αv)",
      ),
    },
    translation: { parameter: "theta + alpha * v", buffer: "-v / epsilon" },
    lines: [
      gradientAt("parameter"),
      assign("buffer", "alpha * buffer + g"),
      assign("parameter", "parameter - epsilon * (g + alpha * buffer)"),
    ],
  },
};

/** Algorithm 8.4. */
export const adagrad: Algorithm = {
  quantities: {
    r: quantity("vector", "squares", "r", "the sum of squared gradients", "勾配の二乗和", "state_sum"),
  },
  lines: (params) => [
    gradientAt("theta"),
    assign("r", "r + g * g"),
    assign("DeltaTheta", `${over("-epsilon", "(delta + sqrt(r))", params)} * g`),
    move,
  ],
  series: [{ id: "effective-rate", label: effectiveRate, from: "epsilon / (delta + sqrt(r))" }],
};

const fadingSquares = quantity(
  "vector",
  "squares",
  "r",
  "a fading mean of squared gradients",
  "勾配の二乗の移動平均",
  "square_avg",
);

/** Algorithm 8.5. */
export const rmsprop: Algorithm = {
  quantities: { r: fadingSquares },
  lines: (params) => [
    gradientAt("theta"),
    assign("r", "rho * r + (1 - rho) * g * g"),
    // δ inside the root, as in the book; PyTorch adds it outside.
    assign("DeltaTheta", `${over("-epsilon", "sqrt(delta + r)", params)} * g`),
    move,
  ],
  series: [{ id: "effective-rate", label: effectiveRate, from: "epsilon / sqrt(delta + r)" }],
};

/** Algorithm 8.6. */
export const rmspropNesterov: Algorithm = {
  // PyTorch's RMSprop with momentum takes the gradient at θ: that is another method.
  notInTorch: true,
  quantities: { r: fadingSquares },
  lines: (params) => [
    assign("thetaTilde", "theta + alpha * v"),
    gradientAt("thetaTilde"),
    assign("r", "rho * r + (1 - rho) * g * g"),
    assign("v", `alpha * v - ${over("epsilon", "sqrt(delta + r)", params)} * g`),
    assign("theta", "theta + v"),
  ],
  series: [{ id: "effective-rate", label: effectiveRate, from: "epsilon / sqrt(delta + r)" }],
};

/** Zeiler 2012. */
export const adadelta: Algorithm = {
  quantities: {
    r: fadingSquares,
    rho: quantity("number", "none", "\\rho", "the decay rate", "減衰率", "rho"),
    s: quantity("vector", "none", "s", "a fading mean of squared steps", "更新量の二乗の指数移動平均", "acc_delta"),
    Delta: quantity(
      "vector",
      "step",
      "\\Delta",
      "the step before it is multiplied by ε",
      "ε を掛ける前の更新量",
      "delta",
    ),
  },
  lines: (params) => [
    gradientAt("theta"),
    assign("r", "rho * r + (1 - rho) * g * g"),
    assign("Delta", `${over("sqrt(s + delta)", "sqrt(r + delta)", params)} * g`),
    assign("s", "rho * s + (1 - rho) * Delta * Delta"),
    assign("theta", "theta - epsilon * Delta"),
  ],
  series: [{ id: "effective-rate", label: effectiveRate, from: "epsilon * sqrt(s + delta) / sqrt(r + delta)" }],
};

/** Algorithm 8.7, with β₁ and β₂ for the book's ρ₁ and ρ₂. */
export const adam: Algorithm = {
  quantities: {
    s: quantity(
      "vector",
      "gradient",
      "s",
      "the first moment: a fading mean of gradients",
      "一次モーメント(勾配の移動平均)",
      "exp_avg",
    ),
    r: quantity(
      "vector",
      "squares",
      "r",
      "the second moment: a fading mean of squared gradients",
      "二次モーメント(勾配の二乗の移動平均)",
      "exp_avg_sq",
    ),
    sHat: quantity(
      "vector",
      "gradient",
      "\\hat s",
      "the first moment, its bias corrected",
      "バイアス補正した一次モーメント",
    ),
    rHat: quantity(
      "vector",
      "squares",
      "\\hat r",
      "the second moment, its bias corrected",
      "バイアス補正した二次モーメント",
    ),
  },
  lines: (params) => [
    gradientAt("theta"),
    assign("t", "k + 1"),
    assign("s", "beta1 * s + (1 - beta1) * g"),
    assign("r", "beta2 * r + (1 - beta2) * g * g"),
    assign("sHat", "s / (1 - power(beta1, t))"),
    assign("rHat", "r / (1 - power(beta2, t))"),
    assign("DeltaTheta", over("-epsilon * sHat", "(sqrt(rHat) + delta)", params)),
    move,
  ],
  series: [{ id: "effective-rate", label: effectiveRate, from: "epsilon / (sqrt(rHat) + delta)" }],
};
