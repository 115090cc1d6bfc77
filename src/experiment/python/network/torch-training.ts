import { STREAM } from "../../../engine/core/random.ts";
import { optimizerById } from "../../../engine/methods/index.ts";
import type { Piece } from "../../../engine/python/piece.ts";
import { normals } from "../../../engine/python/random.ts";
import { modifierPieces, optimizerPiece, schedulePieces } from "../lane-form.ts";
import type { TorchOptimizer } from "../torch-optimizer.ts";
import { batchPiece } from "./batches.ts";
import { dataPiece } from "./data.ts";
import type { NetworkForm } from "./network-form.ts";
import { alteredObjective } from "./numpy-training.ts";
import { beginRecord, evaluationCode, rateArgument, recordCode, runDoc, seekingPieces, takingCode } from "./record.ts";
import { copiedPiece, costCall, objectiveCall, torchNetwork } from "./torch-network.ts";

interface Training {
  readonly pieces: readonly Piece[];
  readonly run: string;
}

/** The pieces that every program with PyTorch begins with. */
function commonPieces(form: NetworkForm): readonly Piece[] {
  const batch = batchPiece(form);
  return [
    ...[dataPiece(form), ...(batch ? [batch] : []), ...schedulePieces(form), ...torchNetwork(form), copiedPiece],
    ...[objectiveAt(form), inOrderPiece(form), ...seekingPieces(form)],
  ];
}

/** Statements of `run` that make the data and the model. */
const begin = ({ sizes }: NetworkForm): string =>
  sizes.heldOut > 0
    ? `    (X, y), held_out = [[torch.from_numpy(array) for array in part] for part in data()]
    model = Network()
    initialize(model, y)
`
    : `    X, y = (torch.from_numpy(array) for array in data())
    model = Network()
    initialize(model, y)
`;

function evaluation(form: NetworkForm, theta: string): string {
  const at = (model: string) => `${objectiveCall(form, model, "X", "y")}.item()`;
  // In training mode a pass would move the running statistics.
  const whole = form.normalizes ? "copied(model, theta).train()" : "model";
  const named = (model: string) => (model === "model" ? at(model) : `objective_at(${model}, X, y)`);
  return evaluationCode(form, theta, {
    objective: named(whole),
    objectiveAtMean: `objective_at(copied(model, mean)${form.normalizes ? ".train()" : ""}, X, y)`,
    training: "evaluate(model, X, y)",
    heldOut: "evaluate(model, *held_out)",
    trainingAtMean: "evaluate(copied(model, mean), X, y)",
    heldOutAtMean: "evaluate(copied(model, mean), *held_out)",
    inOrderAtTheta: `in_order(${whole}, X, y)`,
    inOrder: inOrderAt(form),
  });
}

/** A call for a point that the model is not at. In training mode a pass would move the running statistics, so a copy goes there. */
const inOrderAt =
  ({ normalizes }: NetworkForm) =>
  (point: string) =>
    `in_order(copied(model, ${point})${normalizes ? ".train()" : ""}, X, y)`;

const inOrderPiece = (form: NetworkForm): Piece => ({
  code: `def in_order(model, X, y):
    """Whether J and ∇J are finite on these examples, as they have to be all along a lane."""
    J = ${objectiveCall(form, "model", "X", "y")}
    gradients = torch.autograd.grad(J, list(model.parameters()))
    return all(torch.isfinite(part).all() for part in [J, *gradients])
`,
});

/** `objective_at(model, X, y)`, J as a number. */
const objectiveAt = (form: NetworkForm): Piece => ({
  code: `@torch.no_grad()
def objective_at(model, X, y):
    return ${objectiveCall(form, "model", "X", "y")}.item()
`,
});

/** With a torch.optim.Optimizer. */
export function optimTraining(form: NetworkForm, { make, own }: TorchOptimizer): Training {
  const { lane, batches, normalizes, drops } = form;
  const [X, y] = batches.whole ? ["X", "y"] : ["X[batch]", "y[batch]"];
  const [dropping, dropped] = drops
    ? [`drop(model, masks_of(k, len(${batches.whole ? "X" : "batch"})))\n`, "drop(model)\n"]
    : ["", ""];
  const gradient = (result: string) => `optimizer.zero_grad()
${dropping}J = ${objectiveCall(form, "model", X, y)}
${dropped}J.backward()
${lane.noise || lane.clip ? `alter_gradients(model${lane.noise ? ", k" : ""})\n` : ""}${result}`;
  const indented = (text: string, by: number) => text.replaceAll(/^(?=.)/gm, " ".repeat(by));
  const step = own
    ? `
            def closure():
${indented(gradient("return J\n"), 16)}
            optimizer.step(closure)
`
    : indented(gradient("optimizer.step()\n"), 12);
  const rate = lane.schedule
    ? `            for group in optimizer.param_groups:
                group["lr"] = learning_rate(k)
`
    : "";
  return {
    pieces: [...commonPieces(form), ...(lane.noise || lane.clip ? [alterGradients(form)] : []), ...(own ? [own] : [])],
    run: `def run():
${runDoc(form)}${begin(form)}    optimizer = ${make("model.parameters()")}
    theta = parameters_to_vector(model.parameters()).detach()
${beginRecord(form, "theta")}    for k in range(STEPS + 1):
${evaluation(form, "theta")}        if k < STEPS:
${normalizes ? "            model.train()\n" : ""}${batches.whole ? "" : "            batch = batch_at(k)\n"}${rate}${step}            new = parameters_to_vector(model.parameters()).detach()
${takingCode(form, "theta", "torch.isfinite(new).all()", { inOrder: inOrderAt(form) })}${recordCode(form, "theta")}`,
  };
}

/** `alter_gradients(model, k)`: makes the gradient inexact and clips it, over all parameters together. */
function alterGradients({ lane: { noise, clip } }: NetworkForm): Piece {
  const inexact = noise
    ? `    g += SIGMA * torch.from_numpy(normals(${STREAM.gradientNoise}, k, 0, len(g))) + BIAS\n`
    : "";
  let clipping = "";
  if (clip?.kind === "value") clipping = "    g.clamp_(-THRESHOLD, THRESHOLD)\n";
  if (clip?.kind === "norm")
    clipping = `    # torch.nn.utils.clip_grad_norm_ would divide by ‖g‖ + 10⁻⁶.
    length = g.norm()
    if length > THRESHOLD:
        g.div_(length).mul_(THRESHOLD)
`;
  const about = [
    ...(noise ? ["Makes the gradient inexact"] : []),
    ...(clip ? [noise ? "clips it" : "Clips the gradient"] : []),
  ];
  return {
    code: `@torch.no_grad()
def alter_gradients(model${noise ? ", k" : ""}):
    """${about.join(" and ")}, as one vector over all parameters."""
    parameters = list(model.parameters())
    g = torch.cat([p.grad.flatten() for p in parameters])
${inexact}${clipping}    for p, part in zip(parameters, g.split([p.numel() for p in parameters])):
        p.grad.copy_(part.view_as(p))
`,
    needs: noise ? [normals] : [],
  };
}

/** With the lane's algorithm in NumPy, on derivatives by PyTorch. */
export function autogradTraining(form: NetworkForm): Training {
  const { lane, params, optimizer, batches, drops } = form;
  const withHessian = optimizerById(lane.optimizer).order === 2;
  const [X, y] = batches.whole ? ["X", "y"] : ["X[batch]", "y[batch]"];
  const objective = alteredObjective(
    lane,
    `Objective(model, ${X}, ${y}${drops ? `, masks_of(k, len(${batches.whole ? "X" : "batch"}))` : ""})`,
  );
  return {
    pieces: [
      ...commonPieces(form),
      autogradObjective(form, withHessian),
      ...modifierPieces(lane, withHessian),
      optimizerPiece(form, optimizer.form(params, "network")),
    ],
    run: `@np.errstate(all="ignore")  # Overflow is a result: the run ends before it.
def run():
${runDoc(form)}${begin(form)}    optimizer = ${optimizer.className}()
    theta = parameters_to_vector(model.parameters()).detach().numpy()
${beginRecord(form, "theta")}    for k in range(STEPS + 1):
${evaluation(form, "theta")}        if k < STEPS:
${batches.whole ? "" : "            batch = batch_at(k)\n"}            new = optimizer.step(${objective}, theta${rateArgument(form)})
${takingCode(form, "theta", "np.all(np.isfinite(new))", { inOrder: inOrderAt(form) })}            vector_to_parameters(torch.tensor(theta), model.parameters())
${recordCode(form, "theta")}`,
  };
}

function autogradObjective(form: NetworkForm, withHessian: boolean): Piece {
  const { normalizes, drops } = form;
  const train = normalizes ? ".train()" : "";
  const first = normalizes
    ? `        if self.fresh:
            # An update's first look at its batch moves the running statistics.
            self.fresh = False
            model = self.model.train()
            vector_to_parameters(torch.as_tensor(theta), model.parameters())
        else:
            model = copied(self.model, theta).train()
`
    : "        model = copied(self.model, theta)\n";
  const value = drops
    ? `        model = copied(self.model, theta)${train}
        drop(model, self.masks)
        return np.float64(objective_at(model, self.X, self.y))
`
    : `        return np.float64(objective_at(copied(self.model, theta)${train}, self.X, self.y))
`;
  const buffers = normalizes
    ? `            parts.update((name, buffer.clone()) for name, buffer in self.model.named_buffers())
`
    : "";
  return {
    code: `class Objective:
    """J on some examples for NumPy, with the derivatives that PyTorch finds."""

    def __init__(self, model, X, y${drops ? ", masks" : ""}):
        self.model, self.X, self.y = model, X, y
${drops ? "        self.masks = masks\n" : ""}${normalizes ? "        self.fresh = True\n" : ""}
    def value(self, theta):
${value}
    def gradient(self, theta):
${first}${drops ? "        drop(model, self.masks)\n" : ""}        J = ${objectiveCall(form, "model", "self.X", "self.y")}
${drops ? "        drop(model)\n" : ""}        return torch.cat([g.flatten() for g in torch.autograd.grad(J, list(model.parameters()))]).numpy()
${
  withHessian
    ? `
    def hessian(self, theta):
        named = dict(self.model.named_parameters())

        def J(theta):
            sizes = [p.numel() for p in named.values()]
            parts = {name: part.view_as(p) for (name, p), part in zip(named.items(), theta.split(sizes))}
${buffers}            return ${costCall(form, "functional_call(self.model, parts, (self.X,))", "self.y", "parts.values()")}

        return torch.autograd.functional.hessian(J, torch.tensor(theta)).numpy()
`
    : ""
}`,
  };
}
