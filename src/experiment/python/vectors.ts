import type { Piece } from "./piece.ts";

/** xᵀy, summed in the engine's order. */
export const dot: Piece = {
  code: `def dot(x, y):
    return np.sum(x * y)  # x @ y may fuse or reorder the sum, and so end in other digits.
`,
};

/** A x. */
export const times: Piece = {
  code: `def times(a, x):
    return np.array([dot(row, x) for row in a])
`,
  needs: [dot],
};

/** Eigenvalues and eigenvectors of a symmetric 2 × 2 matrix. */
export const eigen: Piece = {
  code: `def eigen(a):
    """The eigenvalues of a symmetric 2 × 2 matrix, ascending, and its eigenvectors as columns."""
    (p, q), (_, r) = a
    t = np.float64(0.0)
    if q != 0:
        cotangent = (0.5 * r - 0.5 * p) / q
        t = 1 / (abs(cotangent) + np.sqrt(cotangent * cotangent + 1))
        t = -t if cotangent < 0 else t
    cosine = 1 / np.sqrt(1 + t * t)
    sine = t * cosine
    first, second = p - t * q, r + t * q
    sign = -1 if t == -1 else 1  # The larger entry of each is positive.
    if first > second:
        return np.array([second, first]), np.array([[sign * sine, cosine], [sign * cosine, -sine]])
    return np.array([first, second]), np.array([[cosine, sign * sine], [-sine, sign * cosine]])
`,
};

/** A x = b for a 2 × 2 matrix. */
export const solve: Piece = {
  code: `def solve(a, b):
    """A x = b by elimination, the larger pivot first. Not finite where A is singular."""
    (p, q), (r, s) = a
    u, v = b
    if abs(r) > abs(p):
        p, q, u, r, s, v = r, s, v, p, q, u
    factor = r / p
    if factor != 0:
        s, v = s - factor * q, v - factor * u
    y = v / s
    return np.array([(u - q * y) / p, y])
`,
};

/** ‖x‖, also where the plain sum of squares overflows. */
export const norm: Piece = {
  code: `def norm(x):
    plain = np.sqrt(dot(x, x))
    if 1e-150 < plain < np.inf:
        return plain
    largest = np.max(np.abs(x))  # The squares overflow or underflow.
    return largest * np.sqrt(dot(x / largest, x / largest)) if 0 < largest < np.inf else largest
`,
  needs: [dot],
};
