import { STREAM } from "../../engine/core/random.ts";
import type { Modifiers } from "../../engine/modifiers/index.ts";
import type { Schedule } from "../../engine/modifiers/schedule.ts";
import { float, floats } from "../../engine/python/literal.ts";
import type { Piece } from "../../engine/python/piece.ts";
import { normals } from "../../engine/python/random.ts";
import { norm } from "../../engine/python/vectors.ts";

/** ε of update k as Python statements that return it. */
function rate(schedule: Schedule): string {
  switch (schedule.kind) {
    case "constant":
      return "    return LEARNING_RATE\n";
    case "linear":
      return `    tau, final = ${float(schedule.tau)}, ${float(schedule.final)}
    if k >= tau:
        return final
    return (1 - k / tau) * LEARNING_RATE + k / tau * final
`;
    case "step":
      return `    return LEARNING_RATE * ${float(schedule.factor)} ** (k // ${schedule.every})\n`;
    case "exponential":
      return `    return LEARNING_RATE * ${float(schedule.factor)} ** k\n`;
    case "cosine":
      return `    tau, final = ${float(schedule.tau)}, ${float(schedule.final)}
    if k >= tau:
        return final
    return final + 0.5 * (LEARNING_RATE - final) * (1 + math.cos(math.pi * k / tau))
`;
    case "warmup":
      return `    return LEARNING_RATE * min(1.0, (k + 1) / ${float(schedule.tau)})\n`;
  }
}

/** `learning_rate(k)`. */
export function scheduleCode(schedule: Schedule): string {
  return `def learning_rate(k):
    """ε of update k, counted from 0."""
${rate(schedule)}`;
}

/** The constants that the lane's noise, clipping, average and continuation stand on. */
export function modifierConstants({ noise, clip, average, continuation }: Modifiers): readonly string[] {
  const lines: string[] = [];
  if (noise) {
    lines.push(`SIGMA = ${float(noise.sigma)}  # Standard deviation of the gradient's noise, in each component.`);
    const bias = typeof noise.bias === "number" ? float(noise.bias) : `np.array(${floats(noise.bias)})`;
    lines.push(`BIAS = ${bias}  # The gradient's constant error.`);
  }
  if (clip) lines.push(`THRESHOLD = ${float(clip.threshold)}  # Gradients up to this size pass unchanged.`);
  if (average?.kind === "ema" && average.decay > 0)
    lines.push(`AVERAGE_DECAY = ${float(average.decay)}  # What the running average keeps.`);
  if (continuation) {
    lines.push(`SIGMAS = ${floats(continuation.sigmas)}  # The stages' blurs; then J itself.`);
    lines.push(`STEPS_EACH = ${continuation.stepsEach}  # Updates of each stage.`);
  }
  return lines;
}

/** A problem whose answers are inexact. Made anew for each update, whose questions it counts. */
export const noisy = (withHessian: boolean): Piece => ({
  code: `class Noisy:
    """Answers that are off by a bias and by noise, both known from how often update k has asked."""

    def __init__(self, problem, k):
        self.value, self.problem, self.k = problem.value, problem, k
        self.gradients = self.hessians = 0  # How many this update has asked for.

    def gradient(self, theta):
        z = normals(${STREAM.gradientNoise}, self.k, self.gradients, len(theta))
        self.gradients += 1
        return self.problem.gradient(theta) + SIGMA * z + BIAS
${
  withHessian
    ? `
    def hessian(self, theta):
        n = len(theta)
        error = np.zeros((n, n))
        error[np.triu_indices(n)] = SIGMA * normals(${STREAM.hessianNoise}, self.k, self.hessians, n * (n + 1) // 2)
        self.hessians += 1
        return self.problem.hessian(theta) + error + np.triu(error, 1).T
`
    : ""
}`,
  needs: [normals],
});

/** A problem whose gradients are clipped. */
export function clipped(kind: "norm" | "value", withHessian: boolean): Piece {
  const [about, code] =
    kind === "norm"
      ? [
          "Gradients no longer than the threshold.",
          `        length = norm(g)
        return g / length * THRESHOLD if length > THRESHOLD else g
`,
        ]
      : [
          "Gradients whose components are no larger than the threshold.",
          "        return np.clip(g, -THRESHOLD, THRESHOLD)\n",
        ];
  return {
    code: `class Clipped:
    """${about}"""

    def __init__(self, problem):
        self.value, self.problem = problem.value, problem
${withHessian ? "        self.hessian = problem.hessian\n" : ""}
    def gradient(self, theta):
        g = self.problem.gradient(theta)
${code}`,
    needs: kind === "norm" ? [norm] : [],
  };
}

/** `sigma_at(k)`. */
export const stages: Piece = {
  code: `def sigma_at(k):
    """The blur that update k works on; 0 is J itself."""
    stage = k // STEPS_EACH
    return SIGMAS[stage] if stage < len(SIGMAS) else 0.0
`,
};
