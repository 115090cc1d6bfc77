import type { Text } from "../engine/core/types.ts";
import type { CataloguedKind } from "../engine/problems/catalogues.ts";
import { quote } from "./messages.ts";
import type { NotationError } from "./notation.ts";

/* What can be wrong with a link as such, in words. */

export function notationMessage({ problem, at }: NotationError, text: string): Text {
  const place = at + 1;
  const before = quote(text.slice(Math.max(0, at - 20), at));
  const next = quote(text.slice(at, at + 1));
  switch (problem) {
    case "end":
      return {
        en: `ends too early, after ${before}; it may have been cut short`,
        ja: `${before} の後で途切れています。リンクの一部が失われた可能性があります`,
      };
    case "unexpected":
      return {
        en: `unexpected ${next} at character ${place}, after ${before}`,
        ja: `${place} 文字目、${before} の後に想定外の ${next} があります`,
      };
    case "twice":
      return {
        en: `the same field is given twice, at character ${place}, after ${before}`,
        ja: `${place} 文字目、${before} の後で同じ項目が繰り返されています`,
      };
    case "escape":
      return {
        en: `broken escape at character ${place}, after ${before}`,
        ja: `${place} 文字目、${before} の後のエスケープが壊れています`,
      };
    case "deep":
      return { en: `is nested too deeply at character ${place}`, ja: `${place} 文字目の入れ子が深すぎます` };
  }
}

export function afterEndMessage(after: string): Text {
  const shown = quote(after);
  return {
    en:
      Array.from(after).length === 1
        ? `a character after the link's end, ${shown}; remove it`
        : `characters after the link's end, ${shown}; remove them`,
    ja: `リンクの末尾の後に余分な文字 ${shown} があります。取り除いてください`,
  };
}

export const percentMessage: Text = {
  en: "has broken percent-encoding; it may have been cut short",
  ja: "パーセントエンコーディングが壊れています。リンクの一部が失われた可能性があります",
};
export const emptyMessage: Text = { en: "holds no configuration", ja: "設定が含まれていません" };
export const cutMessage: Text = {
  en: "is missing: a link ends in v=1; this one may have been cut short",
  ja: "必須の項目です。リンクは v=1 で終わります。一部が失われた可能性があります",
};
const NAMES: Readonly<Record<CataloguedKind, Text>> = {
  surface: { en: "a surface", ja: "曲面" },
  matrix: { en: "a matrix problem", ja: "行列の問題" },
};
export const bothMessage = (kind: CataloguedKind): Text => ({
  en: `belongs to a network, and the link names ${NAMES[kind].en}`,
  ja: `ネットワークの項目ですが、リンクには${NAMES[kind].ja}が指定されています`,
});
export const twoProblemsMessage = (kind: CataloguedKind): Text => ({
  en: `names a second problem; the link already names ${NAMES[kind].en}`,
  ja: `二つ目の問題です。リンクにはすでに${NAMES[kind].ja}が指定されています`,
});
export const lanesMessage: Text = {
  en: 'must be "none", without any lane field; lanes are listed as lane=…',
  ja: '"none" のみ指定でき、lane と併用できません。レーンは lane=… で指定します',
};
