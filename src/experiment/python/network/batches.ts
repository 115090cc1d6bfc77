import { STREAM } from "../../../engine/core/random.ts";
import type { Piece } from "../../../engine/python/piece.ts";
import { choices, shuffle } from "../../../engine/python/random.ts";
import type { NetworkForm } from "./network-form.ts";

/** `batch_at(k)`: the examples of update k; null where every update sees all of them. */
export function batchPiece({ problem, lane, batches, sizes: { n } }: NetworkForm): Piece | null {
  if (batches.whole) return null;
  const sampling = lane.sampling ?? problem.sampling;
  if (sampling === "with-replacement")
    return {
      code: `def batch_at(k):
    """The examples of update k, drawn with replacement."""
    return choices(${STREAM.batches}, k, ${n}, BATCH_SIZE)
`,
      needs: [choices],
    };
  const { perEpoch } = batches;
  const slice = "place * BATCH_SIZE : (place + 1) * BATCH_SIZE";
  if (sampling === "unshuffled")
    return {
      code: `def batch_at(k):
    """The examples of update k: all pass in their given order, again and again."""
    place = k % ${perEpoch}
    return np.arange(${n})[${slice}]
`,
    };
  const each = sampling === "shuffled";
  return {
    code: `@lru_cache(maxsize=1)
def order_of(epoch):
    return shuffle(SEED, ${STREAM.batches}, epoch, ${n})


def batch_at(k):
    """The examples of update k: ${each ? "every epoch passes over all in a new order" : "all pass in one random order, again and again"}."""
    ${each ? "epoch, place = divmod(k, " : "place = k % "}${perEpoch}${each ? ")" : ""}
    return order_of(${each ? "epoch" : "0"})[${slice}]
`,
    needs: [shuffle],
  };
}
