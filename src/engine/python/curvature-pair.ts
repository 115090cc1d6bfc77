import type { Piece } from "./piece.ts";
import { dot, powerOfTwo } from "./vectors.ts";

/** Whether a step and its change of gradient may enter an estimate of the inverse Hessian. */
export const hasCurvature: Piece = {
  code: `def has_curvature(s, y):
    """Whether a step s and its change of gradient y keep an estimate of the inverse Hessian positive definite."""
    return dot(s, y) > 1e-8 * np.sqrt(dot(s, s) * dot(y, y))
`,
  needs: [dot],
};

/** The pair itself, or both scaled alike where products of their entries could overflow. */
export const balanced: Piece = {
  code: `def balanced(s, y):
    """The pair, divided by a power of two if products of its entries could overflow: no formula changes."""
    long, steep = np.max(np.abs(s)), np.max(np.abs(y))
    if (long < 1e70 and steep < 1e70) or not (long > 0 and steep > 0 and long + steep < np.inf):
        return s, y
    divisor = power_of_two(np.sqrt(long) * np.sqrt(steep))
    return s / divisor, y / divisor
`,
  needs: [powerOfTwo],
};
