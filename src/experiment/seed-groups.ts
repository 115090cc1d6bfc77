import type { LaneConfiguration } from "./configuration.ts";

/** The fewest lanes of which a median and a range say something. */
const FEWEST = 3;

/** A lane's seed: its own, or the experiment's. */
const seedOf = (lane: LaneConfiguration, shared: number): number => lane.seed ?? shared;

/** Everything of a lane that decides its numbers, but its seed. */
function repeatedPart({
  seed: _seed,
  name: _name,
  color: _color,
  hidden: _hidden,
  ...lane
}: LaneConfiguration): string {
  return JSON.stringify(lane);
}

/** Lanes that are the same but for their seeds, which all differ: one method repeated. */
export interface SeedGroup {
  /** Indices of its lanes, ascending. */
  readonly lanes: readonly number[];
}

/** The groups of at least three lanes that differ in nothing but their seeds, in the order of their first lanes. */
export function seedGroups(lanes: readonly LaneConfiguration[], shared: number): readonly SeedGroup[] {
  const groups = new Map<string, Map<number, number>>();
  for (const [index, lane] of lanes.entries()) {
    const key = repeatedPart(lane);
    const members = groups.get(key) ?? new Map<number, number>();
    groups.set(key, members);
    // A second lane with the same seed repeats nothing.
    if (!members.has(seedOf(lane, shared))) members.set(seedOf(lane, shared), index);
  }
  return [...groups.values()]
    .filter((members) => members.size >= FEWEST)
    .map((members) => ({ lanes: [...members.values()] }));
}
