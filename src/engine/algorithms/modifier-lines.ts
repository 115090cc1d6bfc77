import type { Modifiers } from "../modifiers/index.ts";
import type { Schedule } from "../modifiers/schedule.ts";
import { assign, type Line } from "./declare.ts";
import type { Value } from "./evaluate.ts";

const UNDER = { en: "short enough: unchanged", ja: "十分短いので変更なし" };

function scheduleFormula(rule: Schedule): { readonly from: string; readonly until?: string } | null {
  switch (rule.kind) {
    case "constant":
      return null;
    case "linear":
      return { from: "(1 - k/tau) * epsilonBase + k/tau * final", until: "k < tau" };
    case "step":
      return { from: "epsilonBase * power(gamma, floor(k/tau))" };
    case "exponential":
      return { from: "epsilonBase * power(gamma, k)" };
    case "cosine":
      return { from: "final + 1/2 * (epsilonBase - final) * (1 + cosine(k/tau))", until: "k < tau" };
    case "warmup":
      return { from: "epsilonBase * min(1, (k + 1)/tau)" };
  }
}

/** The lines that a lane's modifiers put before the optimizer's own. */
export function linesBefore({ schedule, continuation }: Modifiers): readonly Line[] {
  const lines: Line[] = [];
  if (continuation)
    lines.push({
      kind: "rule",
      by: "continuation",
      to: "blur",
      tex: "\\sigma^{(i)}, \\quad J(\\theta) \\leftarrow \\mathbb{E}_{\\theta' \\sim \\mathcal{N}(\\theta,\\, \\sigma^{(i)2} I)} J(\\theta')",
      compute: (values) => values.get("blur")!,
    });
  const formula = schedule && scheduleFormula(schedule);
  if (!formula) return lines;
  const over = { en: "the schedule is over", ja: "スケジュールは終わっています" };
  lines.push(
    assign("epsilon", formula.from, {
      by: "schedule",
      state: null,
      ...(formula.until !== undefined && { when: formula.until, unless: over }),
    }),
  );
  if (formula.until !== undefined)
    lines.push(
      assign("epsilon", "final", {
        by: "schedule",
        state: null,
        when: "k >= tau",
        unless: { en: "from update τ on", ja: "k ≥ τ の更新だけ" },
      }),
    );
  return lines;
}

/** The lines that noise and clipping put after a question for g or H. */
export function linesAfterQuestion(to: "g" | "H", { noise, clip }: Modifiers): readonly Line[] {
  if (to === "H") return noise && noise.sigma > 0 ? [assign("H", "H + sigma * Z", { by: "noise" })] : [];
  const lines: Line[] = [];
  if (noise) lines.push(assign("g", "g + sigma * z + bias", { by: "noise" }));
  if (clip?.kind === "norm")
    lines.push(assign("g", "threshold / norm(g) * g", { by: "clip", when: "norm(g) > threshold", unless: UNDER }));
  if (clip?.kind === "value") lines.push(assign("g", "max(-bound, min(bound, g))", { by: "clip" }));
  return lines;
}

/** The lines that follow the optimizer's own. */
export function linesAfter({ average }: Modifiers): readonly Line[] {
  if (!average) return [];
  if (average.kind === "uniform") return [assign("mean", "mean + 1/(k + 1) * (theta - mean)", { by: "average" })];
  return [assign("mean", "meanDecay * mean + (1 - meanDecay) * theta", { by: "average" })];
}

/** The quantities that modifiers bring along. `blur` is σ of the update's own stage. */
export function modifierValues({ schedule, noise, clip, average }: Modifiers, n: number): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>();
  if (schedule && "final" in schedule) values.set("final", schedule.final);
  if (schedule && "tau" in schedule) values.set("tau", schedule.tau);
  if (schedule?.kind === "step") values.set("tau", schedule.every);
  if (schedule && "factor" in schedule) values.set("gamma", schedule.factor);
  if (clip) values.set(clip.kind === "value" ? "bound" : "threshold", clip.threshold);
  if (noise) {
    const { sigma, bias } = noise;
    values.set("sigma", sigma);
    values.set(
      "bias",
      Float64Array.from({ length: n }, (_, i) => (typeof bias === "number" ? bias : bias[i]!)),
    );
  }
  if (average?.kind === "ema") values.set("meanDecay", average.decay);
  return values;
}
