import { assign, gradientAt, type Line } from "../algorithms/declare.ts";
import { quantity } from "../algorithms/quantities.ts";

export const NOTHING = {
  en: "no step: g = 0, or no lower point was found along −g",
  ja: "何もしません: g = 0 であるか、−g の方向に今より低い点がありません",
};

/** The gradient is known from the end of the search before, unless that failed. */
export const gradient: Line = { ...gradientAt("theta", "all(known == 1, stalled == 0)"), state: null };

/** What follows once there is a direction: a check that it points downhill, the search, and the step. */
export const search: readonly Line[] = [
  assign("d", "-g", {
    when: "all(probes > 0, dot(g, d) >= 0)",
    unless: { en: "not needed: already a descent direction", ja: "不要: すでに降下方向です" },
  }),
  {
    kind: "found",
    to: "epsilonStar",
    state: "epsilon",
    tex: "\\arg\\min_\\epsilon J(\\theta + \\epsilon\\, #d)",
    note: { en: "found by search, probes: {{probes}}", ja: "探索で決定、試行 {{probes}} 回" },
  },
  assign("theta", "theta + epsilonStar * d", { when: "epsilonStar > 0", unless: NOTHING }),
];

export const direction = (from: string): Line => assign("d", from, { when: "probes > 0", unless: NOTHING });

export const searchDirection = quantity("vector", "step", "\\rho_t", "the search direction", "探索方向", "d");

export const pair: readonly Line[] = [
  {
    kind: "found",
    to: "gNext",
    state: "g",
    tex: "\\nabla_\\theta J(\\theta)",
    note: { en: "known from the search", ja: "探索で既知" },
  },
  assign("s", "theta - thetaBefore", { when: "epsilonStar > 0", unless: NOTHING }),
  assign("y", "gNext - g", { when: "epsilonStar > 0", unless: NOTHING }),
];

export const pairQuantities = {
  d: searchDirection,
  g: quantity("vector", "gradient", "g_t", "the gradient", "勾配", "grad"),
  theta: quantity("vector", "point", "\\theta", "the parameters", "パラメータ", "p"),
  s: quantity("vector", "step", "s", "the step just made", "直前の更新量"),
  y: quantity("vector", "gradient", "y", "the change of the gradient", "勾配の変化"),
};
