import { STREAM } from "../../engine/core/random.ts";
import { normals } from "../../engine/python/random.ts";
import { averageCode, schedulePieces } from "./lane-form.ts";
import { autogradScript } from "./numpy.ts";
import { assemble, resultCode, type ScriptLane, stopCode, surfacePieces } from "./script.ts";
import { lackOf, type TorchOptimizer, torchOptimizer } from "./torch-optimizer.ts";

/** A lane's script with PyTorch: its own optimizer where that walks the lane's path, else the lane's rule on PyTorch's gradients. */
export function torchScript(script: ScriptLane): string {
  const optimizer = torchOptimizer(script, "surface");
  return optimizer ? optimScript(script, optimizer) : autogradScript(script, lackOf(script));
}

/** Statements that make the gradient inexact and clip it. */
function alterations({ noise, clip }: ScriptLane["lane"]): string {
  const lines: string[] = [];
  if (noise) {
    lines.push(`theta.grad += SIGMA * torch.from_numpy(normals(${STREAM.gradientNoise}, k, 0, 2))`);
    lines.push(`theta.grad += ${typeof noise.bias === "number" ? "BIAS" : "torch.from_numpy(BIAS)"}`);
  }
  if (clip?.kind === "value") lines.push("torch.nn.utils.clip_grad_value_([theta], THRESHOLD)");
  if (clip?.kind === "norm") {
    lines.push("# torch.nn.utils.clip_grad_norm_ would divide by ‖g‖ + 10⁻⁶.");
    lines.push("length = theta.grad.norm()");
    lines.push("if length > THRESHOLD:");
    lines.push("    theta.grad.div_(length).mul_(THRESHOLD)");
  }
  return lines.map((line) => `                ${line}\n`).join("");
}

function optimScript(script: ScriptLane, { make, note, toPoint, own }: TorchOptimizer): string {
  const { lane } = script;
  return assemble(script, {
    library: "torch",
    about: ["With PyTorch, and gradients by autograd.", note],
    needs: "NumPy 1.20 and PyTorch 1.11, or later",
    pieces: [
      ...schedulePieces(script),
      ...surfacePieces(script, []),
      ...(lane.noise ? [normals] : []),
      ...(own ? [own] : []),
    ],
    run: runCode(script, make("[theta]"), toPoint),
  });
}

function runCode({ configuration, lane, surface }: ScriptLane, make: string, toPoint: string | undefined): string {
  const { average, continuation, schedule } = lane;
  const stages = continuation
    ? `    objectives = {sigma: Blurred(sigma) for sigma in SIGMAS if sigma > 0}
    objectives[0.0] = surface
`
    : "";
  const rate = schedule
    ? `            for group in optimizer.param_groups:
                group["lr"] = learning_rate(k)

`
    : "";
  return `def run():
    """The lane's path: θ after k updates for k = 0, 1, …, and J there."""
    surface = ${surface.className}()
${stages}    theta = torch.tensor(START, requires_grad=True)
    optimizer = ${make}
${average ? "    mean = np.array(START)\n" : ""}    rows = []
    for k in range(STEPS + 1):
${
  toPoint === undefined
    ? "        point = theta.detach().clone().requires_grad_()"
    : `        point = theta.detach() + ${toPoint}\n        point.requires_grad_()`
}
        loss = surface.value(point)
        (gradient,) = torch.autograd.grad(loss, point)
        if not torch.isfinite(torch.stack([*point, loss, *gradient])).all():
            break
${average ? `        theta_k = point.detach().numpy()\n${averageCode(lane, "theta_k")}` : ""}        rows.append((k, *point.tolist(), loss.item()${average ? ", *mean, surface.value(torch.tensor(mean)).item()" : ""}))
${stopCode(configuration)}        if k < STEPS:
${rate === "" ? "\n" : rate}            def closure():
                optimizer.zero_grad()
                loss = ${continuation ? "objectives[sigma_at(k)]" : "surface"}.value(theta)
                loss.backward()
${alterations(lane)}                return loss

            optimizer.step(closure)
${resultCode(lane)}`;
}
