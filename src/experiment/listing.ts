import type { Parameter, Parameters } from "../engine/core/types.ts";
import { modifiers } from "../engine/modifiers/index.ts";
import { optimizers } from "../engine/optimizers/index.ts";
import { surfaces } from "../engine/surfaces/index.ts";

/** Everything that a configuration can name, with parameters, defaults and bounds, as text for a terminal. */
export function listing(): string {
  return [
    "Optimizers",
    ...optimizers.map(({ id, title, section, parameters }) => entry(id, `${title.en} (§${section})`, parameters)),
    "",
    "Lane modifiers",
    ...modifiers.flatMap(({ id, title, section, kinds, single }) =>
      single
        ? [entry(id, `${title.en} (§${section})`, kinds[0]!.parameters)]
        : kinds.map((kind) =>
            entry(`${id} ${kind.id}`, `${title.en}: ${kind.title.en} (§${section})`, kind.parameters),
          ),
    ),
    "",
    "Surfaces",
    ...surfaces.map(({ id, title, section, parameters }) => entry(id, `${title.en} (§${section})`, parameters)),
    "",
  ].join("\n");
}

function entry(id: string, title: string, parameters: Parameters): string {
  const list = Object.entries(parameters).map(([name, parameter]) => `      ${name} = ${describe(parameter)}`);
  return [`  ${id.padEnd(28)} ${title}`, ...list].join("\n");
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
      return `${parameter.default}  (${parameter.options.map(({ value }) => value).join(", ")})`;
    case "coordinates":
      return `${parameter.default}  (a number, or one for each coordinate)`;
    case "numbers": {
      const { min, most, descending } = parameter;
      const bounds = [...(min === undefined ? [] : [`each ≥ ${min}`]), ...(descending ? ["in decreasing order"] : [])];
      return `[${parameter.default.join(", ")}]  (${[`1 to ${most} numbers`, ...bounds].join(", ")})`;
    }
  }
}
