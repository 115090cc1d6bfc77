import { type Inspection, Inspector } from "../engine/inspect.ts";
import type { RunSpecification } from "../engine/run.ts";

/** The lane inspected most recently, kept since the next inspection is usually one update further. */
let observed: { readonly key: string; readonly inspector: Inspector } | null = null;

/** Inspects a lane at update k; null if the lane ends before. */
export function inspectionAt(specification: RunSpecification, lane: number, k: number): Inspection | null {
  const key = JSON.stringify([specification, lane]);
  if (observed?.key !== key) observed = { key, inspector: new Inspector(specification, lane) };
  return observed.inspector.at(k);
}
