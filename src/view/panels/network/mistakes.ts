import type { Data } from "../../../engine/networks/types.ts";

/** The class that an example's outputs say: the largest one; of equal ones the first. */
export function saidClass(outputs: Float64Array, example: number, classes: number): number {
  let best = 0;
  for (let k = 1; k < classes; k++) if (outputs[example * classes + k]! > outputs[example * classes + best]!) best = k;
  return best;
}

/** Examples whose outputs, n × classes, say another class than they have; none where targets are values. */
export function mistakesOf({ n, outputs: classes, labels }: Data, outputs: Float64Array): number[] {
  if (!labels) return [];
  const wrong: number[] = [];
  for (let i = 0; i < n; i++) if (saidClass(outputs, i, classes) !== labels[i]) wrong.push(i);
  return wrong;
}

/** classes × classes times 0. */
export const noCounts = (classes: number): number[][] =>
  Array.from({ length: classes }, () => Array.from({ length: classes }, () => 0));

/** How often each class is taken for which: counts[truth][said]. */
export function confusionOf({ n, outputs: classes, labels }: Data, outputs: Float64Array): number[][] {
  const counts = noCounts(classes);
  if (labels) for (let i = 0; i < n; i++) counts[labels[i]!]![saidClass(outputs, i, classes)]!++;
  return counts;
}
