import { numberText } from "../engine/core/number-text.ts";
import type { NumberParameter, NumbersParameter, Text } from "../engine/core/types.ts";
import type { Misfit } from "../engine/modifiers/types.ts";
import type { Language } from "./configuration.ts";
import { nearest } from "./nearest.ts";

/** Characters of a received value that a message repeats. */
const SHOWN = 40;

/** A value as a message repeats it: on one line, short, strings in quotes. */
export function show(value: unknown): Text {
  const same = (text: string): Text => ({ en: text, ja: text });
  switch (typeof value) {
    case "string":
      return same(quote(value));
    case "number":
      return same(numberText(value));
    case "bigint":
      return { en: "a BigInt", ja: "BigInt" };
    case "boolean":
    case "undefined":
      return same(String(value));
    case "function":
      return { en: "a function", ja: "関数" };
    case "symbol":
      return { en: "a symbol", ja: "シンボル" };
    case "object":
      if (value === null) return same("null");
      if (Array.isArray(value)) return { en: `a list of ${value.length}`, ja: `要素数 ${value.length} の配列` };
      return { en: "an object", ja: "オブジェクト" };
  }
}

/** A text with everything escaped that could break the line or hide. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => {
    const code = character.codePointAt(0)!.toString(16);
    return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, "0")}`;
  });
}

/** A string in quotes, on one line, shortened. */
export function quote(text: string): string {
  const start = Array.from(text.slice(0, 2 * SHOWN))
    .slice(0, SHOWN)
    .join("");
  const escaped = oneLine(JSON.stringify(start));
  return start.length < text.length ? `${escaped.slice(0, -1)}…"` : escaped;
}

/** A path from the configuration's root, such as `lanes[1].params.momentum`; the root itself is "". */
export function pathText(keys: readonly (string | number)[]): string {
  let path = "";
  for (const key of keys) {
    if (typeof key === "number") path += `[${key}]`;
    else if (!/^[A-Za-z_$][\w$]{0,39}$/.test(key)) path += `[${quote(key)}]`;
    else path += path === "" ? key : `.${key}`;
  }
  return path;
}

/** What a value must be, and what it is. */
export const got = (must: Text, value: unknown): Text => {
  const shown = show(value);
  return { en: `${must.en}; got ${shown.en}`, ja: `${must.ja}(受け取った値: ${shown.ja})` };
};

const quoted = (words: readonly string[]) => words.map((word) => `"${word}"`);
const orList = (words: readonly string[]) =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;

/** What stands behind "must be", for the bounds of a number; null where every finite number will do. */
function range(parameter: Pick<NumberParameter, "min" | "max" | "exclusiveMin" | "exclusiveMax">): Text | null {
  const { min, max } = parameter;
  const en: string[] = [];
  const ja: string[] = [];
  if (min !== undefined) {
    en.push(parameter.exclusiveMin ? `greater than ${min}` : `at least ${min}`);
    ja.push(parameter.exclusiveMin ? `${min} より大きく` : `${min} 以上`);
  }
  if (max !== undefined) {
    en.push(parameter.exclusiveMax ? `less than ${max}` : `at most ${max}`);
    ja.push(parameter.exclusiveMax ? `${max} 未満` : `${max} 以下`);
  }
  if (en.length === 0) return null;
  const last = ja.at(-1)!;
  const jaText = ja.length === 1 && parameter.exclusiveMin ? last : `${ja.join(" ")}に`;
  return { en: en.join(" and "), ja: jaText };
}

/** Everything that can be wrong with a value, in words. */
export const messages = {
  object: (value: unknown) => got({ en: "must be an object", ja: "オブジェクトで指定してください" }, value),
  list: (value: unknown) => got({ en: "must be a list", ja: "配列で指定してください" }, value),
  string: (value: unknown) => got({ en: "must be a string", ja: "文字列で指定してください" }, value),
  boolean: (value: unknown) => got({ en: "must be true or false", ja: "true か false を指定してください" }, value),
  number: (value: unknown) =>
    typeof value === "number"
      ? got({ en: "must be a finite number", ja: "有限の数値を指定してください" }, value)
      : got({ en: "must be a number", ja: "数値を指定してください" }, value),
  integer: (value: unknown) => got({ en: "must be a whole number", ja: "整数を指定してください" }, value),
  range(bounds: Parameters<typeof range>[0], value: unknown) {
    const text = range(bounds);
    return got({ en: `must be ${text?.en}`, ja: `${text?.ja}してください` }, value);
  },
  pair(names: string, value: unknown) {
    return got({ en: `must be two numbers ${names}`, ja: `二つの数値 ${names} で指定してください` }, value);
  },
  coordinates(dimension: number, value: unknown) {
    return got(
      {
        en: `must be a number or a list of ${dimension} numbers`,
        ja: `数値一つ、または ${dimension} 個の数値の配列で指定してください`,
      },
      value,
    );
  },
  numbers({ least = 1, most }: Pick<NumbersParameter, "least" | "most">, value: unknown) {
    return got(
      {
        en: `must be a list of ${least} to ${most} numbers`,
        ja: `${least} 個以上 ${most} 個以下の数値の配列で指定してください`,
      },
      value,
    );
  },
  /** `rise`: the index of the number that is greater than the one before. */
  descending: (list: readonly number[], rise: number): Text => ({
    en: `must be in decreasing order; got ${list[rise]} after ${list[rise - 1]}`,
    ja: `大きい値から小さい値の順にしてください(${list[rise - 1]} の後に ${list[rise]} があります)`,
  }),
  ascending: ([low, high]: readonly [number, number]): Text => ({
    en: `must go from low to high; got ${low} to ${high}`,
    ja: `小さい値から大きい値の順にしてください(受け取った値: ${low} と ${high})`,
  }),
  tooMany: (limit: number, value: readonly unknown[]): Text => ({
    en: `at most ${limit} lanes; got ${value.length}`,
    ja: `レーンは ${limit} 本までです(受け取った数: ${value.length})`,
  }),
  givenTwice: { en: "is given twice", ja: "二回指定されています" },
  repeated: (word: string): Text => ({
    en: `names ${quote(word)} twice`,
    ja: `${quote(word)} が二回指定されています`,
  }),
  tooLong: (limit: number, value: string) =>
    got({ en: `must have at most ${limit} characters`, ja: `${limit} 文字以内にしてください` }, value),
  oneLine: (value: string) =>
    got(
      { en: "must be one line of text without control characters", ja: "制御文字を含まない一行の文字列にしてください" },
      value,
    ),
  color: (value: unknown) =>
    got({ en: 'must be a colour such as "#1f77b4"', ja: '"#1f77b4" のような色を指定してください' }, value),
  /** For a word that has to be one of a list. `noun`: what the words name, such as "optimizer", in the singular and plural. */
  word(noun: Noun, known: readonly string[], value: unknown): Text {
    if (typeof value !== "string") {
      return got(
        {
          en: `must be one of ${quoted(known).join(", ")}`,
          ja: `${quoted(known).join("、")} のいずれかを指定してください`,
        },
        value,
      );
    }
    const near = quoted(nearest(value, known));
    const unknown = { en: `unknown ${noun.one} ${quote(value)}`, ja: `未知の${noun.ja} ${quote(value)}` };
    return near.length > 0
      ? {
          en: `${unknown.en}; did you mean ${orList(near)}?`,
          ja: `${unknown.ja} です。${near.join(" または ")} のことですか?`,
        }
      : {
          en: `${unknown.en}; known ${noun.many}: ${known.join(", ")}`,
          ja: `${unknown.ja} です。使えるもの: ${known.join("、")}`,
        };
  },
  field(key: string, known: readonly string[]): Text {
    if (known.length === 0)
      return { en: "unknown field; there are none here", ja: "未知の項目です。ここに項目はありません" };
    const near = quoted(nearest(key, known));
    return {
      en: `unknown field; ${near.length > 0 ? `did you mean ${orList(near)}? ` : ""}known fields: ${known.join(", ")}`,
      ja: `未知の項目です。${near.length > 0 ? `${near.join(" または ")} のことですか? ` : ""}使える項目: ${known.join("、")}`,
    };
  },
  /** For a field that belongs into another one. */
  misplaced(place: string, known: readonly string[]): Text {
    const shown = `"${oneLine(place)}"`;
    return {
      en: `unknown field; did you mean ${shown}? known fields: ${known.join(", ")}`,
      ja: `未知の項目です。${shown} のことですか? 使える項目: ${known.join("、")}`,
    };
  },
  missing: (known?: readonly string[]): Text =>
    known
      ? {
          en: `is missing; must be one of ${known.join(", ")}`,
          ja: `必須の項目です。次のいずれかを指定してください: ${known.join("、")}`,
        }
      : { en: "is missing", ja: "必須の項目です" },
  version(value: unknown): Text {
    const shown = show(value);
    return {
      en: `unsupported version ${shown.en}; this program reads version 1`,
      ja: `未対応のバージョン ${shown.ja} です。対応しているのはバージョン 1 です`,
    };
  },
  versionMissing: { en: "is missing; must be 1", ja: "必須の項目です。1 を指定してください" },
  /** For a modifier that an optimizer can do nothing with. */
  misfit(optimizer: string, { lacks, setting }: Misfit): Text {
    const settings = Object.entries(setting);
    const en = settings.map(([name, value]) => `${name} is ${quote(value)}`).join(" and ");
    const ja = settings.map(([name, value]) => `${name} が ${quote(value)}`).join("、");
    if (lacks === null) {
      return {
        en: `makes no sense with ${optimizer}${en && ` while ${en}`}, which compares values of J: they do not belong to an altered gradient`,
        ja: `${optimizer} は${ja && ` ${ja} のとき`} J の値を比べて進むため、勾配だけを変える(値と合わなくなる)この設定は使えません`,
      };
    }
    if (en === "") {
      return {
        en: `makes no sense with ${optimizer}, which has no ${lacks}`,
        ja: `${optimizer} には ${lacks} がないため使えません`,
      };
    }
    return {
      en: `makes no sense with ${optimizer} unless ${en}: otherwise it has no use for its ${lacks}`,
      ja: `${optimizer} では ${ja} でなければ ${lacks} を使わないため指定できません`,
    };
  },
  needsBlocks: (value: string): Text => ({
    en: `${quote(value)} makes no sense on this problem, which has no blocks that can be minimized exactly: factorization and sparse-coding of kind matrix have`,
    ja: `${quote(value)} は、厳密に最小化できるブロックを持つ問題(行列の factorization と sparse-coding)でのみ指定できます`,
  }),
  laneIndex(lanes: number, value: number): Text {
    return got(
      lanes === 0
        ? { en: "must be 0, as there are no lanes", ja: "レーンがないので 0 にしてください" }
        : {
            en: `must be the index of a lane, at most ${lanes - 1}`,
            ja: `レーンの番号(${lanes - 1} 以下)にしてください`,
          },
      value,
    );
  },
  noStart: {
    en: "is missing; with these parameters the surface's own start is not finite",
    ja: "必須の項目です。このパラメータでは曲面の既定の開始点が有限になりません",
  },
  parameterOnSurface: {
    en: "makes no sense on a surface, whose coordinates are all shown",
    ja: "曲面では座標がすべて表示されるため指定できません",
  },
  soloWithoutLanes: { en: "must be left out, as there are no lanes", ja: "レーンがないので指定できません" },
  notJson: (value: unknown) => got({ en: "must be a JSON value", ja: "JSON の値で指定してください" }, value),
  hole: { en: "must not be an empty place in a list", ja: "配列に空の要素があります" },
  notPlain: { en: "must be a plain object", ja: "通常のオブジェクトで指定してください" },
  tooDeep: { en: "is nested too deeply", ja: "入れ子が深すぎます" },
  tooLarge: { en: "is too large", ja: "大きすぎます" },
  unreadable: { en: "could not be read", ja: "読み取れませんでした" },
} as const;

/** What a list of words names. */
export interface Noun {
  readonly one: string;
  readonly many: string;
  readonly ja: string;
}

/** The word for the configuration itself, where an error concerns all of it. */
export const WHOLE: Readonly<Record<Language, string>> = { en: "configuration", ja: "設定全体" };
