import type { TableChoice } from "../../../src/experiment/table/examples.ts";
import type { KnownFormat } from "../../../src/experiment/table/table.ts";

export const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, "utf16le"));
const swapped = (text: string) => new Uint8Array(Buffer.from(text, "utf16le").swap16());
/** ASCII text with other bytes in it: `"1,", [0x8c, 0xa2], "\n"`. */
export const bytes = (...parts: readonly (string | readonly number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === "string" ? [...utf8(part)] : part)));

export const bytesOf = (file: string | Uint8Array): Uint8Array => (typeof file === "string" ? utf8(file) : file);

export interface Reading {
  readonly file: string | Uint8Array;
  readonly known?: KnownFormat;
  /** Of the format that was found, what matters here. */
  readonly format?: KnownFormat;
  readonly names?: readonly string[];
  readonly choice?: Partial<TableChoice>;
  readonly inputs: readonly (readonly number[])[];
  readonly targets: readonly (number | readonly number[])[];
  readonly classes?: readonly string[];
  /** Lines of rows that were not used. */
  readonly ragged?: readonly number[];
  readonly dropped?: number;
}

const DOGS = { inputs: [[1], [2], [3], [4]], targets: [0, 1, 2, 0], classes: ["犬", "猫", "鳥"] };
const DOG_TEXT = "x,kind\n1,犬\n2,猫\n3,鳥\n4,犬\n";

export const encoded: Readonly<Record<string, Reading>> = {
  Shift_JIS: {
    file: bytes("x,kind\n1,", [0x8c, 0xa2], "\n2,", [0x94, 0x4c], "\n3,", [0x92, 0xb9], "\n4,", [0x8c, 0xa2], "\n"),
    ...{ ...DOGS, format: { encoding: "shift_jis" } },
  },
  "EUC-JP": {
    file: bytes(
      "x,kind\n1,",
      [0xa5, 0xcd, 0xa5, 0xb3],
      "\n2,",
      [0xc4, 0xbb],
      "\n3,",
      [0xa4, 0xa4, 0xa4, 0xcc],
      "\n4,",
      [0xc4, 0xbb],
      "\n",
    ),
    ...{ inputs: [[1], [2], [3], [4]], targets: [1, 2, 0, 2], classes: ["いぬ", "ネコ", "鳥"] },
    format: { encoding: "euc-jp" },
  },
  "ISO-2022-JP": {
    file: bytes("x,kind\n1,", [0x1b, 0x24, 0x42, 0x38, 0x24, 0x1b, 0x28, 0x42], "\n2,b\n3,b\n"),
    ...{ inputs: [[1], [2], [3]], targets: [1, 0, 0], classes: ["b", "犬"], format: { encoding: "iso-2022-jp" } },
  },
  "Windows-1252": {
    file: bytes(
      "x,kind\n1,caf",
      [0xe9],
      "\n2,th",
      [0xe9],
      "\n3,caf",
      [0xe9],
      "\n4,M",
      [0xfc],
      "sli\n5,th",
      [0xe9],
      "\n6,M",
      [0xfc],
      "sli\n",
    ),
    ...{ inputs: [[1], [2], [3], [4], [5], [6]], targets: [1, 2, 1, 0, 2, 0], classes: ["Müsli", "café", "thé"] },
    format: { encoding: "windows-1252" },
  },
  "Windows-1251, as the user says": {
    file: bytes("x,kind\n1,", [0xea, 0xee, 0xf2], "\n2,", [0xef, 0xb8, 0xf1], "\n3,", [0xea, 0xee, 0xf2], "\n"),
    known: { encoding: "windows-1251" },
    ...{ inputs: [[1], [2], [3]], targets: [0, 1, 0], classes: ["кот", "пёс"] },
  },
  "UTF-8 with a mark": { file: utf8(`\uFEFF${DOG_TEXT}`), names: ["x", "kind"], ...DOGS },
  "UTF-16 LE with a mark": { file: utf16(`\uFEFF${DOG_TEXT}`), ...DOGS, format: { encoding: "utf-16le" } },
  "UTF-16 BE with a mark": { file: swapped(`\uFEFF${DOG_TEXT}`), ...DOGS, format: { encoding: "utf-16be" } },
  "UTF-16 LE without a mark": { file: utf16(DOG_TEXT), ...DOGS, format: { encoding: "utf-16le" } },
  "UTF-16 BE without a mark": { file: swapped(DOG_TEXT), ...DOGS, format: { encoding: "utf-16be" } },
};
