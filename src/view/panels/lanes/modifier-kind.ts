import type { Modifiers } from "../../../engine/modifiers/index.ts";
import type { ModifierDeclaration, ModifierKind } from "../../../engine/modifiers/types.ts";

/** A modifier of a lane, as it is set. */
export interface LaneModifier {
  readonly index: number;
  readonly declaration: ModifierDeclaration<keyof Modifiers>;
  readonly value: Modifiers[keyof Modifiers];
}

/** The kind that is the same as no modifier at all, of those that have one. */
const IDENTITY: { readonly [Id in keyof Modifiers]?: string } = { schedule: "constant" };

export const identityOf = ({ id, kinds }: LaneModifier["declaration"]): ModifierKind | undefined =>
  kinds.find((kind) => kind.id === IDENTITY[id]);

export function kindOf({ kinds, single }: LaneModifier["declaration"], value: LaneModifier["value"]) {
  if (value === undefined) return undefined;
  return single ? kinds[0] : kinds.find(({ id }) => "kind" in value && value.kind === id);
}
