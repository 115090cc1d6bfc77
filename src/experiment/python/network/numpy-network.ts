import type { Loss } from "../../../engine/networks/types.ts";
import type { Piece } from "../../../engine/python/piece.ts";
import { activationNames, activationPieces } from "./activations.ts";
import { masksPiece } from "./dropout.ts";
import { hasSkips, type NetworkForm, parameterShapes } from "./network-form.ts";

/** The loss of outputs z and its derivative by them, ahead of weight decay and auxiliary heads. */
function lossPiece(loss: Loss, classes: boolean, r: string): Piece {
  if (loss === "cross-entropy")
    return {
      code: `def loss(z, y):
    """The mean of −log softmax(z) at the classes y."""
    z = z - np.max(z${r}, axis=1, keepdims=True)
    return np.mean(np.log(np.sum(np.exp(z), axis=1)) - z[np.arange(len(y)), y])


def loss_back(z, y):
    """∂loss/∂z: softmax less the one-hot target."""
    p = np.exp(z - np.max(z${r}, axis=1, keepdims=True))
    p /= np.sum(p, axis=1, keepdims=True)
    p[np.arange(len(y)), y] -= 1
    return p / len(y)
`,
    };
  const target = classes ? "np.eye(z.shape[1])[y]" : "y";
  return {
    code: `def loss(z, y):
    """The mean of ‖z − y‖²${classes ? ", where y stands for one-hot vectors" : ""}."""
    return np.mean(np.sum((z - ${target}) ** 2, axis=1))


def loss_back(z, y):
    """∂loss/∂z."""
    return 2 * (z - ${target}) / len(y)
`,
  };
}

function layoutPiece(form: NetworkForm): Piece {
  const { hidden, heads } = form.shape;
  const ends = heads.length > 0 ? "the output layer and the heads" : "the output layer";
  const own = form.biased ? "W and b" : "W";
  const parts = form.normalizes
    ? `W, γ and β of each hidden layer, then ${own} of ${ends}`
    : `${own} of each layer${heads.length > 0 ? ", the heads last" : ""}`;
  const rows = parameterShapes(form).map((row, l) => {
    const what = l < hidden.length ? "" : l === hidden.length ? "  # The output layer." : "  # An auxiliary head.";
    return `    ${row},${what}\n`;
  });
  return {
    code: `# θ is one vector: ${parts}, matrices row by row.
LAYERS = [
${rows.join("")}]


def unpack(theta):
    """The parameters layer by layer, as views of θ."""
    layers, at = [], 0
    for shapes in LAYERS:
        layers.append([])
        for shape in shapes:
            size = math.prod(shape)
            layers[-1].append(theta[at : at + size].reshape(shape))
            at += size
    return layers
`,
  };
}

/** The affine map of a layer whose parameters have these names, applied to x. */
const affine = ({ biased }: NetworkForm, x: string, W: string, b: string): string =>
  biased ? `${x} @ ${W}.T + ${b}` : `${x} @ ${W}.T`;

/** A layer's W and, if there is one, b, as the targets of an assignment. */
const pair = ({ biased }: NetworkForm, W: string, b: string): string => (biased ? `${W}, ${b}` : `(${W},)`);

/** The same within a longer list of targets. */
const innerPair = (form: NetworkForm, W: string, b: string): string =>
  form.biased ? `(${pair(form, W, b)})` : pair(form, W, b);

/** The gradients by them, of D = ∂J/∂ the affine map's outputs and its inputs x. */
const gradients = ({ biased }: NetworkForm, dW: string, db: string, D: string, x: string): string =>
  biased ? `${dW}[:], ${db}[:] = ${D}.T @ ${x}, np.sum(${D}, axis=0)` : `${dW}[:] = ${D}.T @ ${x}`;

/** The hidden layers' inputs and outputs. */
function forwardPiece(form: NetworkForm): Piece {
  const { normalizes, drops, activations, shape } = form;
  const { length: L } = shape.hidden;
  const [f] = activationNames(activations, "l");
  const output = drops ? `${f}(a[-1]) * masks[l]` : `${f}(a[-1])`;
  const next = hasSkips(form)
    ? `        new = ${output}
        h.append(new + h[-1] if new.shape == h[-1].shape else new)  # A skip connection where widths agree.
`
    : `        h.append(${output})\n`;
  const parameters = ["theta", "X", ...(normalizes ? ["running=None"] : []), ...(drops ? ["masks=None"] : [])];
  const masks = drops ? `    masks = masks or [1] * ${L}\n` : "";
  const layers = `unpack(theta)[:${L}]`;
  const row = next.includes("[l]")
    ? `l, ${innerPair(form, "W", "b")} in enumerate(${layers})`
    : `${pair(form, "W", "b")} in ${layers}`;
  return {
    code: normalizes
      ? `def forward(${parameters.join(", ")}):
    """An example to a row: the inputs h[0] = X, the hidden layers' h[1], h[2] …, and the a[0], a[1] … that f takes.

    The third list has what batch normalization made these of: â, and the batch's or the running means and variances.
    """
    h, a, normal = [X], [], []
${masks}    for l, (W, gamma, beta) in enumerate(${layers}):
        s = h[-1] @ W.T
        if running:
            mu, v = running[l]
        else:
            mu = np.mean(s, axis=0)
            v = np.mean((s - mu) ** 2, axis=0)
        a_hat = (s - mu) / np.sqrt(v + 1e-5)
        normal.append((a_hat, mu, v))
        a.append(gamma * a_hat + beta)
${next}    return h, a, normal
`
      : `def forward(${parameters.join(", ")}):
    """An example to a row: the inputs h[0] = X, the hidden layers' h[1], h[2] …, and the a[0], a[1] … that f takes."""
    h, a = [X], []
${masks}    for ${row}:
        a.append(${affine(form, "h[-1]", "W", "b")})
${next}    return h, a
`,
  };
}

/** The objective with its value and gradient, and, where it is asked for, the Hessian. */
function objectivePiece(form: NetworkForm, withHessian: boolean): Piece {
  const { shape, problem, normalizes, drops } = form;
  const { length: L } = shape.hidden;
  const output = affine(form, "h[-1]", "V", "c");
  const head = affine(form, "h[on]", "U", "u");
  const heads = shape.heads.length > 0;
  const decays = problem.weightDecay > 0;
  const terms = [
    "the mean loss",
    ...(heads ? ["HEAD_WEIGHT times those of the heads"] : []),
    ...(decays ? ["½λ‖W‖² over all W"] : []),
  ];
  const about = terms.length === 1 ? terms[0]! : `${terms.slice(0, -1).join(", ")} and ${terms.at(-1)}`;
  const passed = normalizes ? "h, a, normal" : "h, a";
  const first = normalizes ? "h, _, _" : "h, _";
  const skips = hasSkips(form);
  return {
    code: `class Objective:
    """J on some examples: ${about}."""

    def __init__(self, X, y${normalizes ? ", running=None" : ""}${drops ? ", masks=None" : ""}):
        self.X, self.y = X, y
${normalizes ? "        self.running = running  # Statistics that follow those of the batch.\n" : ""}${drops ? "        self.masks = masks  # Of an update; evaluations drop no unit.\n" : ""}
    def value(self, theta):
        layers = unpack(theta)
        ${first} = forward(theta, self.X${drops ? ", masks=self.masks" : ""})
        ${pair(form, "V", "c")} = layers[${L}]
        ${heads || decays ? "J =" : "return"} loss(${output}, self.y)
${
  heads
    ? `        for on, ${innerPair(form, "U", "u")} in zip(HEADS, layers[${L + 1}:]):
            J += HEAD_WEIGHT * loss(${head}, self.y)
`
    : ""
}${decays ? "        J += 0.5 * WEIGHT_DECAY * sum(np.sum(W * W) for W, *_ in layers)\n" : ""}${heads || decays ? "        return J\n" : ""}
    def gradient(self, theta):
        """∇J by backpropagation (algorithm 6.4). G is ∂J by what the way back has come to, an example to a row."""
        g = np.empty_like(theta)
        layers, gradients = unpack(theta), unpack(g)
        ${passed} = forward(theta, self.X${drops ? ", masks=self.masks" : ""})
${
  normalizes
    ? `        if self.running:
            follow(self.running, normal)
            self.running = None  # Only an update's first look at its batch counts.
`
    : ""
}        ${pair(form, "V", "c")} = layers[${L}]
        G = loss_back(${output}, self.y)
        ${pair(form, "dV", "dc")} = gradients[${L}]
        ${gradients(form, "dV", "dc", "G", "h[-1]")}
        G = G @ V
${
  heads
    ? `        from_heads = {}
        for on, ${innerPair(form, "U", "u")}, ${innerPair(form, "dU", "du")} in zip(HEADS, layers[${L + 1}:], gradients[${L + 1}:]):
            D = HEAD_WEIGHT * loss_back(${head}, self.y)
            ${gradients(form, "dU", "du", "D", "h[on]")}
            from_heads[on] = D @ U
`
    : ""
}${L > 0 ? wayBack(form, heads, skips) : ""}${
  decays
    ? `        for (W, *_), (dW, *_) in zip(layers, gradients):
            dW += WEIGHT_DECAY * W
`
    : ""
}        return g
${withHessian ? HESSIAN : ""}`,
    needs: normalizes ? [followPiece] : [],
  };
}

function wayBack(form: NetworkForm, heads: boolean, skips: boolean): string {
  const { shape, normalizes, biased, drops, activations } = form;
  const { length: L } = shape.hidden;
  const [, back] = activationNames(activations, "l");
  const layer = normalizes
    ? `            (W, gamma, _), (dW, dgamma, dbeta) = layers[l], gradients[l]
            a_hat, _, v = normal[l]
            dgamma[:], dbeta[:] = np.sum(G * a_hat, axis=0), np.sum(G, axis=0)
            G = gamma / np.sqrt(v + 1e-5) * (G - (dbeta + a_hat * dgamma) / len(G))
            dW[:] = G.T @ h[l]
`
    : `            ${biased ? "(W, _), (dW, db)" : "(W,), (dW,)"} = layers[l], gradients[l]
            ${gradients(form, "dW", "db", "G", "h[l]")}
`;
  return `${drops ? `        masks = self.masks or [1] * ${L}\n` : ""}        for l in reversed(range(${L})):
${heads ? "            G = G + from_heads.get(l + 1, 0)\n" : ""}${skips ? "            around = G if h[l].shape == h[l + 1].shape else 0  # The skip connection's share.\n" : ""}            G = ${back}(a[l], ${drops ? "G * masks[l]" : "G"})
${layer}            G = G @ W${skips ? " + around" : ""}
`;
}

const HESSIAN = `
    def hessian(self, theta):
        """H by complex steps (Squire and Trapp 1998): Im ∇J(θ + iηe) = η He to rounding, since η² is lost in it."""
        eta = 1e-100
        H = np.array([self.gradient(theta + 1j * eta * e).imag / eta for e in np.eye(len(theta))])
        return 0.5 * (H + H.T)
`;

const followPiece: Piece = {
  code: `def follow(running, normal):
    """Moves the running statistics a tenth of the way to a batch's, its variance unbiased."""
    for (mean, variance), (a_hat, mu, v) in zip(running, normal):
        n = len(a_hat)
        mean += 0.1 * (mu - mean)
        if n > 1:
            variance += 0.1 * (n / (n - 1) * v - variance)
`,
};

function evaluatePiece(form: NetworkForm): Piece {
  const { shape, normalizes, sizes } = form;
  const { length: L } = shape.hidden;
  return {
    code: `def evaluate(theta, X, y${normalizes ? ", running" : ""}):
    """The mean loss by itself${sizes.classes ? ", and the share of wrong classes" : ""}${normalizes ? ", by the running statistics" : ""}."""
    h, ${normalizes ? "_, _" : "_"} = forward(theta, X${normalizes ? ", running" : ""})
    ${pair(form, "V", "c")} = unpack(theta)[${L}]
    z = ${affine(form, "h[-1]", "V", "c")}
    return ${sizes.classes ? "loss(z, y), np.mean(np.argmax(z, axis=1) != y)" : "(loss(z, y),)"}
`,
  };
}

/** The network in NumPy: its layout, passes, loss, objective and evaluation. */
export function numpyNetwork(form: NetworkForm, withHessian: boolean): readonly Piece[] {
  const { problem, sizes } = form;
  const r = withHessian ? ".real" : "";
  return [
    layoutPiece(form),
    ...activationPieces(form.activations, r),
    ...(form.drops ? [masksPiece(form)] : []),
    forwardPiece(form),
    lossPiece(problem.loss, sizes.classes, r),
    objectivePiece(form, withHessian),
    evaluatePiece(form),
  ];
}
