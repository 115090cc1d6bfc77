import { defaultsOf, type Parameters, type ParameterValues, parametersInUse } from "../../engine/core/types.ts";
import { optimizerById } from "../../engine/optimizers/index.ts";
import { surfaceOf } from "../../engine/run.ts";
import type { LaneConfiguration, SurfaceConfiguration } from "../configuration.ts";
import { encodeLink } from "../link.ts";
import { blurredClass, type Derivatives } from "./blur.ts";
import { attributes, commentText, float, floats, wrapped } from "./literal.ts";
import { clipped, modifierConstants, noisy, scheduleCode, stages } from "./modifiers.ts";
import { pythonOptimizers } from "./optimizers/index.ts";
import type { NumpyForm, PythonOptimizer } from "./optimizers/optimizer.ts";
import { type Library, ordered, type Piece } from "./piece.ts";
import { pythonSurfaces } from "./surfaces/index.ts";
import type { PythonSurface } from "./surfaces/surface.ts";

/** One lane of a configuration, with the Python forms of what it is made of. */
export interface ScriptLane {
  readonly configuration: SurfaceConfiguration;
  readonly index: number;
  readonly lane: LaneConfiguration;
  /** Every parameter of the optimizer, and the declarations of those that have a part in it as it is set. */
  readonly params: ParameterValues;
  readonly inUse: Parameters;
  readonly optimizer: PythonOptimizer;
  readonly surface: PythonSurface;
}

/** What a lane's script is made of. Throws a RangeError where a surface or an optimizer has no Python form. */
export function scriptLane(configuration: SurfaceConfiguration, index: number): ScriptLane {
  const lane = configuration.lanes[index]!;
  const optimizer = pythonOptimizers.find(({ id }) => id === lane.optimizer);
  if (!optimizer) throw new RangeError(`no Python form of the optimizer ${lane.optimizer}`);
  const surface = pythonSurfaces.find(({ id }) => id === configuration.problem.id);
  if (!surface) throw new RangeError(`no Python form of the surface ${configuration.problem.id}`);
  const { parameters } = optimizerById(lane.optimizer);
  const params = { ...defaultsOf(parameters), ...lane.params };
  return { configuration, index, lane, params, inUse: parametersInUse(parameters, params), optimizer, surface };
}

/** What stands between the head and `run`, in the order of reading: constants, the surface, the modifiers, the optimizer. */
export interface Sections {
  readonly library: Library;
  /** Says below the title what the script is, in paragraphs. */
  readonly about: readonly string[];
  readonly needs: string;
  readonly pieces: readonly Piece[];
  readonly run: string;
}

/** The whole script. */
export function assemble(script: ScriptLane, { library, about, needs, pieces, run }: Sections): string {
  const { configuration, index, lane, params, inUse } = script;
  const { start, steps, seed, lanes } = configuration;
  const titles = [optimizerById(lane.optimizer).title.en, surfaceOf(configuration.problem).surface.title.en];
  const place = lanes.length === 1 ? "its only lane" : `its lane ${index + 1} of ${lanes.length}`;
  const head = [
    commentText(`${titles[0]} on ${titles[1]}${lane.name === undefined ? "" : `: “${lane.name}”`}`),
    "",
    `    #${encodeLink(configuration)}`,
    "",
    `The line above, behind Thalweg's address, opens the experiment. This is ${place}.`,
    ...about.flatMap((paragraph) => wrapped(paragraph.replaceAll(/\s+/g, " "), 110).split("\n")),
    "",
    "run() gives the path as arrays; run as a program, this prints it as CSV: step, x, y and J of θ = (x, y).",
    `Needs Python 3.8 or later and ${needs}. Do with it what you like.`,
  ];
  const constants = [
    `STEPS = ${steps}  # Updates.\n`,
    `START = ${floats(start)}  # θ before the first update.\n`,
    `SEED = ${seed}\n`,
    inUse.learningRate ? `LEARNING_RATE = ${float(params.learningRate as number)}  # ε\n` : "",
    modifierConstants(lane),
  ].join("");
  const rest = used([...ordered(pieces).map(({ code }) => textOf(code, library)), run, mainCode(lane)]);
  const body = [constants, ...rest].join("\n\n");
  const text = /\bSEED\b(?! =)/.test(body) ? body : body.replace(/^SEED = .*\n/m, "");
  return `${head.map((line) => (line === "" ? "#\n" : `# ${line}\n`)).join("")}\n${importsOf(text, library)}\n${text}`;
}

const textOf = (code: Piece["code"], library: Library): string =>
  (typeof code === "string" ? code : code[library]).replaceAll(/\bxp\./g, library === "numpy" ? "np." : "torch.");

/** The sections without those of which no other one uses any name: what only a derivative needs, for example, that autograd finds. */
function used(sections: readonly string[]): readonly string[] {
  const kept = sections.filter((section) => {
    const names = [...section.matchAll(/^(?:(?:def|class) (\w+)|(\w+) =)/gm)].map(([, one, other]) => one ?? other);
    const others = sections.filter((other) => other !== section).join("\n");
    return names.length === 0 || names.some((name) => new RegExp(`\\b${name}\\b`).test(others));
  });
  return kept.length === sections.length ? kept : used(kept);
}

/** The imports that a text makes use of. */
function importsOf(text: string, library: Library): string {
  const names = ["deque", "namedtuple"].filter((name) => text.includes(`${name}(`));
  const standard = [
    ...(text.includes("math.") ? ["import math\n"] : []),
    ...(names.length > 0 ? [`from collections import ${names.join(", ")}\n`] : []),
  ].join("");
  const packages = [
    ...(text.includes("np.") ? ["import numpy as np\n"] : []),
    ...(library === "torch" ? ["import torch\n"] : []),
  ].join("");
  const doubles = library === "torch" ? "\ntorch.set_default_dtype(torch.float64)\n" : "";
  return `${standard}${standard === "" ? "" : "\n"}${packages}${doubles}`;
}

/** The classes of the surface and its blur, with those derivatives that are wanted. */
export function surfacePieces({ configuration, lane, surface }: ScriptLane, wanted: Derivatives): readonly Piece[] {
  const { problem } = configuration;
  const { surface: declaration, params } = surfaceOf(problem);
  const constants = attributes(declaration.parameters, params);
  const parts = [
    constants + (surface.quadratic ? "    quadratic = True  # A polynomial of degree two.\n" : ""),
    surface.value,
    ...wanted.map((name) => surface[name]),
    lane.optimizer === "coordinate-descent" ? (surface.coordinateMinimizer ?? "") : "",
  ].filter((part) => part !== "");
  const piece: Piece = {
    code: `class ${surface.className}:\n    """J = ${surface.formula}."""\n\n${parts.join("\n")}`,
    needs: surface.needs ?? [],
  };
  return lane.continuation ? [piece, blurredClass(problem, surface, wanted), stages] : [piece];
}

/** The class of the optimizer. */
export function optimizerPiece({ lane, params, inUse, optimizer }: ScriptLane, form: NumpyForm): Piece {
  const { section, source } = optimizerById(lane.optimizer);
  const choices = Object.keys(inUse).filter((name) => inUse[name]!.kind === "choice");
  const constants = attributes(inUse, params, ["learningRate", ...choices]);
  return {
    code: `class ${optimizer.className}${form.base ? `(${form.base})` : ""}:
    """${optimizer.rule.join("\n    ")}

    ${wrapped(`Deep Learning, section ${section}; ${source}.`, 100, "    ")}
    """

${constants}${constants === "" ? "" : "\n"}${form.body}`,
    needs: form.needs ?? [],
  };
}

/** The classes that stand between the optimizer and the surface. */
export const modifierPieces = ({ noise, clip }: LaneConfiguration, withHessian: boolean): readonly Piece[] => [
  ...(noise ? [noisy(withHessian)] : []),
  ...(clip ? [clipped(clip.kind, withHessian)] : []),
];

/** `learning_rate(k)`, for a lane with a schedule. */
export const schedulePieces = ({ lane: { schedule }, inUse }: ScriptLane): readonly Piece[] =>
  schedule && inUse.learningRate ? [{ code: scheduleCode(schedule) }] : [];

/** Statements of `run`, indented, that take θ, which has this name there, into the running average. */
export function averageCode({ average }: LaneConfiguration, theta: string): string {
  if (!average) return "";
  let mean = `mean + (1 - AVERAGE_DECAY) * (${theta} - mean)`;
  if (average.kind === "uniform") mean = `mean + 1 / k * (${theta} - mean) if k > 1 else ${theta}`;
  else if (average.decay === 0) mean = theta;
  return `        if k > 0:\n            mean = ${mean}\n`;
}

/** The rows that `run` has collected, as its result. */
export function resultCode({ average }: LaneConfiguration): string {
  const width = average ? 7 : 4;
  const more = average ? '        "mean": table[:, 4:6],\n        "mean_loss": table[:, 6],\n' : "";
  return `    table = np.array(rows).reshape(-1, ${width})
    return {
        "step": table[:, 0].astype(int),
        "theta": table[:, 1:3],
        "loss": table[:, 3],
${more}    }
`;
}

function mainCode({ average }: LaneConfiguration): string {
  return average
    ? `if __name__ == "__main__":
    path = run()
    print("step,x,y,loss,mean_x,mean_y,mean_loss")
    for k, theta, loss, mean, mean_loss in zip(*path.values()):
        print(k, *theta.tolist(), float(loss), *mean.tolist(), float(mean_loss), sep=",")
`
    : `if __name__ == "__main__":
    path = run()
    print("step,x,y,loss")
    for k, theta, loss in zip(*path.values()):
        print(k, *theta.tolist(), float(loss), sep=",")
`;
}
