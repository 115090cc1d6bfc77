import type { Piece } from "../../engine/python/piece.ts";

/** cos 2πt. */
const cosTurns: Piece = {
  code: `def cos_turns(t):
    """cos 2πt. Whole turns are taken off first, without rounding."""
    return xp.cos(2 * math.pi * (t - xp.round(t)))
`,
};

/** sin 2πt. */
const sinTurns: Piece = {
  code: `def sin_turns(t):
    """sin 2πt."""
    return xp.sin(2 * math.pi * (t - xp.round(t)))
`,
};

export const turns: readonly Piece[] = [cosTurns, sinTurns];

export const sigmoid: Piece = {
  code: {
    numpy: `def sigmoid(h):
    return 1 / (1 + np.exp(-h))
`,
    torch: "sigmoid = torch.sigmoid\n",
  },
};

export const erf: Piece = { code: { numpy: "erf = math.erf\n", torch: "erf = torch.erf\n" } };

/** E[f(z)] by sums over equally spaced nodes. */
export const normalMean: Piece = {
  code: `def normal_rule(strip):
    """Nodes and weights for E[f(z)], z ~ N(0, 1): exact to rounding for an f that is analytic where |Im z| < strip."""
    s = min(8.6, strip)
    count = min(8192, math.ceil(8.6 / (2 * math.pi * s / (42 + 0.5 * s * s))))
    step = 8.6 / count
    nodes = xp.arange(-count, count + 1) * step
    return nodes, step / math.sqrt(2 * math.pi) * xp.exp(-0.5 * nodes * nodes)


def normal_mean(rule, mean, deviation, f):
    """E[f(mean + deviation z)]."""
    nodes, weights = rule
    return xp.sum(weights * f(mean + deviation * nodes))
`,
};
