import type { Piece } from "../../../engine/python/piece.ts";
import { maxoutModule, pythonActivations } from "./activations.ts";
import { droppingPiece, masksPiece } from "./dropout.ts";
import { hasSkips, type NetworkForm } from "./network-form.ts";
import { drawnWeights, drawPiece, marginalsPiece } from "./start.ts";

const counted = (n: number, thing: string) => `${n} ${thing}${n === 1 ? "" : "s"}`;

/** Batch normalization that takes batches of one example. */
const batchNormModule: Piece = {
  code: `class BatchNorm(nn.BatchNorm1d):
    """nn.BatchNorm1d refuses a batch of one example. Here its mean, which is itself, is taken off it: 0 is left."""

    def forward(self, a):
        if len(a) > 1 or not self.training:
            return super().forward(a)
        with torch.no_grad():
            self.running_mean += 0.1 * (a[0] - self.running_mean)
        return self.weight * (a - a) + self.bias
`,
};

/** The network as an nn.Module whose parameters stand in θ's order. */
function modulePiece(form: NetworkForm): Piece {
  const { shape, normalizes, sizes, activations, biased, drops } = form;
  const { hidden, output, heads } = shape;
  const linearOf = (inputs: number, rows: number, b: boolean) =>
    `nn.Linear(${inputs}, ${rows}${b ? "" : ", bias=False"})`;
  const single = normalizes && form.batches.smallest === 1;
  const layers = hidden.map(({ inputs, rows }, l) => [
    linearOf(inputs, rows, biased && !normalizes),
    ...(normalizes ? [`${single ? "BatchNorm" : "nn.BatchNorm1d"}(${rows})`] : []),
    pythonActivations[activations[l]!].torch,
    ...(drops ? ["Dropout()"] : []),
  ]);
  const apart = hasSkips(form) || heads.length > 0;
  const stack = apart
    ? `        self.hidden = nn.ModuleList(
            [
${layers.map((layer) => `                nn.Sequential(${layer.join(", ")}),\n`).join("")}            ]
        )
`
    : `        self.hidden = nn.Sequential(
${layers
  .flat()
  .map((module) => `            ${module},\n`)
  .join("")}        )
`;
  const headList = heads.map(({ layer }) => linearOf(layer.inputs, layer.rows, biased)).join(", ");
  return {
    code: `class Network(nn.Module):
    """From ${counted(sizes.width, "input")} to ${counted(sizes.outputs, "output")}${heads.length > 0 ? ", with those of the auxiliary heads as a second result" : ""}."""

    def __init__(self):
        super().__init__()
${hidden.length > 0 ? stack : ""}        self.output = ${linearOf(output.inputs, output.rows, biased)}
${heads.length > 0 ? `        self.heads = nn.ModuleList([${headList}])\n` : ""}
    def forward(self, x):
${forwardBody(form, apart)}`,
    needs: [
      ...(activations.includes("maxout") ? [maxoutModule] : []),
      ...(single ? [batchNormModule] : []),
      ...(drops ? [droppingPiece, masksPiece(form)] : []),
    ],
  };
}

function forwardBody(form: NetworkForm, apart: boolean): string {
  if (form.shape.hidden.length === 0) return "        return self.output(x)\n";
  if (!apart) return "        return self.output(self.hidden(x))\n";
  const skips = hasSkips(form);
  if (form.shape.heads.length === 0)
    return `        h = x
        for layer in self.hidden:
            new = layer(h)
            h = new + h if new.shape == h.shape else new  # A skip connection where widths agree.
        return self.output(h)
`;
  return `        h = [x]
        for layer in self.hidden:
${
  skips
    ? `            new = layer(h[-1])
            h.append(new + h[-1] if new.shape == h[-1].shape else new)  # A skip connection where widths agree.
`
    : "            h.append(layer(h[-1]))\n"
}        return self.output(h[-1]), [head(h[on]) for on, head in zip(HEADS, self.heads)]
`;
}

/** J is nothing but the loss. */
const isPlain = ({ problem, shape }: NetworkForm): boolean => problem.weightDecay === 0 && shape.heads.length === 0;

/** `loss(z, y)` and, where J is more, `objective(outputs, y)`; under weight decay `objective(outputs, y, parameters)`. */
function objectivePiece(form: NetworkForm): Piece {
  const { problem, shape, sizes } = form;
  const decays = problem.weightDecay > 0;
  const heads = shape.heads.length > 0;
  const target = sizes.classes ? `F.one_hot(y, ${sizes.outputs})` : "y";
  const loss =
    problem.loss === "cross-entropy"
      ? `def loss(z, y):
    """The mean of −log softmax(z) at the classes y."""
    return F.cross_entropy(z, y)
`
      : `def loss(z, y):
    """The mean of ‖z − y‖². F.mse_loss would divide by the number of outputs, too."""
    return (z - ${target}).square().sum(dim=1).mean()
`;
  const sum = heads ? "loss(z, y) + HEAD_WEIGHT * sum(loss(head, y) for head in heads)" : "loss(outputs, y)";
  if (isPlain(form)) return { code: loss };
  return {
    code: `${loss}

def objective(outputs, y${decays ? ", parameters" : ""}):
    """J: the mean loss${heads ? ", HEAD_WEIGHT times those of the heads" : ""}${decays ? `${heads ? "," : ""} and ½λ‖W‖²` : ""}."""
${heads ? "    z, heads = outputs\n" : ""}${
  decays
    ? `    J = ${sum}
    # The weight_decay of torch.optim would shrink biases as well, and would stand in the gradient alone.
    return J + 0.5 * WEIGHT_DECAY * sum(W.square().sum() for W in parameters if W.ndim == 2)
`
    : `    return ${sum}
`
}`,
  };
}

/** J of a model on some examples, an expression. */
export const objectiveCall = (form: NetworkForm, model: string, X: string, y: string): string =>
  costCall(form, `${model}(${X})`, y, `${model}.parameters()`);

/** The same of outputs and parameters. */
export const costCall = (form: NetworkForm, outputs: string, y: string, parameters: string): string =>
  isPlain(form)
    ? `loss(${outputs}, ${y})`
    : `objective(${outputs}, ${y}${form.problem.weightDecay > 0 ? `, ${parameters}` : ""})`;

function evaluatePiece({ shape, normalizes, sizes }: NetworkForm): Piece {
  const losses = "loss(z, y).item()";
  return {
    code: `@torch.no_grad()
def evaluate(model, X, y):
    """The mean loss by itself${sizes.classes ? ", and the share of wrong classes" : ""}${normalizes ? ", by the running statistics" : ""}."""
${normalizes ? "    model.eval()\n" : ""}    z${shape.heads.length > 0 ? ", _" : ""} = model(X)
    return ${sizes.classes ? `${losses}, (z.argmax(dim=1) != y).double().mean().item()` : `(${losses},)`}
`,
  };
}

/** `initialize(model, y)`: θ⁽⁰⁾, in place. */
function initializePiece(form: NetworkForm): Piece {
  const { start, problem, shape, normalizes, biased } = form;
  const { model } = problem;
  const { length: L } = shape.hidden;
  if (start)
    return {
      code: `def initialize(model, y):
    """START in the order of the parameters."""
    vector_to_parameters(torch.tensor(START), model.parameters())
`,
    };
  const constant = biased && model.bias === "constant" && !normalizes && L > 0;
  return {
    code: `@torch.no_grad()
def initialize(model, y):
    """The lane's first parameters. PyTorch's own defaults are others."""
    maps = [layer for layer in model.modules() if isinstance(layer, nn.Linear)]
    for l, layer in enumerate(maps):
        layer.weight.copy_(torch.from_numpy(${drawnWeights(model, "l", "*layer.weight.shape")}))
        if layer.bias is not None:
            layer.bias.zero_()
${constant ? `    for layer in maps[:${L}]:\n        layer.bias.fill_(${model.biasValue})\n` : ""}${
  biased && model.bias === "marginals"
    ? `    for layer in maps[${L}:]:
        layer.bias.copy_(torch.from_numpy(marginals(y.numpy())))
`
    : ""
}`,
    needs: [drawPiece(form), marginalsPiece(form)],
  };
}

/** A copy with other parameters. */
export const copiedPiece: Piece = {
  code: `def copied(model, theta):
    """The model with these parameters in place of its own, which it keeps."""
    other = copy.deepcopy(model)
    vector_to_parameters(torch.as_tensor(theta), other.parameters())
    return other
`,
};

/** The network in PyTorch: module, loss, first parameters and evaluation. */
export const torchNetwork = (form: NetworkForm): readonly Piece[] => [
  modulePiece(form),
  objectivePiece(form),
  initializePiece(form),
  evaluatePiece(form),
];
