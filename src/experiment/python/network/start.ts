import { STREAM } from "../../../engine/core/random.ts";
import type { Initialization, ModelSpecification } from "../../../engine/networks/types.ts";
import { float, floats, wrapped } from "../../../engine/python/literal.ts";
import type { Piece } from "../../../engine/python/piece.ts";
import { normals, uniforms } from "../../../engine/python/random.ts";
import type { NetworkForm } from "./network-form.ts";

const uniformBelow = (bound: string) =>
  `    return ${bound} * (2 * uniforms(${STREAM.weights}, l, 0, rows * inputs) - 1).reshape(rows, inputs)\n`;
const NORMALS = `normals(${STREAM.weights}, l, 0, rows * inputs).reshape(rows, inputs)`;
const normalOf = (deviation: string) => `    return ${deviation} * ${NORMALS}\n`;

/** The rules as text of `draw(l, rows, inputs)`, with what each is called. */
const rules: Readonly<Record<Initialization, readonly [about: string, code: string, needs: readonly Piece[]]>> = {
  zeros: ["zero", "    return np.zeros((rows, inputs))\n", []],
  constant: ["one", "    return np.ones((rows, inputs))\n", []],
  uniform: ["uniform within ±1/√m, m the number of inputs", uniformBelow("1 / math.sqrt(inputs)"), [uniforms]],
  gaussian: ["standard normal", `    return ${NORMALS}\n`, [normals]],
  "glorot-uniform": [
    "uniform within ±√(6/(m + n)) (Glorot and Bengio 2010)",
    uniformBelow("math.sqrt(6 / (inputs + rows))"),
    [uniforms],
  ],
  "glorot-normal": [
    "normal with variance 2/(m + n) (Glorot and Bengio 2010)",
    normalOf("math.sqrt(2 / (inputs + rows))"),
    [normals],
  ],
  "he-uniform": ["uniform within ±√(6/m) (He et al. 2015)", uniformBelow("math.sqrt(6 / inputs)"), [uniforms]],
  "he-normal": ["normal with variance 2/m (He et al. 2015)", normalOf("math.sqrt(2 / inputs)"), [normals]],
  orthogonal: [
    "orthogonal, Q of the QR with a positive diagonal of R (Saxe et al. 2013)",
    `    Z = ${NORMALS}
    Q, R = np.linalg.qr(Z if rows > inputs else Z.T)
    Q = Q * np.sign(np.diag(R))
    return Q if rows > inputs else Q.T
`,
    [normals],
  ],
  sparse: [
    "standard normal, all but NON_ZERO of each unit set to 0 (Martens 2010)",
    `    W = ${NORMALS}
    draws = uniforms(${STREAM.weights}, l, 1, rows * inputs).reshape(rows, inputs)
    for weights, numbers in zip(W, draws):
        order = list(range(inputs))
        for i, number in enumerate(numbers):
            j = i + int(number * (inputs - i))
            order[i], order[j] = order[j], order[i]
        weights[order[NON_ZERO:]] = 0
    return W
`,
    [normals, uniforms],
  ],
};

/** `draw(l, rows, inputs)`: the first W of affine map l. */
export function drawPiece({ problem: { model } }: NetworkForm): Piece {
  const [about, code, needs] = rules[model.init];
  return {
    code: `def draw(l, rows, inputs):
    """The first W of affine map l: ${about}."""
${code}`,
    needs,
  };
}

/** W of affine map l as a Python expression. */
export function drawnWeights({ init, initScale }: ModelSpecification, l: string, shape: string): string {
  return initScale === 1 || init === "zeros" ? `draw(${l}, ${shape})` : `INIT_SCALE * draw(${l}, ${shape})`;
}

export function startConstants({ start, problem: { model } }: NetworkForm): readonly string[] {
  if (start) return [`START = ${wrapped(floats(start), 88, "    ")}  # θ before the first update.`];
  return [
    `INIT_SCALE = ${float(model.initScale)}  # A factor on the first weights.`,
    `NON_ZERO = ${model.nonZero ?? 15}  # Weights of a unit that are not 0 at first.`,
  ];
}

/** `marginals(y)`: outputs that predict the targets' distribution or mean, whatever the input. */
export function marginalsPiece({ problem: { loss }, sizes: { classes, outputs } }: NetworkForm): Piece {
  const shares = `np.bincount(y, minlength=${outputs})`;
  const [about, value] = !classes
    ? ["the targets' mean", "np.mean(y, axis=0)"]
    : loss === "squared-error"
      ? ["the share of each class", `${shares} / len(y)`]
      : [
          "how often each class occurs, one without examples counted as half a one",
          `np.log(np.maximum(${shares}, 0.5) / len(y))`,
        ];
  return {
    code: `def marginals(y):
    """Output biases that first predict ${about}."""
    return ${value}
`,
  };
}
