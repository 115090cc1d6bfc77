import { numberText } from "../core/number-text.ts";
import type { Parameter, Parameters, ParameterValue, ParameterValues } from "../core/types.ts";

/** A number as Python's float, in the fewest digits that give back the same bits. */
export function float(x: number): string {
  const text = numberText(x);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** A list of numbers as a list of Python's floats. */
export const floats = (numbers: readonly number[]): string => `[${numbers.map(float).join(", ")}]`;

/** `weightDecay` as `weight_decay`. */
export const snakeCase = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Text on one line of a comment: without control characters, and without those that turn the direction of writing. */
export const commentText = (text: string): string => text.replaceAll(/[\p{C}\p{Zl}\p{Zp}]+/gu, " ").trim();

function literal(value: ParameterValue, parameter: Parameter): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value !== "number")
    return `[${value.map((each) => (typeof each === "string" ? JSON.stringify(each) : float(each))).join(", ")}]`;
  return parameter.kind === "number" && parameter.integer ? numberText(value) : float(value);
}

/** Parameters as attributes of a class, with what each is. */
export function attributes(parameters: Parameters, values: ParameterValues, without: readonly string[] = []): string {
  return Object.entries(parameters)
    .filter(([name]) => !without.includes(name))
    .map(([name, parameter]) => {
      const attribute = snakeCase(name);
      const about = parameter.label.en === attribute.replaceAll("_", " ") ? "" : `  # ${parameter.label.en}`;
      return `    ${attribute} = ${literal(values[name]!, parameter)}${about}\n`;
    })
    .join("");
}

/** Text broken into lines at its blanks, each after an indent. */
export const wrapped = (text: string, width: number, indent = ""): string => filled(text.split(" "), width, indent);

/** A Python list of expressions, broken into lines between them alone: they may have strings with blanks in them. */
export const list = (items: readonly string[], width: number, indent: string): string =>
  filled(
    items.map((item, i) => `${i === 0 ? "[" : ""}${item}${i === items.length - 1 ? "]" : ","}`),
    width,
    indent,
  );

function filled(words: readonly string[], width: number, indent: string): string {
  const lines: string[] = [];
  let line = "";
  for (const word of words) {
    if (line !== "" && line.length + 1 + word.length > width - indent.length) {
      lines.push(line);
      line = word;
    } else line += line === "" ? word : ` ${word}`;
  }
  return [...lines, line].join(`\n${indent}`);
}
