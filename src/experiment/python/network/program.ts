import type { Activation } from "../../../engine/networks/types.ts";
import type { Library } from "../../../engine/python/piece.ts";
import { needsWholeSet } from "../../../engine/training/fitness.ts";
import { type NetworkConfiguration, problemTitle } from "../../configuration.ts";
import { headOf } from "../lane-form.ts";
import { assembled } from "../program.ts";
import { lackOf, torchOptimizer } from "../torch-optimizer.ts";
import { networkConstants } from "./constants.ts";
import { type NetworkForm, networkForm } from "./network-form.ts";
import { numpyTraining } from "./numpy-training.ts";
import { givesOf, MAIN } from "./record.ts";
import { autogradTraining, optimTraining } from "./torch-training.ts";

/** A lane on a network as a program. */
export function networkProgram(configuration: NetworkConfiguration, lane: number, library: Library): string {
  const form = networkForm(configuration, lane);
  const torch = library === "torch" ? torchOptimizer(form, "network") : null;
  const { pieces, run } =
    library === "numpy" ? numpyTraining(form) : torch ? optimTraining(form, torch) : autogradTraining(form);
  const how =
    library === "numpy"
      ? ["With NumPy, the gradient by backpropagation, written out."]
      : ["With PyTorch, in double precision.", torch?.note ?? lackOf(form)];
  return assembled({
    library,
    on: "network",
    head: headOf(form, {
      problem: problemTitle(configuration).en,
      about: [...how, accuracyOf(form)],
      gives: givesOf(form),
      needs: needsOf(form, library),
    }),
    constants: networkConstants(form),
    pieces,
    run,
    main: MAIN,
  });
}

/** Activations that are bent, where a last digit can decide. */
const BENT: readonly Activation[] = ["relu", "leaky-relu", "maxout"];

/** How near the program comes to the lane. `tests/python/networks.test.ts` measures it, and demands less. */
function accuracyOf({ start, lane, problem, activations, batches, drops, params }: NetworkForm): string {
  const drawn = [
    ...(problem.dataset.id === "inline" ? [] : ["Examples"]),
    ...(start ? [] : ["first parameters"]),
    ...(batches.whole ? [] : ["minibatches"]),
    ...(drops ? ["dropped units"] : []),
  ];
  const list = drawn.length > 1 ? `${drawn.slice(0, -1).join(", ")} and ${drawn.at(-1)}` : drawn.join("");
  const same = list === "" ? "" : `${list[0]!.toUpperCase()}${list.slice(1)} come from the lane's own random numbers. `;
  const digits = needsWholeSet({ ...lane, params }) ? 8 : activations.some((each) => BENT.includes(each)) ? 10 : 12;
  return `${same}The path is the lane's but for rounding, since sums run in another order: after hundreds of updates losses and parameters agree to about ${digits} digits, to fewer where a path is chaotic.`;
}

function needsOf({ problem }: NetworkForm, library: Library): string {
  const packages = [
    "NumPy 1.20",
    ...(library === "torch" ? ["PyTorch 1.12"] : []),
    ...(problem.dataset.id === "digits" ? ["scikit-learn 0.22 (for its copy of the digits)"] : []),
  ];
  if (packages.length === 1) return `${packages[0]} or later`;
  return `${packages.slice(0, -1).join(", ")} and ${packages.at(-1)}, or later`;
}
