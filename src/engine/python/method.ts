import type { ParameterValues } from "../core/types.ts";
import type { Ground, Piece } from "./piece.ts";

/** The length of θ, as a Python expression. */
export const lengthOf = (on: Ground): string => (on === "surface" ? "2" : "DIMENSION");

/** An optimizer as a Python class, in NumPy and, where PyTorch has something like it, in PyTorch. */
export interface PythonMethod {
  readonly className: string;
  /** The rule in plain characters, a formula a line. */
  readonly rule: readonly string[];
  /**
   * The class for these parameters, which choose between variants. All but the learning rate become attributes in snake case; the
   * body, indented as in a class, has `step(self, problem, theta)` or, with a learning rate, `step(self, problem, theta, epsilon)`, which gives
   * the new θ. A problem has `value`, `gradient` and `hessian`.
   */
  form(params: ParameterValues, on: Ground): NumpyForm;
  /** Absent: PyTorch has nothing like it, and the class above is given PyTorch's gradients. */
  readonly torch?: TorchForm;
}

export interface NumpyForm {
  readonly body: string;
  /** The class that it inherits from. */
  readonly base?: string;
  readonly needs?: readonly Piece[];
  /** It has `forget(self)`, by itself or inherited, which drops what is known of J at θ. */
  readonly forgets?: true;
}

export interface TorchForm {
  /** PyTorch's own class; null where its rule does not agree for these parameters, or under a schedule. */
  builtIn?(params: ParameterValues, scheduled: boolean): BuiltIn | null;
  /** What to do where PyTorch's class does not agree: a class of its own, or, without `update`, the class in NumPy. */
  readonly own?: OwnTorch;
}

export interface BuiltIn {
  /** Makes it for these parameters, an expression. */
  readonly make: (parameters: string) => string;
  /** What to know about it. */
  readonly note: string;
  /** What to add to PyTorch's parameter for the lane's θ. */
  readonly toPoint?: string;
}

export interface OwnTorch {
  /** In what PyTorch's differs. */
  readonly differs: string | ((params: ParameterValues) => string);
  /** Statements for each parameter p, with its state and its group, before the gradient is asked for and after. */
  readonly ahead?: string;
  readonly update?: string;
}
