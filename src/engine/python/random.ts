import { STREAM } from "../core/random.ts";
import type { Piece } from "./piece.ts";

const philox: Piece = {
  code: `def philox(counter, seed):
    """Four random 32-bit words for a counter of four (each may be an array): Philox4x32-10 (Salmon et al. 2011)."""
    c0, c1, c2, c3 = counter
    k0, k1 = seed & 0xFFFFFFFF, seed >> 32
    for _ in range(10):
        high0, low0 = divmod(0xD2511F53 * c0, 1 << 32)
        high1, low1 = divmod(0xCD9E8D57 * c2, 1 << 32)
        c0, c1, c2, c3 = high1 ^ c1 ^ k0, low1, high0 ^ c3 ^ k1, low0
        k0, k1 = (k0 + 0x9E3779B9) & 0xFFFFFFFF, (k1 + 0xBB67AE85) & 0xFFFFFFFF
    return c0, c1, c2, c3
`,
};

const fraction: Piece = {
  code: `def fraction(high, low):
    """Two words as a number in [0, 1) with 53 random bits."""
    return ((high >> 5) * 0x4000000 + (low >> 6)) / 0x20000000000000
`,
};

/** A number in [0, 1) that belongs to an update. */
export const uniform: Piece = {
  code: `def uniform(k):
    """The number in [0, 1) that belongs to update k."""
    return fraction(*philox((k, 0, 0, ${STREAM.choice}), SEED)[:2])
`,
  needs: [philox, fraction],
};

/** Two standard normal numbers of four words. */
const boxMuller: Piece = {
  code: `def box_muller(words):
    """Two independent N(0, 1) numbers for every four words (Box and Muller 1958)."""
    radius = np.sqrt(-2 * np.log(1 - fraction(*words[:2])))
    angle = 2 * np.pi * fraction(*words[2:])
    return radius * np.cos(angle), radius * np.sin(angle)
`,
  needs: [philox, fraction],
};

/** Independent standard normal numbers that belong to (stream, index, part of it). */
export const normals: Piece = {
  code: `def normals(stream, index, part, n):
    """n independent N(0, 1) numbers that belong to this stream, index (of an update, say) and part of it."""
    places = np.arange(0, n, 2, dtype=np.uint64)
    return np.stack(box_muller(philox((index, places, part, stream), SEED)), axis=1).ravel()[:n]
`,
  needs: [boxMuller],
};

/** Independent numbers in [0, 1) that belong to (stream, index, part of it). */
export const uniforms: Piece = {
  code: `def uniforms(stream, index, part, n):
    """n independent numbers in [0, 1) that belong to this stream, index and part of it."""
    words = philox((index, np.arange(0, n, 2, dtype=np.uint64), part, stream), SEED)
    return np.stack([fraction(*words[:2]), fraction(*words[2:])], axis=1).ravel()[:n]
`,
  needs: [philox, fraction],
};

/** What the examples of a data set are drawn from, by the Python name of their seed. */
export const chance = (seed: string): Piece => ({
  code: `def chance(stream, n):
    """For each of n examples a number in [0, 1) and two of N(0, 1)."""
    i = np.arange(n, dtype=np.uint64)
    return (fraction(*philox((i, 0, 0, stream), ${seed})[:2]), *box_muller(philox((i, 0, 1, stream), ${seed})))
`,
  needs: [boxMuller],
});

/** The numbers 0 … n − 1 in an order that belongs to (seed, stream, index). */
export const shuffle: Piece = {
  code: `def shuffle(seed, stream, index, n):
    """0 … n − 1 in an order that belongs to this seed, stream and index (Fisher and Yates 1938)."""
    places = np.arange(n - 1, 0, -4).astype(np.uint64)
    words = np.stack(philox((index, places, 0, stream), seed), axis=1).ravel().tolist()
    order = list(range(n))
    for i, word in zip(range(n - 1, 0, -1), words):
        j = word * (i + 1) >> 32
        order[i], order[j] = order[j], order[i]
    return np.array(order)
`,
  needs: [philox],
};

/** Draws with replacement that belong to (stream, index). */
export const choices: Piece = {
  code: `def choices(stream, index, n, count):
    """Independent numbers from 0 to n − 1, so many as count says, that belong to this stream and index."""
    places = np.arange(0, count, 4, dtype=np.uint64)
    words = np.stack(philox((index, places, 0, stream), SEED), axis=1).ravel()[:count]
    return (words * n >> 32).astype(int)
`,
  needs: [philox],
};
