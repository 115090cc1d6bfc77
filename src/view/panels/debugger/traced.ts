import type { Objective } from "../../../engine/core/types.ts";
import { stageAt } from "../../../engine/modifiers/continuation.ts";
import { blursOf, objectiveOf, type SurfaceRunSpecification } from "../../../engine/surface-task.ts";
import { type Convention, type TracedLine, trace } from "../../../engine/trace.ts";
import type { Look } from "../../../state/inspection.ts";

let objectives: {
  readonly specification: SurfaceRunSpecification;
  readonly exact: Objective;
  readonly blurred: (sigma: number) => Objective;
} | null = null;

/** What the update of a look works on: J, or under continuation a blur of it. */
export function objectiveAt({ specification, lane, inspection }: Look): Objective {
  const { problem } = specification;
  if (objectives?.specification !== specification)
    objectives = { specification, exact: objectiveOf(problem), blurred: blursOf(problem) };
  const { continuation } = specification.lanes[lane]!;
  const sigma = continuation?.sigmas[stageAt(continuation, inspection.k)] ?? 0;
  return sigma > 0 ? objectives.blurred(sigma) : objectives.exact;
}

let last: { readonly look: Look; readonly convention: Convention; readonly lines: readonly TracedLine[] } | null = null;

/** The lines of a look's update, carried out: once, whoever asks. */
export function tracedLook(look: Look, convention: Convention): readonly TracedLine[] {
  if (last?.look !== look || last.convention !== convention) {
    const lane = look.specification.lanes[look.lane]!;
    const lines = trace(look.inspection, lane, look.specification.seed, objectiveAt(look), convention);
    last = { look, convention, lines };
  }
  return last.lines;
}
