import { optimizerById } from "../../../engine/methods/index.ts";
import type { Piece } from "../../../engine/python/piece.ts";
import type { LaneConfiguration } from "../../configuration.ts";
import { modifierPieces, optimizerPiece, schedulePieces } from "../lane-form.ts";
import { batchPiece } from "./batches.ts";
import { dataPiece } from "./data.ts";
import type { NetworkForm } from "./network-form.ts";
import { numpyNetwork } from "./numpy-network.ts";
import { beginRecord, evaluationCode, rateArgument, recordCode, runDoc, seekingPieces, takingCode } from "./record.ts";
import { drawnWeights, drawPiece, marginalsPiece } from "./start.ts";

/** The pieces and `run` of a lane's program with NumPy. */
export function numpyTraining(form: NetworkForm): { readonly pieces: readonly Piece[]; readonly run: string } {
  const { lane, params, optimizer } = form;
  const withHessian = optimizerById(lane.optimizer).order === 2;
  const batch = batchPiece(form);
  return {
    pieces: [
      dataPiece(form),
      ...(batch ? [batch] : []),
      ...schedulePieces(form),
      ...numpyNetwork(form, withHessian),
      initialPiece(form),
      inOrderPiece,
      ...seekingPieces(form),
      ...modifierPieces(lane, withHessian),
      optimizerPiece(form, optimizer.form(params, "network")),
    ],
    run: runCode(form),
  };
}

const inOrder = (theta: string) => `in_order(${theta}, X, y)`;

const inOrderPiece: Piece = {
  code: `def in_order(theta, X, y):
    """Whether J and ∇J are finite on these examples, as they have to be all along a lane."""
    whole = Objective(X, y)
    return np.isfinite(whole.value(theta)) and np.all(np.isfinite(whole.gradient(theta)))
`,
};

/** `initial(y)`, θ⁽⁰⁾. */
function initialPiece(form: NetworkForm): Piece {
  const { problem, shape, normalizes, biased } = form;
  const { model } = problem;
  const { length: L } = shape.hidden;
  const constant = biased && model.bias === "constant" && !normalizes && L > 0;
  const marginals = biased && model.bias === "marginals";
  const rest = [
    ...(normalizes ? [`    for _, gamma, _ in layers[:${L}]:\n        gamma[:] = 1\n`] : []),
    ...(constant ? [`    for _, b in layers[:${L}]:\n        b[:] = ${model.biasValue}\n`] : []),
    ...(marginals ? [`    for _, b in layers[${L}:]:\n        b[:] = marginals(y)\n`] : []),
  ];
  const told = [
    "weights are drawn",
    ...(normalizes ? ["γ is 1"] : []),
    ...(constant ? [`the hidden layers' b is ${model.biasValue}`] : []),
    ...(marginals ? ["output biases are the marginals"] : []),
  ];
  return {
    code: `def initial(y):
    """θ⁽⁰⁾: ${told.join(", ")}, the rest is 0."""
    theta = np.zeros(DIMENSION)
    layers = unpack(theta)
    for l, (W, *_) in enumerate(layers):
        W[:] = ${drawnWeights(model, "l", "*W.shape")}
${rest.join("")}    return theta
`,
    needs: [drawPiece(form), marginalsPiece(form)],
  };
}

/** An objective with the lane's noise and clipping around it. */
export function alteredObjective({ noise, clip }: LaneConfiguration, objective: string): string {
  const inexact = noise ? `Noisy(${objective}, k)` : objective;
  return clip ? `Clipped(${inexact})` : inexact;
}

function runCode(form: NetworkForm): string {
  const { start, lane, sizes, shape, batches, normalizes, drops, optimizer } = form;
  const running = normalizes ? ", running" : "";
  const evaluate = (theta: string, examples: string) => `evaluate(${theta}, ${examples}${running})`;
  const widths = shape.hidden.map(({ rows }) => rows);
  const [X, y] = batches.whole ? ["X", "y"] : ["X[batch]", "y[batch]"];
  const objective = alteredObjective(lane, `Objective(${X}, ${y}${running}${drops ? `, masks=masks` : ""})`);
  return `@np.errstate(all="ignore")  # Overflow is a result: the run ends before it.
def run():
${runDoc(form)}    ${sizes.heldOut > 0 ? "(X, y), held_out" : "X, y"} = data()
    theta = ${start ? "np.array(START)" : "initial(y)"}
${normalizes ? `    running = [(np.zeros(n), np.ones(n)) for n in [${widths.join(", ")}]]  # Means and variances for evaluations.\n` : ""}    optimizer = ${optimizer.className}()
${beginRecord(form, "theta")}    for k in range(STEPS + 1):
${evaluationCode(form, "theta", {
  objective: "Objective(X, y).value(theta)",
  objectiveAtMean: "Objective(X, y).value(mean)",
  training: evaluate("theta", "X, y"),
  heldOut: normalizes ? "evaluate(theta, *held_out, running)" : evaluate("theta", "*held_out"),
  trainingAtMean: evaluate("mean", "X, y"),
  heldOutAtMean: evaluate("mean", "*held_out"),
  inOrderAtTheta: inOrder("theta"),
  inOrder,
})}        if k < STEPS:
${batches.whole ? "" : "            batch = batch_at(k)\n"}${drops ? `            masks = masks_of(k, len(${batches.whole ? "X" : "batch"}))\n` : ""}            new = optimizer.step(${objective}, theta${rateArgument(form)})
${takingCode(form, "theta", "np.all(np.isfinite(new))", { inOrder })}${recordCode(form, "theta")}`;
}
