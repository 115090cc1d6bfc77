import type { Text } from "../../engine/core/types.ts";

const linesOf = (lines: readonly number[], more: boolean): Text => ({
  en: `${lines.length === 1 && !more ? "line" : "lines"} ${lines.join(", ")}${more ? ", …" : ""}`,
  ja: `${lines.join("、")}${more ? " …" : ""} 行目`,
});

/** Why a file cannot be used as a table. Whole sentences. */
export const tableMessages = {
  empty: (): Text => ({ en: "The file is empty.", ja: "ファイルが空です。" }),
  tooLarge: (most: number): Text => ({
    en: `The file is too large: a table may have up to ${most} MB.`,
    ja: `ファイルが大きすぎます。表は ${most} MB まで読み込めます。`,
  }),
  notText: (): Text => ({
    en: "This is not a text file. Save the table as CSV, and use that file.",
    ja: "テキストファイルではありません。表を CSV として保存し、そのファイルを使ってください。",
  }),
  spreadsheet: (): Text => ({
    en: "This is a spreadsheet or an archive, not a text file. Save the sheet as CSV, and use that file.",
    ja: "表計算ソフトのファイル、または圧縮ファイルです。シートを CSV として保存し、そのファイルを使ってください。",
  }),
  encoding: (name: Text): Text => ({
    en: `The file is not valid ${name.en}. Choose another encoding.`,
    ja: `このファイルは ${name.ja} として正しくありません。別の文字コードを選んでください。`,
  }),
  unclosedQuote: (line: number): Text => ({
    en: `The quotation mark that opens on line ${line} is never closed.`,
    ja: `${line} 行目で始まる引用符が閉じられていません。`,
  }),
  strayQuote: (line: number): Text => ({
    en: `On line ${line}, an entry continues after its closing quotation mark. A quotation mark inside an entry is written twice.`,
    ja: `${line} 行目に、引用符が閉じた後も続く項目があります。項目の中の引用符は二つ重ねて書きます。`,
  }),
  noColumns: (): Text => ({
    en: "No table was found: it needs at least two columns. Check the separator.",
    ja: "表が見つかりません。2 列以上が必要です。区切り文字を確かめてください。",
  }),
  noRows: (): Text => ({
    en: "The table needs at least two rows below its header.",
    ja: "表には、見出し行のほかに 2 行以上が必要です。",
  }),
  wideHeader: (line: number, names: number, entries: number): Text => ({
    en: `The header on line ${line} names ${names} columns, but the rows below have ${entries} entries.`,
    ja: `${line} 行目の見出しは ${names} 列ですが、その下の行の項目は ${entries} 個です。`,
  }),
  ragged: (lines: readonly number[], more: boolean, width: number): Text => ({
    en: `Too many rows do not have ${width} entries: ${linesOf(lines, more).en}. Check the separator and the quotation marks.`,
    ja: `項目が ${width} 個でない行が多すぎます(${linesOf(lines, more).ja})。区切り文字と引用符を確かめてください。`,
  }),
};
