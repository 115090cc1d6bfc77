import { optimizerById } from "../../engine/methods/index.ts";
import type { NumpyForm } from "../../engine/python/method.ts";
import type { Library, Piece } from "../../engine/python/piece.ts";
import type { LaneConfiguration } from "../configuration.ts";
import type { Derivatives } from "./blur.ts";
import { averageCode, modifierPieces, optimizerPiece, schedulePieces } from "./lane-form.ts";
import { assemble, resultCode, type ScriptLane, stopCode, surfacePieces } from "./script.ts";

/** A lane's script with NumPy and exact derivatives. */
export function numpyScript(script: ScriptLane): string {
  const about = [
    "With NumPy and exact derivatives. The numbers are the lane's but for last digits of exp, cos and the like.",
  ];
  return algorithmScript(script, "numpy", { about, needs: "NumPy 1.20 or later" });
}

/** With PyTorch, for an algorithm that it lacks: the same algorithm on autograd's derivatives. */
export function autogradScript(script: ScriptLane, differs: string): string {
  const about = ["With PyTorch's derivatives.", differs];
  return algorithmScript(script, "torch", { about, needs: "NumPy 1.20 and PyTorch 1.11, or later" });
}

function algorithmScript(
  script: ScriptLane,
  library: Library,
  words: { readonly about: readonly string[]; readonly needs: string },
): string {
  const { lane, params, optimizer } = script;
  const form = optimizer.form(params, "surface");
  const withHessian = asksForHessian(script, form);
  const exact: Derivatives = withHessian ? ["gradient", "hessian"] : ["gradient"];
  return assemble(script, {
    library,
    ...words,
    pieces: [
      ...schedulePieces(script),
      ...surfacePieces(script, library === "numpy" ? exact : []),
      ...(library === "numpy" ? [] : [autograd(withHessian)]),
      ...modifierPieces(lane, withHessian),
      optimizerPiece(script, form),
    ],
    run: runCode(script, form, library),
  });
}

/** Whether the optimizer asks for H: always, or in an exact line search on a quadratic. */
function asksForHessian({ lane, surface }: ScriptLane, { base }: NumpyForm): boolean {
  const inSearch = base === "LineSearchMethod" && surface.quadratic === true && !lane.noise && !lane.clip;
  return optimizerById(lane.optimizer).order === 2 || inSearch;
}

const autograd = (withHessian: boolean): Piece => ({
  code: `class Autograd:
    """A surface for NumPy, with the derivatives that PyTorch finds."""

    def __init__(self, surface):
        self.surface = surface
        self.quadratic = getattr(surface, "quadratic", False)
        self.coordinate_minimizer = getattr(surface, "coordinate_minimizer", None)

    def value(self, theta):
        with torch.no_grad():
            return np.float64(self.surface.value(torch.tensor(theta)))

    def gradient(self, theta):
        theta = torch.tensor(theta, requires_grad=True)
        return torch.autograd.grad(self.surface.value(theta), theta)[0].numpy()
${
  withHessian
    ? `
    def hessian(self, theta):
        return torch.autograd.functional.hessian(self.surface.value, torch.tensor(theta)).numpy()
`
    : ""
}`,
});

/** What update k asks, as a Python expression. */
function problemOf({ noise, clip, continuation }: LaneConfiguration): string {
  let problem = continuation ? "objectives[sigma_at(k)]" : "surface";
  if (noise) problem = `Noisy(${problem}, k)`;
  return clip ? `Clipped(${problem})` : problem;
}

/** `run` of an optimizer in NumPy. */
function runCode(
  { configuration, lane, inUse, optimizer, surface }: ScriptLane,
  form: NumpyForm,
  library: Library,
): string {
  const { average, continuation, schedule } = lane;
  const made = (call: string) => (library === "numpy" ? call : `Autograd(${call})`);
  const rate = !inUse.learningRate ? "" : schedule ? ", learning_rate(k)" : ", LEARNING_RATE";
  const stages = continuation
    ? `    objectives = {sigma: ${made("Blurred(sigma)")} for sigma in SIGMAS if sigma > 0}
    objectives[0.0] = surface
`
    : "";
  const forget =
    continuation && form.forgets
      ? `            if k > 0 and sigma_at(k) != sigma_at(k - 1):
                optimizer.forget()
`
      : "";
  return `@np.errstate(all="ignore")  # Overflow is a result: the path ends before it.
def run():
    """The lane's path: θ after k updates for k = 0, 1, …, and J there."""
    surface = ${made(`${surface.className}()`)}
${stages}    optimizer = ${optimizer.className}()
    theta = np.array(START)
${average ? "    mean = theta\n" : ""}    rows = []
    for k in range(STEPS + 1):
        loss = surface.value(theta)
        if not np.all(np.isfinite([*theta, loss, *surface.gradient(theta)])):
            break
${averageCode(lane, "theta")}        rows.append((k, *theta, loss${average ? ", *mean, surface.value(mean)" : ""}))
${stopCode(configuration)}        if k < STEPS:
${forget}            theta = optimizer.step(${problemOf(lane)}, theta${rate})
${resultCode(lane)}`;
}
