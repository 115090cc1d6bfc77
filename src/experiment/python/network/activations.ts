import type { Activation } from "../../../engine/networks/types.ts";
import type { Piece } from "../../../engine/python/piece.ts";

/** An activation in Python. `r` is ".real" where a and G may be complex: H is found by complex steps. */
interface PythonActivation {
  readonly title: string;
  /** Statements that return f(a). */
  readonly value: (r: string) => string;
  /** Statements that return ∂J/∂a from G = ∂J/∂f(a), f the name of the activation. */
  readonly back: (r: string, f: string) => string;
  readonly needs?: (r: string) => readonly Piece[];
  /** The layer of torch.nn. */
  readonly torch: string;
}

const SIGMOID = "0.5 + 0.5 * np.tanh(0.5 * a)";

const phi = (r: string): Piece => ({
  code: {
    numpy: `erf = np.vectorize(math.erf)


def Phi(a):
    """The standard normal distribution's Φ(a)."""
${
  r === ""
    ? "    return 0.5 + 0.5 * erf(a / math.sqrt(2))\n"
    : `    value = 0.5 + 0.5 * erf(a.real / math.sqrt(2))
    return value + 1j * phi(a.real) * a.imag if np.iscomplexobj(a) else value
`
}

def phi(a):
    """Its density."""
    return np.exp(-0.5 * a * a) / math.sqrt(2 * math.pi)
`,
    torch: "",
  },
});

export const pythonActivations: Readonly<Record<Activation, PythonActivation>> = {
  identity: {
    title: "none",
    value: () => "    return a\n",
    back: () => "    return G\n",
    torch: "nn.Identity()",
  },
  sigmoid: {
    title: "the sigmoid 1/(1 + e⁻ᵃ), as a tanh, which cannot overflow",
    value: () => `    return ${SIGMOID}\n`,
    back: (_, f) => `    s = ${f}(a)\n    return G * s * (1 - s)\n`,
    torch: "nn.Sigmoid()",
  },
  tanh: {
    title: "tanh",
    value: () => "    return np.tanh(a)\n",
    back: () => "    return G * (1 - np.tanh(a) ** 2)\n",
    torch: "nn.Tanh()",
  },
  relu: {
    title: "max(0, a)",
    value: (r) => (r ? "    return np.where(a.real > 0, a, 0)\n" : "    return np.maximum(a, 0)\n"),
    back: (r) => `    return np.where(a${r} > 0, G, 0)\n`,
    torch: "nn.ReLU()",
  },
  "leaky-relu": {
    title: "a, or 0.01 a where it is negative",
    value: (r) => `    return np.where(a${r} > 0, a, 0.01 * a)\n`,
    back: (r) => `    return np.where(a${r} > 0, G, 0.01 * G)\n`,
    torch: "nn.LeakyReLU(0.01)",
  },
  softplus: {
    title: "log(1 + eᵃ)",
    value: (r) =>
      r
        ? "    return np.where(a.real > 0, a, 0) + np.log1p(np.exp(np.where(a.real > 0, -a, a)))\n"
        : "    return np.logaddexp(0, a)\n",
    back: () => `    return G * (${SIGMOID})\n`,
    // By itself PyTorch makes it linear from 20 on.
    torch: "nn.Softplus(threshold=700)",
  },
  gelu: {
    title: "a Φ(a) (Hendrycks and Gimpel 2016)",
    value: () => "    return a * Phi(a)\n",
    back: () => "    return G * (Phi(a) + a * phi(a))\n",
    needs: (r) => [phi(r)],
    torch: "nn.GELU()",
  },
  maxout: {
    title: "maxout: each unit is the largest of PIECES neighbours (Goodfellow et al. 2013)",
    value: (r) => `    a = a.reshape(len(a), -1, PIECES)
    return np.take_along_axis(a, np.argmax(a${r}, axis=2)[:, :, None], axis=2)[:, :, 0]
`,
    back: (r) => `    a = a.reshape(len(a), -1, PIECES)
    to_largest = np.zeros(a.shape, G.dtype)
    np.put_along_axis(to_largest, np.argmax(a${r}, axis=2)[:, :, None], G[:, :, None], axis=2)
    return to_largest.reshape(len(a), -1)
`,
    torch: "Maxout()",
  },
};

/** `f(a)` and `f_back(a, G)`, f being a name. */
function activationPiece(activation: Activation, r: string, f: string, whose: string): Piece {
  const { title, value, back, needs } = pythonActivations[activation];
  return {
    code: `def ${f}(a):
    """${whose}: ${title}."""
${value(r)}

def ${f}_back(a, G):
    """∂J/∂a from G = ∂J/∂${f}(a)."""
${back(r, f)}`,
    needs: needs?.(r) ?? [],
  };
}

const nameOf = (activation: Activation) => activation.replaceAll("-", "_");

/** The activations of the hidden layers: f and f_back, or a list of such pairs if layers differ. */
export function activationPieces(activations: readonly Activation[], r: string): readonly Piece[] {
  const kinds = [...new Set(activations)];
  if (kinds.length === 1) return [activationPiece(kinds[0]!, r, "f", "The hidden units' activation")];
  if (kinds.length === 0) return [];
  const pairs = activations.map((each) => `    (${nameOf(each)}, ${nameOf(each)}_back),\n`).join("");
  return [
    ...kinds.map((each) => activationPiece(each, r, nameOf(each), "An activation")),
    { code: `# The activation of each hidden layer, and its way back.\nACTIVATIONS = [\n${pairs}]\n` },
  ];
}

/** The activation of hidden layer `l` and its way back, as Python expressions. */
export const activationNames = (activations: readonly Activation[], l: string): readonly [f: string, back: string] =>
  new Set(activations).size > 1 ? [`ACTIVATIONS[${l}][0]`, `ACTIVATIONS[${l}][1]`] : ["f", "f_back"];

/** A layer of torch.nn's kind that it lacks. */
export const maxoutModule: Piece = {
  code: `class Maxout(nn.Module):
    """Each unit is the largest of PIECES neighbours (Goodfellow et al. 2013)."""

    def forward(self, a):
        return a.view(len(a), -1, PIECES).max(dim=2).values
`,
};
