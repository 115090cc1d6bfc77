import { holds } from "../../engine/core/rule.ts";
import { ruleOf } from "../../engine/methods/rules.ts";
import { attributes, floats } from "../../engine/python/literal.ts";
import type { Library, Piece } from "../../engine/python/piece.ts";
import { surfaceOf } from "../../engine/surface-task.ts";
import type { LaneConfiguration, SurfaceConfiguration } from "../configuration.ts";
import { blurredClass, type Derivatives } from "./blur.ts";
import { headOf, type LaneForm, laneForm, rateConstant, stopConstant } from "./lane-form.ts";
import { modifierConstants, stages } from "./modifiers.ts";
import { assembled } from "./program.ts";
import { pythonSurfaces } from "./surfaces/index.ts";
import type { PythonSurface } from "./surfaces/surface.ts";

/** One lane on a surface, with the Python forms of what it is made of. */
export interface ScriptLane extends LaneForm<SurfaceConfiguration> {
  readonly surface: PythonSurface;
}

/** What a lane's script is made of. Throws a RangeError where a surface or an optimizer has no Python form. */
export function scriptLane(configuration: SurfaceConfiguration, index: number): ScriptLane {
  const surface = pythonSurfaces.find(({ id }) => id === configuration.problem.id);
  if (!surface) throw new RangeError(`no Python form of the surface ${configuration.problem.id}`);
  return { ...laneForm(configuration, index), surface };
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

const GIVES =
  "run() gives the path as arrays; run as a program, this prints it as CSV: step, x, y and J of θ = (x, y).";

/** The whole script. */
export function assemble(script: ScriptLane, { library, about, needs, pieces, run }: Sections): string {
  const { configuration, lane } = script;
  const { steps, seed, problem } = configuration;
  return assembled({
    library,
    on: "surface",
    head: headOf(script, { problem: surfaceOf(problem).surface.title.en, about, gives: GIVES, needs }),
    constants: [
      `STEPS = ${steps}  # Updates.`,
      `START = ${floats(lane.start ?? configuration.start)}  # θ before the first update.`,
      ...stopConstant(configuration),
      `SEED = ${lane.seed ?? seed}`,
      ...rateConstant(script),
      ...modifierConstants(lane),
    ],
    pieces,
    run,
    main: mainCode(lane),
  });
}

function usesCoordinateMinimizer({ optimizer, params }: ScriptLane["lane"]): boolean {
  const { usesCoordinateMinimizer: uses, parameters } = ruleOf(optimizer);
  return holds(uses, parameters, params);
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
    usesCoordinateMinimizer(lane) ? (surface.coordinateMinimizer ?? "") : "",
  ].filter((part) => part !== "");
  const piece: Piece = {
    code: `class ${surface.className}:\n    """J = ${surface.formula}."""\n\n${parts.join("\n")}`,
    needs: surface.needs ?? [],
  };
  return lane.continuation ? [piece, blurredClass(problem, surface, wanted), stages] : [piece];
}

/** The statement of `run`'s loop that ends it at the loss to stop at, if there is one. */
export const stopCode = ({ stopAtLoss }: SurfaceConfiguration): string =>
  stopAtLoss === undefined ? "" : "        if loss <= STOP_AT_LOSS:\n            break\n";

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
