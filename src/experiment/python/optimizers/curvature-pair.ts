import type { Piece } from "../piece.ts";
import { dot } from "../vectors.ts";

/** Whether a step and its change of gradient may enter an estimate of the inverse Hessian. */
export const hasCurvature: Piece = {
  code: `def has_curvature(s, y):
    """Whether a step s and its change of gradient y keep an estimate of the inverse Hessian positive definite."""
    return dot(s, y) > 1e-8 * np.sqrt(dot(s, s) * dot(y, y))
`,
  needs: [dot],
};
