import { type AnyRule, comparesValuesOf } from "../core/rule.ts";
import { defaultsOf, isInUse, type Parameters, type ParameterValues, type Setting, type Text } from "../core/types.ts";

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
  /** An optimizer must have a use for this parameter for the modifier to make sense. */
  readonly needs?: string;
  /** It alters gradients for good, so that values of J do not belong to them: it makes no sense with a method that compares values. */
  readonly estranges?: true;
  /** The modifier needs something of the landscape that only surfaces have. */
  readonly surfacesOnly?: true;
}

/** Why a modifier makes no sense with an optimizer. */
export interface Misfit {
  /** What the optimizer has no use for; null where it compares values of J. */
  readonly lacks: string | null;
  /** The setting that would give it a use, or else the one in which it compares values; empty: any. */
  readonly setting: Setting;
}

/** Why a modifier makes no sense with an optimizer that is set so, whatever it works on; null where it does. */
export function misfitOf(
  { needs, estranges }: ModifierDeclaration,
  optimizer: Pick<AnyRule, "parameters" | "comparesValues">,
  params: ParameterValues,
): Misfit | null {
  const { parameters, comparesValues = {} } = optimizer;
  if (needs !== undefined) {
    const parameter = Object.hasOwn(parameters, needs) ? parameters[needs] : undefined;
    if (!parameter || !isInUse(parameter, { ...defaultsOf(parameters), ...params }))
      return { lacks: needs, setting: parameter?.when ?? {} };
  }
  return estranges && comparesValuesOf(optimizer, params) ? { lacks: null, setting: comparesValues } : null;
}

/** Whether a modifier makes sense with an optimizer that is set so, on a kind of problem. */
export function isUsable(
  modifier: ModifierDeclaration,
  optimizer: Pick<AnyRule, "parameters" | "comparesValues">,
  params: ParameterValues,
  on = "surface",
): boolean {
  return !(modifier.surfacesOnly && on !== "surface") && misfitOf(modifier, optimizer, params) === null;
}
