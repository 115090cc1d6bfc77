import type { Parameter, Parameters, ParameterValues, Text } from "../../../engine/core/types.ts";
import { formatRound } from "../../format.ts";

type Local = (text: Text) => string;

const ON: Text = { en: "on", ja: "あり" };
const NONE: Text = { en: "none", ja: "なし" };

/** A setting's value in words. */
export function settingText(parameter: Parameter, value: unknown, local: Local): string {
  if (parameter.kind === "choice") {
    const wordOf = (word: unknown) => {
      const option = parameter.options.find((each) => each.value === word);
      return option ? local(option.label) : String(word);
    };
    return Array.isArray(value) ? value.map(wordOf).join(" – ") : wordOf(value);
  }
  if (Array.isArray(value)) return value.length > 0 ? value.join(", ") : local(NONE);
  if (typeof value === "boolean") return local(value ? ON : NONE);
  return typeof value === "number" ? formatRound(value) : String(value);
}

/** A setting with its name; a switch that is on is its name alone. */
export const namedSetting = (parameter: Parameter, value: unknown, local: Local): string =>
  value === true ? local(parameter.label) : `${local(parameter.label)}: ${settingText(parameter, value, local)}`;

/** What of some settings is not as it is by default, in words: for the line that stands for them while they are folded away. */
export function changedSettings(parameters: Parameters, values: ParameterValues, local: Local): readonly string[] {
  return Object.entries(parameters).flatMap(([name, parameter]) => {
    const value = values[name];
    if (value === undefined || value === parameter.default) return [];
    return [namedSetting(parameter, value, local)];
  });
}
