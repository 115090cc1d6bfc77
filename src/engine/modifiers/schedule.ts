import { cosTurns, powInteger } from "../core/elementary.ts";
import type { NumberParameter } from "../core/types.ts";
import type { ModifierDeclaration } from "./types.ts";

export type Schedule =
  | { readonly kind: "constant" }
  | { readonly kind: "linear"; readonly final: number; readonly tau: number }
  | { readonly kind: "step"; readonly every: number; readonly factor: number }
  | { readonly kind: "exponential"; readonly factor: number }
  | { readonly kind: "cosine"; readonly final: number; readonly tau: number }
  | { readonly kind: "warmup"; readonly tau: number };

const final: NumberParameter = {
  kind: "number",
  label: { en: "final rate", ja: "最終学習率" },
  symbol: "\\epsilon_\\tau",
  doc: { en: "The learning rate from update τ on.", ja: "k ≥ τ での学習率。" },
  default: 0,
  min: 0,
  scale: "log",
  slider: [1e-7, 1],
};

const tau: NumberParameter = {
  kind: "number",
  label: { en: "duration", ja: "期間" },
  symbol: "\\tau",
  doc: {
    en: "The number of updates until the schedule has run its course.",
    ja: "スケジュールが終わるまでの更新回数。",
  },
  default: 100,
  min: 1,
  scale: "log",
  slider: [1, 10_000],
  unit: { en: "updates", ja: "回" },
};

export const schedule: ModifierDeclaration<"schedule"> = {
  id: "schedule",
  title: { en: "Learning-rate schedule", ja: "学習率スケジュール" },
  section: "8.3.1",
  about: {
    en: "Changes the learning rate ε from update to update. k counts updates from 0.",
    ja: "学習率 ε を更新ごとに変えます。k は 0 から数えた更新回数です。",
  },
  needs: "learningRate",
  kinds: [
    {
      id: "constant",
      title: { en: "constant", ja: "一定" },
      about: { en: "The same rate at every update.", ja: "すべての更新で同じ学習率。" },
      tex: "\\epsilon_k = \\epsilon",
      parameters: {},
    },
    {
      id: "linear",
      title: { en: "linear decay", ja: "線形減衰" },
      about: {
        en: "Falls in a straight line until update τ, then stays (equation 8.14).",
        ja: "k = τ まで直線的に下がり、その後は一定です(式 (8.14))。",
      },
      tex: "\\epsilon_k = (1-\\tfrac{k}{\\tau})\\,\\epsilon + \\tfrac{k}{\\tau}\\,\\epsilon_\\tau",
      parameters: { final, tau },
    },
    {
      id: "step",
      title: { en: "step decay", ja: "階段状の減衰" },
      about: { en: "Multiplied by a factor at regular intervals.", ja: "一定の間隔ごとに係数を掛けます。" },
      tex: "\\epsilon_k = \\epsilon\\,\\gamma^{\\lfloor k/\\tau\\rfloor}",
      parameters: {
        every: {
          kind: "number",
          label: { en: "every", ja: "間隔" },
          symbol: "\\tau",
          doc: { en: "Updates between two drops of the rate.", ja: "学習率を下げる間隔(更新回数)。" },
          default: 100,
          min: 1,
          integer: true,
          scale: "log",
          slider: [1, 10_000],
          unit: { en: "updates", ja: "回" },
        },
        factor: {
          kind: "number",
          label: { en: "factor", ja: "係数" },
          symbol: "\\gamma",
          doc: { en: "What the rate is multiplied by at each drop.", ja: "下げるたびに掛ける係数。" },
          default: 0.5,
          min: 0,
          max: 1,
          scale: "linear",
          slider: [0, 1],
        },
      },
    },
    {
      id: "exponential",
      title: { en: "exponential decay", ja: "指数減衰" },
      about: { en: "Multiplied by a factor at every update.", ja: "更新のたびに係数を掛けます。" },
      tex: "\\epsilon_k = \\epsilon\\,\\gamma^k",
      parameters: {
        factor: {
          kind: "number",
          label: { en: "factor", ja: "係数" },
          symbol: "\\gamma",
          doc: { en: "What the rate is multiplied by at each update.", ja: "更新のたびに掛ける係数。" },
          default: 0.99,
          min: 0,
          max: 1,
          scale: "linear",
          slider: [0.9, 1],
        },
      },
    },
    {
      id: "cosine",
      title: { en: "cosine decay", ja: "コサイン減衰" },
      about: {
        en: "Half a cosine wave down to the final rate (Loshchilov & Hutter 2017, without restarts).",
        ja: "余弦波の半周期で最終学習率まで下がります(Loshchilov & Hutter 2017、再始動なし)。",
      },
      tex: "\\epsilon_k = \\epsilon_\\tau + \\tfrac12(\\epsilon-\\epsilon_\\tau)\\bigl(1+\\cos\\tfrac{\\pi k}{\\tau}\\bigr)",
      parameters: { final, tau },
    },
    {
      id: "warmup",
      title: { en: "warm-up", ja: "ウォームアップ" },
      about: {
        en: "Rises in a straight line and reaches the full rate at the τ-th update.",
        ja: "直線的に上がり、τ 回目の更新で本来の学習率に達します。",
      },
      tex: "\\epsilon_k = \\epsilon\\,\\min\\bigl(1, \\tfrac{k+1}{\\tau}\\bigr)",
      parameters: { tau },
    },
  ],
};

/** The learning rate ε_k of update k (counted from 0), from the base rate ε. */
export function rateAt(rule: Schedule, epsilon: number, k: number): number {
  switch (rule.kind) {
    case "constant":
      return epsilon;
    case "linear": {
      if (k >= rule.tau) return rule.final;
      const alpha = k / rule.tau;
      return (1 - alpha) * epsilon + alpha * rule.final;
    }
    case "step":
      return epsilon * powInteger(rule.factor, Math.floor(k / rule.every));
    case "exponential":
      return epsilon * powInteger(rule.factor, k);
    case "cosine":
      if (k >= rule.tau) return rule.final;
      return rule.final + 0.5 * (epsilon - rule.final) * (1 + cosTurns(k / rule.tau / 2));
    case "warmup":
      return epsilon * Math.min(1, (k + 1) / rule.tau);
  }
}
