import { parse, termsOf } from "../../../engine/algorithms/expression.ts";
import { type Kind, numbersOf } from "../../../engine/algorithms/typeset.ts";
import type { Text } from "../../../engine/core/types.ts";
import type { LineDigest } from "../../../engine/digest.ts";
import { algorithms } from "../../../engine/methods/lines.ts";
import type { MethodId } from "../../../engine/methods/rules.ts";
import { MOST_COORDINATES_FOR_MATRICES } from "../../../engine/update-lines.ts";
import type { LineText, LineTexts } from "./line-text.ts";
import { valueText } from "./value-text.ts";
import type { Words } from "./words.ts";

/** What the numbers of a network's lines are written by. */
export interface DigestWriting {
  readonly texts: LineTexts;
  /** Norms are told, not entries. */
  readonly norms: boolean;
  /** The lane's optimizer; undefined if there is no lane. */
  readonly optimizer: MethodId | undefined;
  readonly t: Words;
  readonly local: (text: Text) => string;
}

/** Whatever stands in a formula that is filled with what is told is a number. */
const NUMBER = (): Kind => "number";

/** What is told of a quantity of a kind, as it is written where there is something. */
function toldText(told: number, kind: Kind, { norms }: DigestWriting, digits?: number): string {
  const text = valueText(told, digits);
  return norms && kind !== "number" ? `‖·‖ = ${text}` : text;
}

/** A quantity's value as a line has it, or a dash where nothing is told of it. */
export function termText(name: string, line: LineText, digest: LineDigest, writing: DigestWriting): string {
  const told = digest.before[name] ?? (name === line.line.to ? digest.result : null);
  return told === null ? "—" : toldText(told, writing.texts.quantity(name).kind, writing);
}

/** Why nothing is told of a line that is carried out, briefly and in full. */
function missing({ withheld }: LineDigest, { optimizer, t, local }: DigestWriting): readonly [string, string] {
  if (!withheld) return [t("noEntry"), t("onlyNorms")];
  const limit = MOST_COORDINATES_FOR_MATRICES;
  const formsNoMatrix = optimizer && algorithms[optimizer].formsNoMatrix;
  return [t("notFormed"), formsNoMatrix ? local(formsNoMatrix) : t("tooLarge", { limit })];
}

/** What stands beside a line, in `digits` digits. */
export function resultText(line: LineText, digest: LineDigest, writing: DigestWriting, digits?: number): string {
  const { unless } = line.line;
  if (!digest.active) return unless ? writing.local(unless) : writing.t("skipped");
  if (digest.result === null) return missing(digest, writing)[0];
  return toldText(digest.result, line.kind, writing, digits);
}

/** What stands under a selected line: its formula with numbers put in, or why there is none. */
export function detailText(line: LineText, digest: LineDigest, writing: DigestWriting): string {
  const { t, local } = writing;
  const { unless } = line.line;
  if (!digest.active) return unless ? t("because", { reason: local(unless) }) : t("skipped");
  if (digest.result === null) return missing(digest, writing)[1];
  if (digest.withheld) return `${toldText(digest.result, line.kind, writing, 6)} (${t("asHeld")})`;
  const numbers = numbersText(line, digest, digest.result, writing);
  return digest.kept ? `${numbers} (${t("kept")})` : numbers;
}

function numbersText({ line, kind }: LineText, digest: LineDigest, result: number, writing: DigestWriting): string {
  const { texts, norms, local } = writing;
  const outcome = valueText(result, 6);
  const sizes = norms && kind !== "number";
  switch (line.kind) {
    case "assign": {
      const { filled, terms } = digest;
      if (filled) {
        const values = new Map(Object.entries(filled.numbers));
        const numbers = numbersOf(filled.formula, values, (value) => valueText(value), NUMBER);
        return `${sizes ? "‖·‖ = " : ""}${numbers} = ${outcome}`;
      }
      const parts = termsOf(parse(line.from)).map((part, i) => {
        const told = terms[i];
        const text = told === null || told === undefined ? "—" : valueText(told);
        return norms ? `‖${texts.plain(part)}‖ = ${text}` : `${texts.plain(part)} = ${text}`;
      });
      const whole = toldText(result, kind, writing, 6);
      return terms.length > 0 ? `${parts.join(", ")}; ${whole}` : whole;
    }
    case "ask": {
      const asked = `${line.to === "g" ? "∇" : "∇²"}J`;
      return sizes ? `‖${asked}‖ = ${outcome}` : outcome;
    }
    case "found": {
      const filled =
        line.note &&
        local(line.note).replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
          valueText(name === line.to ? result : (digest.before[name] ?? Number.NaN)),
        );
      const whole = toldText(result, kind, writing, 6);
      return filled ? `${whole}  (${filled})` : whole;
    }
    case "rule":
      return toldText(result, kind, writing, 6);
  }
}
