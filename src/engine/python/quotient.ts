import type { ParameterValue } from "../core/types.ts";
import type { Piece } from "./piece.ts";

const piece: Piece = {
  code: `def quotient(a, b, g):
    """a / b, but 0 instead of a division by 0 where θ is at rest, since g = 0."""
    return a / b if np.any(g) else np.where(b == 0, 0.0, a / np.where(b == 0, 1.0, b))
`,
};

/** a / b as Python text, with what it needs. With δ = 0, b can be 0; a point where g = 0 is at rest all the same. */
export const quotient = (a: string, b: string, delta: ParameterValue | undefined) =>
  delta === 0
    ? ({ text: `quotient(${a}, ${b}, g)`, needs: [piece] } as const)
    : ({ text: `${a} / ${b}`, needs: [] } as const);

/** Why PyTorch's own class does not do with δ = 0. */
export const DIVIDES_BY_ZERO = `With eps = 0 PyTorch's class divides 0 by 0 where the gradient has always been 0. This class rests there.`;
