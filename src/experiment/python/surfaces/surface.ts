import type { Piece } from "../../../engine/python/piece.ts";

/**
 * A surface as a Python class. Its parameters become attributes in snake case. Methods take θ as an array of (x, y) and are indented
 * as in a class; their operations are the engine's in the same order, so that the results differ in elementary functions only.
 */
export interface PythonSurface {
  readonly id: string;
  readonly className: string;
  /** J(x, y) in one line of plain characters. */
  readonly formula: string;
  /** Its method `value`, for both libraries. */
  readonly value: string;
  /** Its methods `gradient` and `hessian`, with NumPy. */
  readonly gradient: string;
  readonly hessian: string;
  /** For both libraries: J is a polynomial of degree two. */
  readonly quadratic?: true;
  /** `coordinate_minimizer(theta, i)`, where the surface declares one. */
  readonly coordinateMinimizer?: string;
  readonly needs?: readonly Piece[];
  /** The blurred surface, where the engine does not make it by a general rule: a class that inherits from the sharp one's. */
  readonly blurred?: BlurredPython;
}

export interface BlurredPython {
  /** `__init__(self, sigma)` and `value`, for both libraries; what is as in the sharp surface may be left out. */
  readonly value: string;
  readonly gradient?: string;
  readonly hessian?: string;
  readonly needs?: readonly Piece[];
}
