import type { Text } from "../../engine/core/types.ts";
import { type Encoding, encodingIds } from "./encoding-ids.ts";

/** An encoding's name on the page and in Python. */
interface EncodingDeclaration {
  readonly name: Text;
  readonly python: string;
}

/** What each encoding is called on the page and in Python. */
export const encodings: Readonly<Record<Encoding, EncodingDeclaration>> = {
  "utf-8": { name: { en: "UTF-8", ja: "UTF-8" }, python: "utf-8-sig" },
  "utf-16le": { name: { en: "UTF-16 LE", ja: "UTF-16 LE" }, python: "utf-16-le" },
  "utf-16be": { name: { en: "UTF-16 BE", ja: "UTF-16 BE" }, python: "utf-16-be" },
  shift_jis: { name: { en: "Shift_JIS (Japanese)", ja: "Shift_JIS(日本語)" }, python: "cp932" },
  "euc-jp": { name: { en: "EUC-JP (Japanese)", ja: "EUC-JP(日本語)" }, python: "euc_jp" },
  "iso-2022-jp": { name: { en: "ISO-2022-JP (Japanese)", ja: "ISO-2022-JP(日本語)" }, python: "iso2022_jp" },
  "windows-1252": { name: { en: "Windows-1252 (Western European)", ja: "Windows-1252(西欧)" }, python: "cp1252" },
  "windows-1250": { name: { en: "Windows-1250 (Central European)", ja: "Windows-1250(中欧)" }, python: "cp1250" },
  "windows-1251": { name: { en: "Windows-1251 (Cyrillic)", ja: "Windows-1251(キリル文字)" }, python: "cp1251" },
  "windows-1253": { name: { en: "Windows-1253 (Greek)", ja: "Windows-1253(ギリシャ文字)" }, python: "cp1253" },
  "windows-1254": { name: { en: "Windows-1254 (Turkish)", ja: "Windows-1254(トルコ語)" }, python: "cp1254" },
  gb18030: { name: { en: "GB18030 (Chinese, simplified)", ja: "GB18030(中国語簡体字)" }, python: "gb18030" },
  big5: { name: { en: "Big5 (Chinese, traditional)", ja: "Big5(中国語繁体字)" }, python: "big5" },
  "euc-kr": { name: { en: "EUC-KR (Korean)", ja: "EUC-KR(韓国語)" }, python: "cp949" },
};

/** The platform's decoder, which browsers, workers and Node have alike. */
declare const TextDecoder: new (
  label: string,
  options: { readonly fatal: boolean },
) => { decode(bytes: Uint8Array): string };

/** Decodes all of the bytes, without a byte order mark. Returns null if any of them is not valid in the encoding. */
export function decode(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes("\0") ? null : text;
  } catch {
    return null;
  }
}

/**
 * What the bytes show about their encoding: the encoding itself if they decide it, `"undecided"` if several readings are
 * plausible and the user has to choose, and null if they are not text.
 */
export function detectEncoding(bytes: Uint8Array): Encoding | "undecided" | null {
  const starts = (...mark: readonly number[]) => mark.every((byte, i) => bytes[i] === byte);
  const valid = (encoding: Encoding) => (decode(bytes, encoding) === null ? null : encoding);
  if (starts(0xef, 0xbb, 0xbf)) return valid("utf-8");
  if (starts(0xff, 0xfe)) return valid("utf-16le");
  if (starts(0xfe, 0xff)) return valid("utf-16be");
  if (bytes.includes(0)) {
    const order = unmarkedUtf16(bytes);
    return order && valid(order);
  }
  if (hasEscapes(bytes) && valid("iso-2022-jp")) return "iso-2022-jp";
  if (valid("utf-8")) return hasControls(bytes) ? null : "utf-8";
  if (hasControls(bytes)) return null;
  if (looksLikeEucJp(bytes) && valid("euc-jp")) return "euc-jp";
  if (looksLikeShiftJis(bytes) && valid("shift_jis")) return "shift_jis";
  return looksWestern(bytes) ? "windows-1252" : "undecided";
}

/** Encodings in which all of the bytes are valid, for the user to choose from. */
export const possibleEncodings = (bytes: Uint8Array): readonly Encoding[] =>
  encodingIds.filter((encoding) => !/^utf|^iso/.test(encoding) && decode(bytes, encoding) !== null);

/** UTF-16 without a mark: ASCII characters, which every table has, put a zero byte on one side of each pair. */
function unmarkedUtf16(bytes: Uint8Array): Encoding | null {
  if (bytes.length % 2 === 1) return null;
  const zeros = [0, 0];
  for (const [i, byte] of bytes.entries()) if (byte === 0) zeros[i % 2]!++;
  const [first, second] = zeros as [number, number];
  if (Math.max(first, second) < bytes.length / 40) return null;
  if (first * 10 < second) return "utf-16le";
  return second * 10 < first ? "utf-16be" : null;
}

const hasEscapes = (bytes: Uint8Array) =>
  bytes.some((byte, i) => byte === 0x1b && (bytes[i + 1] === 0x24 || bytes[i + 1] === 0x28));

/** Whether there are control characters that text does not have. */
const hasControls = (bytes: Uint8Array) => bytes.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 0x1a));

/** Kana, which the Chinese and Korean encodings of the same form have no use for. */
function looksLikeEucJp(bytes: Uint8Array): boolean {
  let pairs = 0;
  let kana = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i]! < 0x80) continue;
    pairs++;
    if (bytes[i] === 0xa4 || bytes[i] === 0xa5) kana++;
    i++;
  }
  return kana > pairs / 5;
}

/**
 * Kana and common kanji begin with bytes that are punctuation in Windows-1252 and invalid in EUC. Their second bytes are often
 * above 0x7f too, whereas a curly quotation mark in an English text is followed by a letter.
 */
function looksLikeShiftJis(bytes: Uint8Array): boolean {
  let pairs = 0;
  let common = 0;
  let high = 0;
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i]!;
    if (lead < 0x80 || (lead >= 0xa1 && lead <= 0xdf)) continue;
    pairs++;
    if (lead <= 0x84 || (lead >= 0x88 && lead <= 0x98)) common++;
    if (bytes[++i]! >= 0x80) high++;
  }
  return pairs > 0 && common >= 0.8 * pairs && high >= 0.25 * pairs;
}

const isAsciiLetter = (byte: number | undefined) => byte !== undefined && /[a-z]/i.test(String.fromCharCode(byte));
const WESTERN_SIGNS = new Set([0xb0, 0xb2, 0xb3, 0xb5, 0x8a, 0x8c, 0x8e, 0x9a, 0x9c, 0x9e, 0x9f]);
/** The euro sign, an ellipsis, quotation marks and dashes. */
const isPunctuation = (byte: number) => byte === 0x80 || byte === 0x85 || (byte >= 0x91 && byte <= 0x97);

/** Letters with accents that stand alone among letters of ASCII. Words of Cyrillic or Greek are made of high bytes alone. */
function looksWestern(bytes: Uint8Array): boolean {
  let letters = 0;
  let others = 0;
  for (const [i, byte] of bytes.entries()) {
    if (byte < 0x80 || isPunctuation(byte)) continue;
    const before = bytes[i - 1];
    const after = bytes[i + 1];
    const alone = (before ?? 0) < 0x80 && (after ?? 0) < 0x80;
    const letter = (byte >= 0xc0 && byte !== 0xd7 && byte !== 0xf7) || WESTERN_SIGNS.has(byte);
    if (alone && letter && (isAsciiLetter(before) || isAsciiLetter(after))) letters++;
    else others++;
  }
  return letters > 0 && others <= letters / 10;
}
