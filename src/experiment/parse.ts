import * as v from "valibot";
import type { Text } from "../engine/core/types.ts";
import type { Language } from "./configuration.ts";

import { type ConfigurationError, failure, MOST_ERRORS, type ParseResult } from "./errors.ts";
import { messages, oneLine, pathText } from "./messages.ts";
import { isRecord, plainCopy } from "./plain.ts";
import { repeatedField } from "./repeated-field.ts";
import { configurationSchema } from "./schema.ts";

export type { ConfigurationError, ParseResult };

/** A complete configuration from any value at all. Never throws, and repairs nothing. */
export function parseConfiguration(json: unknown): ParseResult {
  const copy = plainCopy(json);
  if (!copy.ok) return failure(pathText(copy.keys), copy.text);
  const input = copy.value;
  if (!isRecord(input)) return failure("", messages.object(input));
  // Under another version every other field may mean something else.
  if (!("version" in input)) return failure("version", messages.versionMissing);
  if (input.version !== 1) return failure("version", messages.version(input.version));

  const run = (lang: Language) => v.safeParse(configurationSchema, input, { lang, abortPipeEarly: true });
  const english = run("en");
  if (english.success) return { ok: true, configuration: english.output };
  const japanese = run("ja").issues!;
  const [first, ...rest] = english.issues.slice(0, MOST_ERRORS).map((issue, index): ConfigurationError => {
    const keys = (issue.path ?? []).map(({ key }) => (typeof key === "number" ? key : String(key)));
    return { path: pathText(keys), message: { en: issue.message, ja: japanese[index]!.message } };
  });
  return { ok: false, errors: [first!, ...rest] };
}

/** A configuration from JSON text. */
export function parseText(text: string): ParseResult {
  const body = text.startsWith("\uFEFF") ? text.slice(1) : text;
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch (error) {
    return nonFinite(body) ?? failure("", syntaxMessage(text, error));
  }
  const repeated = repeatedField(body);
  return repeated ? failure(pathText(repeated), messages.givenTwice) : parseConfiguration(json);
}

/** Stands for NaN, which JSON has no number for, as infinity it has 1e999. */
const NOT_A_NUMBER = "\0NaN";

/** What is wrong with text that some writers take for JSON, Python's say, since it has NaN or Infinity for a number: null if it is not that. */
function nonFinite(text: string): ParseResult | null {
  const json = text.replace(/"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g, (token) => {
    if (token.startsWith('"')) return token;
    return token === "NaN" ? JSON.stringify(NOT_A_NUMBER) : token.replace("Infinity", "1e999");
  });
  if (json === text) return null;
  try {
    const value: unknown = JSON.parse(json, (_, item: unknown) => (item === NOT_A_NUMBER ? Number.NaN : item));
    const result = parseConfiguration(value);
    return result.ok ? null : result;
  } catch {
    return null;
  }
}

/** What the engine's parser says, with its position as line and column. */
function syntaxMessage(text: string, error: unknown): Text {
  if (text.trim() === "") return { en: "is empty; must be JSON", ja: "空です。JSON を指定してください" };
  const reason = error instanceof Error ? error.message : String(error);
  const position = /at position (\d+)/.exec(reason)?.[1];
  const before = position === undefined ? null : text.slice(0, Number(position)).split("\n");
  const [line, column] = before ? [before.length, before.at(-1)!.length + 1] : [null, null];
  const detail = oneLine(
    reason.replace(/ in JSON at position.*| at position.*|, ".*| is not valid JSON$/s, "").slice(0, 80),
  );
  return line === null
    ? { en: `is not valid JSON: ${detail}`, ja: `JSON として読み取れません: ${detail}` }
    : {
        en: `is not valid JSON at line ${line}, column ${column}: ${detail}`,
        ja: `JSON として読み取れません(${line} 行 ${column} 文字目): ${detail}`,
      };
}
