/** Encodings that a table is read in, by their labels in the WHATWG Encoding Standard, in the order of the menu. */
export const encodingIds = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "shift_jis",
  "euc-jp",
  "iso-2022-jp",
  "windows-1252",
  "windows-1250",
  "windows-1251",
  "windows-1253",
  "windows-1254",
  "gb18030",
  "big5",
  "euc-kr",
] as const;

export type Encoding = (typeof encodingIds)[number];
