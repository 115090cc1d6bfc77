import type { ParameterValues, State, Text } from "../core/types.ts";
import type { Modifiers } from "../modifiers/index.ts";
import type { Value } from "./evaluate.ts";
import type { Quantities } from "./quantities.ts";

interface LineBase {
  /** The quantity that the line assigns. */
  readonly to: string;
  /** The entry of the optimizer's state that holds it after the update; absent: one of the same name, if there is one;
   * null: none. */
  readonly state?: string | null;
  /** The line is carried out where this condition holds. */
  readonly when?: string;
  /** Why it is not carried out where the condition does not hold. */
  readonly unless?: Text;
  /** The modifier that adds the line; absent: the optimizer's own. */
  readonly by?: keyof Modifiers;
}

/** A line of an algorithm. */
export type Line =
  /** to ← from, an expression over what is known so far. */
  | (LineBase & { readonly kind: "assign"; readonly from: string })
  /** The oracle is asked for ∇J or H at a point; where `kept` holds, the answer of an earlier update still stands. */
  | (LineBase & { readonly kind: "ask"; readonly to: "g" | "H"; readonly at: string; readonly kept?: string })
  /** The result of a search or choice inside the update, taken from the state that it left; `tex` says what was looked for. */
  | (LineBase & { readonly kind: "found"; readonly tex: string; readonly note?: Text })
  /** A rule that is no expression. */
  | (LineBase & {
      readonly kind: "rule";
      readonly tex: string;
      readonly compute: (values: ReadonlyMap<string, Value>, state: State) => Value;
    });

/** A quantity whose course over time is worth seeing though no state entry holds it. */
export interface DerivedSeries {
  readonly id: string;
  readonly label: Text;
  readonly from: string;
}

/** One update of an optimizer, line by line. */
export interface Algorithm {
  /** Quantities with a meaning or symbol of their own here. */
  readonly quantities?: Quantities;
  /** The lines under these parameter values. */
  lines(params: ParameterValues): readonly Line[];
  readonly series?: readonly DerivedSeries[];
  /** Entries of the state that the update's searches decide, known to all lines: the number of probes, a subproblem's multiplier. */
  readonly decided?: readonly string[];
  /** Why the lines never give a matrix, however short θ is. */
  readonly formsNoMatrix?: Text;
  /** PyTorch has no such method, so that there are no names of its own for what it works with. */
  readonly notInTorch?: true;
  /** PyTorch's own lines, where it keeps other quantities than the book. */
  readonly torch?: TorchForm;
}

/** The same update in PyTorch's variables. */
export interface TorchForm {
  readonly quantities: Quantities;
  /** Each of PyTorch's variables in those of the book, before the update as after it. */
  readonly translation: Readonly<Record<string, string>>;
  readonly lines: readonly Line[];
}

/** A line that assigns an expression. */
export function assign(to: string, from: string, more: Omit<LineBase, "to"> = {}): Line {
  return { kind: "assign", to, from, ...more };
}

/** g ← ∇J at a point. */
export function gradientAt(at: string, kept?: string): Line {
  return { kind: "ask", to: "g", at, ...(kept !== undefined && { kept }) };
}

/** H ← ∇²J(θ). */
export function hessianAt(kept?: string): Line {
  return { kind: "ask", to: "H", at: "theta", ...(kept !== undefined && { kept }) };
}
