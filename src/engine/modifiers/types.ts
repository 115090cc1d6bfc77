import type { Parameters, Text } from "../core/types.ts";

/** One way in which a modifier can act, with parameters of its own. */
export interface ModifierKind {
  /** The value of the modifier's `kind` field. */
  readonly id: string;
  readonly title: Text;
  readonly about: Text;
  readonly tex: string;
  readonly parameters: Parameters;
}

/** Something that a lane may add to its optimizer, which knows nothing of it. */
export interface ModifierDeclaration<Id extends string = string> {
  /** The lane's field. */
  readonly id: Id;
  readonly title: Text;
  readonly section: string;
  readonly about: Text;
  readonly kinds: readonly ModifierKind[];
  /** The modifier has one kind only, and its configuration no `kind` field. */
  readonly single?: true;
  /** An optimizer must have this parameter for the modifier to make sense. */
  readonly needs?: string;
  /** With this parameter the modifier makes no sense: the values along a ray do not belong to a clipped gradient, for example. */
  readonly refuses?: string;
  /** The modifier needs something of the landscape that only surfaces have. */
  readonly surfacesOnly?: true;
}

/** Whether a modifier makes sense with an optimizer that has these parameters, on a surface or on a network. */
export function isUsable(
  { needs, refuses, surfacesOnly }: ModifierDeclaration,
  parameters: Parameters,
  on: "surface" | "network" = "surface",
): boolean {
  const has = (name: string) => Object.hasOwn(parameters, name);
  if (surfacesOnly && on === "network") return false;
  return (needs === undefined || has(needs)) && (refuses === undefined || !has(refuses));
}
