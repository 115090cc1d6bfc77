import { STREAM } from "../../engine/core/random.ts";
import type { Piece } from "./piece.ts";

const philox: Piece = {
  code: `def philox(counter, seed):
    """Four random 32-bit words of a counter of four words and a seed: Philox4x32-10 (Salmon et al. 2011)."""
    c0, c1, c2, c3 = counter
    k0, k1 = seed & 0xFFFFFFFF, seed >> 32
    for _ in range(10):
        high0, low0 = divmod(0xD2511F53 * c0, 1 << 32)
        high1, low1 = divmod(0xCD9E8D57 * c2, 1 << 32)
        c0, c1, c2, c3 = high1 ^ c1 ^ k0, low1, high0 ^ c3 ^ k1, low0
        k0, k1 = (k0 + 0x9E3779B9) & 0xFFFFFFFF, (k1 + 0xBB67AE85) & 0xFFFFFFFF
    return c0, c1, c2, c3


def fraction(high, low):
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
  needs: [philox],
};

/** Independent standard normal numbers that belong to (stream, update, part of it). */
export const normals: Piece = {
  code: `def normals(stream, k, part, n):
    """n independent N(0, 1) numbers that belong to this stream, update and part of it (Box and Muller 1958)."""
    numbers = []
    for i in range(0, n, 2):
        words = philox((k, i, part, stream), SEED)
        radius = math.sqrt(-2 * math.log(1 - fraction(*words[:2])))
        angle = 2 * math.pi * fraction(*words[2:])
        numbers += [radius * math.cos(angle), radius * math.sin(angle)]
    return np.array(numbers[:n])
`,
  needs: [philox],
};
