import type { Parameter, Parameters, ParameterValues, Text } from "../../../engine/core/types.ts";
import { formatRound } from "../../format.ts";

type Local = (text: Text) => string;

/** A setting's value in words. */
export function settingText(parameter: Parameter, value: unknown, local: Local): string {
  if (parameter.kind === "choice") {
    const option = parameter.options.find((each) => each.value === value);
    return option ? local(option.label) : String(value);
  }
  return typeof value === "number" ? formatRound(value) : String(value);
}

/** What of some settings is not as it is by default, in words: for the line that stands for them while they are folded away. */
export function changedSettings(parameters: Parameters, values: ParameterValues, local: Local): readonly string[] {
  return Object.entries(parameters).flatMap(([name, parameter]) => {
    const value = values[name];
    if (value === undefined || value === parameter.default) return [];
    if (parameter.kind === "switch") return value === true ? [local(parameter.label)] : [];
    return [`${local(parameter.label)}: ${settingText(parameter, value, local)}`];
  });
}
