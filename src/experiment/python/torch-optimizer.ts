import type { ParameterValues } from "../../engine/core/types.ts";
import { optimizerById } from "../../engine/methods/index.ts";
import { float, snakeCase, wrapped } from "../../engine/python/literal.ts";
import type { BuiltIn, OwnTorch } from "../../engine/python/method.ts";
import type { Ground, Piece } from "../../engine/python/piece.ts";
import type { LaneForm } from "./lane-form.ts";

/** A torch.optim.Optimizer that walks the lane's path, with the class that it is of where that is ours. */
export interface TorchOptimizer extends BuiltIn {
  readonly own: Piece | null;
}

/** PyTorch's own optimizer where its rule is the lane's, else a class with the lane's rule; null where PyTorch has nothing like it. */
export function torchOptimizer(form: LaneForm, on: Ground): TorchOptimizer | null {
  const { lane, params, optimizer } = form;
  const builtIn = optimizer.torch?.builtIn?.(params, lane.schedule !== undefined);
  // A network whose parameters are not the lane's θ would be evaluated at the wrong place.
  if (builtIn && (on === "surface" || builtIn.toPoint === undefined)) return { ...builtIn, own: null };
  const own = optimizer.torch?.own;
  // With δ = 0 only the class in NumPy knows of points of rest.
  return own?.update && params.delta !== 0 ? { ...ownClass(form, own), own: classOf(form, own, own.update) } : null;
}

/** In what PyTorch's optimizer of that name differs, for a lane that has to do without it. */
export function lackOf({ optimizer, params }: LaneForm): string {
  const own = optimizer.torch?.own;
  return own ? differenceOf(own, params) : "torch.optim has no such optimizer, so the lane's algorithm is here.";
}

const differenceOf = ({ differs }: OwnTorch, params: ParameterValues): string =>
  typeof differs === "string" ? differs : differs(params);

/** Names of the parameters of a class of ours, besides the learning rate. */
const names = ({ lane }: LaneForm): readonly string[] =>
  Object.keys(optimizerById(lane.optimizer).parameters).filter((name) => name !== "learningRate");

function ownClass(form: LaneForm, own: OwnTorch): BuiltIn {
  const { params, optimizer } = form;
  const given = names(form).map((name) => `, ${snakeCase(name)}=${float(params[name] as number)}`);
  return {
    make: (parameters) => `${optimizer.className}(${parameters}, lr=LEARNING_RATE${given.join("")})`,
    note: differenceOf(own, params),
  };
}

/** The optimizer as a subclass of torch.optim.Optimizer. */
function classOf(form: LaneForm, { ahead }: OwnTorch, update: string): Piece {
  const { optimizer, lane } = form;
  const { section, source } = optimizerById(lane.optimizer);
  const keys = ["lr", ...names(form).map(snakeCase)];
  const loop = (statements: string) => `        for group in self.param_groups:
            for p in group["params"]:
                state = self.state[p]
${statements.replaceAll(/^(?=.)/gm, " ".repeat(16))}`;
  return {
    code: `class ${optimizer.className}(torch.optim.Optimizer):
    """${optimizer.rule.join("\n    ")}

    ${wrapped(`Deep Learning, section ${section}; ${source.en}.`, 100, "    ")}
    """

    def __init__(self, params, ${keys.join(", ")}):
        super().__init__(params, {${keys.map((key) => `"${key}": ${key}`).join(", ")}})

    @torch.no_grad()
    def step(self, closure):
${ahead ? loop(ahead) : ""}        with torch.enable_grad():
            loss = closure()
${loop(update)}        return loss
`,
  };
}
