import type { Piece } from "./piece.ts";

/** xᵀy, summed in the engine's order. */
export const dot: Piece = {
  code: `def dot(x, y):
    return np.sum(x * y)  # x @ y may fuse or reorder the sum, and so end in other digits.
`,
  onNetworks: `def dot(x, y):
    return x @ y
`,
};

/** A x. */
export const times: Piece = {
  code: `def times(a, x):
    return np.array([dot(row, x) for row in a])
`,
  onNetworks: `def times(a, x):
    return a @ x
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
  onNetworks: `def eigen(a):
    """The eigenvalues of a symmetric matrix, ascending; its eigenvectors as columns, their largest entries positive."""
    if not np.all(np.isfinite(a)):
        return np.full(len(a), np.nan), np.full_like(a, np.nan)
    eigenvalues, Q = np.linalg.eigh(a)
    return eigenvalues, Q * np.sign(Q[np.argmax(np.abs(Q), axis=0), np.arange(len(a))])
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
  onNetworks: `def solve(a, b):
    """A x = b. Not finite where A is singular."""
    try:
        return np.linalg.solve(a, b)
    except np.linalg.LinAlgError:
        return np.full_like(b, np.nan)
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
  onNetworks: "norm = np.linalg.norm\n",
  needs: [dot],
};

/** A power of two near a number. */
export const powerOfTwo: Piece = {
  code: `def power_of_two(size):
    return 2.0 ** np.floor(np.log2(size))
`,
};

/** Whether a symmetric matrix is positive definite. */
export const positiveDefinite: Piece = {
  code: `def positive_definite(a):
    return a[0, 0] > 0 and a[1, 1] - (a[1, 0] / np.sqrt(a[0, 0])) ** 2 > 0 and np.all(np.isfinite(a))
`,
  onNetworks: `def positive_definite(a):
    """Whether a symmetric matrix has a Cholesky factor."""
    try:
        np.linalg.cholesky(a)
    except np.linalg.LinAlgError:
        return False
    return np.all(np.isfinite(a))
`,
};
