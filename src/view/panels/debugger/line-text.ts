import type { Line } from "../../../engine/algorithms/declare.ts";
import { identity, type Value } from "../../../engine/algorithms/evaluate.ts";
import { type Node, namesIn, parse } from "../../../engine/algorithms/expression.ts";
import type { Quantity } from "../../../engine/algorithms/quantities.ts";
import { type Kind, numbersOf, texOf } from "../../../engine/algorithms/typeset.ts";
import type { LaneSpecification } from "../../../engine/lane.ts";
import { type Convention, linesOf, quantityOf, type TracedLine } from "../../../engine/trace.ts";
import { plainTex } from "../../controls/plain-tex.ts";
import { valueText, WIDEST } from "./value-text.ts";

/** How the lines of a lane's update are written under a convention. */
export interface LineTexts {
  readonly lines: readonly LineText[];
  readonly quantity: (name: string) => Quantity;
  /** A quantity's symbol, as TeX that carries the quantity's name. */
  readonly symbol: (name: string) => string;
  /** A term or a symbol as plain characters. */
  readonly plain: (term: Node) => string;
  /** Lines of characters that the longest of the formulas takes with numbers put in, if a line holds so many. */
  readonly numberLines: (width: number) => number;
  /** Rows that the terms of the line with the most take: two to a row, but one matrix. */
  readonly termLines: number;
}

export interface LineText {
  /** Counted from 1. */
  readonly number: number;
  readonly line: Line;
  readonly tex: string;
  /** The condition under which the line is carried out, for one that a modifier adds; null elsewhere. */
  readonly condition: string | null;
  readonly kind: Kind;
  /** The quantities that the line reads, each once. */
  readonly terms: readonly string[];
}

/** Quantities that are what their symbol says. */
const SELF_EVIDENT = new Set(["I", "pi"]);

export function lineTexts(lane: LaneSpecification, convention: Convention): LineTexts {
  const known = new Map<string, Quantity>();
  const quantity = (name: string): Quantity => {
    const found = known.get(name) ?? quantityOf(lane, name, convention);
    known.set(name, found);
    return found;
  };
  const written = (name: string) => {
    const { tex, torch } = quantity(name);
    return (convention === "torch" ? torch : undefined) ?? tex;
  };
  const symbol = (name: string) => `\\htmlData{quantity=${name}, measure=${quantity(name).measure}}{${written(name)}}`;
  const kindOf = (name: string): Kind => quantity(name).kind;
  const tex = (source: string) => texOf(parse(source), symbol, kindOf);
  const isDeclared = (name: string) => {
    try {
      return quantity(name) !== undefined;
    } catch {
      return false;
    }
  };

  function rightSide(line: Line): string {
    switch (line.kind) {
      case "assign":
        return tex(line.from);
      case "ask":
        return `${line.to === "g" ? "\\nabla" : "\\nabla^2"} J(${tex(line.at)})`;
      case "found":
      case "rule":
        return line.tex.replace(/#(\w+)/g, (_, name: string) => symbol(name));
    }
  }

  function termsOf(line: Line): readonly string[] {
    const names =
      line.kind === "assign"
        ? namesIn(parse(line.from))
        : line.kind === "ask"
          ? namesIn(parse(line.at))
          : Array.from(line.tex.matchAll(/#(\w+)/g), ([, name]) => name!);
    return names.filter((name) => !SELF_EVIDENT.has(name));
  }

  function conditionOf({ when, by }: Line): string | null {
    if (when === undefined || by === undefined) return null;
    // Where a modifier's question stands under a condition of the optimizer's own, there is no short way to say both.
    if (!namesIn(parse(when)).every(isDeclared)) return null;
    return tex(when);
  }

  /** As numbers are put in, with symbols in their place. */
  function plain(term: Node): string {
    const names = namesIn(term);
    const places = new Map(names.map((name, i): [string, Value] => [name, i]));
    const text = numbersOf(term, places, (i) => plainSymbol(written(names[i as number]!)), kindOf);
    // Symbols stand beside each other as in a formula; PyTorch's words do not.
    return convention === "book" ? text.replaceAll("·", "") : text;
  }

  const lines = linesOf(lane, convention).map(
    (line, i): LineText => ({
      number: i + 1,
      line,
      tex: `\\displaystyle ${symbol(line.to)} \\leftarrow ${rightSide(line)}`,
      condition: conditionOf(line),
      kind: kindOf(line.to),
      terms: termsOf(line),
    }),
  );
  const longest = Math.max(...lines.map(({ line }) => widestNumbers(line, kindOf)));
  return {
    lines,
    quantity,
    symbol,
    plain,
    numberLines: (width) => Math.ceil(longest / width),
    termLines: Math.max(
      ...lines.map(({ terms }) => {
        const matrices = terms.filter((name) => kindOf(name) === "matrix").length;
        return Math.ceil((terms.length - matrices) / 2) + matrices;
      }),
    ),
  };
}

const SUBSCRIPTS: Readonly<Record<string, string>> = {
  ...{ "1": "₁", "2": "₂", k: "ₖ", t: "ₜ", "t+1": "ₜ₊₁", "t-1": "ₜ₋₁" },
};

/** A symbol in plain characters, its accent with it. */
export function plainSymbol(tex: string): string {
  const accented = tex.replace(/\\hat\s*(\\?[A-Za-z]+)/g, "$1\u0302").replace(/\\tilde\s*(\\?[A-Za-z]+)/g, "$1\u0303");
  return plainTex(accented)
    .replace(/_(t[+-]1|[12kt])(?!\w)/g, (_, index: string) => SUBSCRIPTS[index]!)
    .replace("^*", "*");
}

/** Stand-ins of every kind, to measure a formula by. */
const SAMPLES: Readonly<Record<Kind, Value>> = { number: 0, vector: new Float64Array(2), matrix: identity(2) };
const sampleText = (value: Value) => {
  const kind = (Object.keys(SAMPLES) as Kind[]).find((candidate) => SAMPLES[candidate] === value)!;
  return "0".repeat(WIDEST[kind]);
};

/** Characters of a line with the longest numbers put in, and its result. */
function widestNumbers(line: Line, kindOf: (name: string) => Kind): number {
  const result = WIDEST[kindOf(line.to)] + 3;
  if (line.kind !== "assign" && line.kind !== "ask") return result;
  const node = parse(line.kind === "assign" ? line.from : line.at);
  const values = new Map(namesIn(node).map((name): [string, Value] => [name, SAMPLES[kindOf(name)]]));
  return numbersOf(node, values, sampleText, kindOf).length + result;
}

/** A line with its numbers put in, and what comes of them; null where it has no such form. */
export function numbersText(
  { line, before, result }: TracedLine,
  quantity: (name: string) => Quantity,
  local: (text: { readonly en: string; readonly ja: string }) => string,
): string {
  const kindOf = (name: string): Kind => quantity(name).kind;
  const outcome = valueText(result, 6);
  const numbers = (source: string) => numbersOf(parse(source), before, (value) => valueText(value), kindOf);
  switch (line.kind) {
    case "assign":
      return `${numbers(line.from)} = ${outcome}`;
    case "ask": {
      const at = numbers(line.at);
      return `${line.to === "g" ? "∇" : "∇²"}J${at.startsWith("(") && at.endsWith(")") ? at : `(${at})`} = ${outcome}`;
    }
    case "found": {
      const note = line.note && local(line.note);
      const filled = note?.replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
        valueText(name === line.to ? result : (before.get(name) ?? Number.NaN)),
      );
      return filled ? `${outcome}  (${filled})` : outcome;
    }
    case "rule":
      return outcome;
  }
}
