import { STREAM } from "../../../engine/core/random.ts";
import type { Piece } from "../../../engine/python/piece.ts";
import { uniforms } from "../../../engine/python/random.ts";
import type { NetworkForm } from "./network-form.ts";

/** `masks_of(k, n)`: what update k multiplies the hidden units' outputs by. */
export function masksPiece({ shape }: NetworkForm): Piece {
  const code = (made: string) => `def masks_of(k, n):
    """What update k multiplies n examples' hidden units by: 0 for dropped ones, else 1/(1 − DROPOUT)."""
    masks = []
    for l, units in enumerate([${shape.hidden.map(({ units }) => units).join(", ")}]):
        drops = uniforms(${STREAM.dropout}, k, l, n * units).reshape(n, units) < DROPOUT
        masks.append(${made})
    return masks
`;
  const mask = "np.where(drops, 0, 1 / (1 - DROPOUT))";
  return { code: { numpy: code(mask), torch: code(`torch.from_numpy(${mask})`) }, needs: [uniforms] };
}

/** The layer of a PyTorch network that drops units, and what has a network drop some. */
export const droppingPiece: Piece = {
  code: `class Dropout(nn.Module):
    """Multiplies by the mask of an update, if there is one. nn.Dropout draws masks of its own."""

    mask = None

    def forward(self, h):
        return h if self.mask is None else h * self.mask


def drop(model, masks=None):
    """Has the model drop units by a mask for each hidden layer, or none."""
    layers = [layer for layer in model.modules() if isinstance(layer, Dropout)]
    for l, layer in enumerate(layers):
        layer.mask = masks and masks[l]
`,
};
