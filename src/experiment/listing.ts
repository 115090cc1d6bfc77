import { numberText } from "../engine/core/number-text.ts";
import { type AnySurface, defaultsOf, type Parameter, type Parameters } from "../engine/core/types.ts";
import { optimizers } from "../engine/methods/index.ts";
import { modifiers } from "../engine/modifiers/index.ts";
import { datasets } from "../engine/networks/data/index.ts";
import {
  auxiliaryParameters,
  earlyStoppingParameters,
  modelParameters,
  trainingParameters,
} from "../engine/networks/settings.ts";
import { catalogues } from "../engine/problems/catalogues.ts";
import { surfaces } from "../engine/surfaces/index.ts";
import { defaults, limits } from "./configuration.ts";
import { jsonText } from "./json.ts";
import { declaredKinds, kindOf } from "./problem-kinds.ts";

/** Everything that a configuration can name, with parameters, defaults and bounds, as text for a terminal. */
export function listing(): string {
  return [
    "Experiment",
    field("version", "1; required, as are problem.kind, problem.id (not of a network) and each lane's optimizer"),
    field("problem", "kind, and but for networks id and params"),
    field("start", "each surface's own, below; others are drawn, a network's as model.init says"),
    field("steps", `${defaults.steps}  (whole, ≥ 0, ≤ ${limits.steps})`),
    field("seed", `${defaults.seed}  (whole, ≥ 0, ≤ ${limits.seed})`),
    field("stopAtLoss", "off  (a number: a lane stops at its first recorded J that is at most this)"),
    field(
      "lanes",
      `${jsonText(defaults.lanes)}, on a surface at a rate that suits it  (at most ${limits.lanes}; each an optimizer, params and modifiers)`,
    ),
    field("lanes[].start", "the top-level start; else drawn, or the surface's own"),
    field("lanes[].model", "on networks: fields that replace those of problem.model for this lane"),
    "",
    "Optimizers",
    ...optimizers.map(({ id, title, section, parameters }) => entry(id, `${title.en} (§${section})`, parameters)),
    "",
    "Lane modifiers: a kind that is left out is the first",
    ...modifiers.flatMap(({ id, title, section, kinds, single }) =>
      single
        ? [entry(id, `${title.en} (§${section})`, kinds[0]!.parameters)]
        : kinds.map((kind) =>
            entry(`${id} ${kind.id}`, `${title.en}: ${kind.title.en} (§${section})`, kind.parameters),
          ),
    ),
    "",
    "Surfaces",
    ...surfaces.map((surface) =>
      entry(surface.id, `${surface.title.en} (§${surface.section}), ${startWords(surface)}`, surface.parameters),
    ),
    "",
    ...declaredKinds.flatMap((kind) => [
      kindOf(kind)!.about,
      ...catalogues[kind].map(({ id, title, section, parameters }) =>
        entry(id, `${title.en} (§${section})`, parameters),
      ),
      "",
    ]),
    "Networks: problem.kind is network",
    entry("dataset", `one of the data sets below, or inline; left out: ${defaults.dataset}`, {}),
    entry("model", "a multilayer perceptron", modelParameters),
    entry("model.auxiliary", "linear heads on hidden layers", auxiliaryParameters),
    entry("loss, batchSize", "for classes cross-entropy, else squared-error; the whole training set", {}),
    entry("(other fields)", "of the problem", trainingParameters),
    entry("earlyStopping", "stops a lane", earlyStoppingParameters),
    "",
    "Data sets",
    ...datasets.map(({ id, title, section, parameters }) =>
      entry(id, `${title.en} (§${section})`, parameters as Parameters),
    ),
    entry("inline", "inputs, a list of lists, and targets: classes from 0, or lists of values", {}),
    "      private  (name, inputs, target, classes: the file of one's own that they are from; no link is made to them)",
    "      heldOut = 0  (≥ 0, ≤ 0.9)",
    "      standardize = false  (true, false)",
    "",
  ].join("\n");
}

function entry(id: string, title: string, parameters: Parameters): string {
  const list = Object.entries(parameters).map(([name, parameter]) => `      ${name} = ${describe(parameter)}`);
  return [field(id, title), ...list].join("\n");
}

const field = (name: string, words: string) => `  ${name.padEnd(28)} ${words}`;

/** Where θ⁽⁰⁾ is under the default parameters; with others it may be elsewhere. */
function startWords(surface: AnySurface): string {
  const [x, y] = surface.start(defaultsOf(surface.parameters));
  return `from [${numberText(x)}, ${numberText(y)}]`;
}

function describe(parameter: Parameter): string {
  switch (parameter.kind) {
    case "number": {
      const { min, max, exclusiveMin, exclusiveMax, integer } = parameter;
      const bounds = [
        ...(integer ? ["whole"] : []),
        ...(min === undefined ? [] : [`${exclusiveMin ? ">" : "≥"} ${min}`]),
        ...(max === undefined ? [] : [`${exclusiveMax ? "<" : "≤"} ${max}`]),
      ];
      return String(parameter.default) + (bounds.length > 0 ? `  (${bounds.join(", ")})` : "");
    }
    case "choice":
      return `${parameter.default}  (${parameter.options.map(({ value }) => value).join(", ")}${parameter.perLayer ? "; or a list, one for each hidden layer" : ""})`;
    case "coordinates":
      return `${parameter.default}  (a number, or one for each coordinate)`;
    case "numbers": {
      const { min, max, least = 1, most, descending } = parameter;
      const bounds = [
        ...(min === undefined ? [] : [`each ≥ ${min}`]),
        ...(max === undefined ? [] : [`each ≤ ${max}`]),
        ...(descending ? ["in decreasing order"] : []),
      ];
      return `[${parameter.default.join(", ")}]  (${[`${least} to ${most} numbers`, ...bounds].join(", ")})`;
    }
    case "switch":
      return `${parameter.default}  (true, false)`;
  }
}
