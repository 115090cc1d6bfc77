import { catalogue } from "../../language.ts";

export const words = catalogue("csv", {
  title: { en: "Train on a CSV file", ja: "CSV ファイルで学習" },
  privacy: {
    en: "The file is read on this device and never leaves it. An experiment with your own data has no share link; to pass it on, save it under Export → File, which includes the data. The page keeps the data on this device until you forget it.",
    ja: "ファイルはこの端末で読み込まれ、外には出ません。手元のデータを使う実験には共有リンクがありません。渡すときは「書き出し」の「ファイル」で、データごと保存してください。データは、削除するまでこの端末に保存されます。",
  },
  file: { en: "CSV file", ja: "CSV ファイル" },
  reading: { en: "Reading…", ja: "読み込み中…" },
  failed: { en: "The file could not be read: {{reason}}", ja: "ファイルを読み取れませんでした: {{reason}}" },

  found: { en: "How the file is read", ja: "ファイルの読み方" },
  rows: { en: "{{name}}: {{rows}} rows, {{columns}} columns", ja: "{{name}}: {{rows}} 行、{{columns}} 列" },
  encoding: { en: "Encoding", ja: "文字コード" },
  undecided: {
    en: "The file does not show which encoding it is in. Choose the one in which its text is right:",
    ja: "文字コードを判別できません。文字が正しく表示されるものを選んでください:",
  },
  separator: { en: "Separator", ja: "区切り文字" },
  comma: { en: "comma", ja: "コンマ" },
  semicolon: { en: "semicolon", ja: "セミコロン" },
  tab: { en: "tab", ja: "タブ" },
  pipe: { en: "vertical bar", ja: "縦棒" },
  blank: { en: "blanks", ja: "空白" },
  numbers: { en: "Numbers", ja: "数の書き方" },
  firstRow: { en: "First row", ja: "先頭行" },
  header: { en: "names of the columns", ja: "列名" },
  noHeader: { en: "data", ja: "データ" },
  skip: { en: "Lines above the table", ja: "表の前の行数" },
  missing: { en: "Also missing", ja: "欠損値とする語" },
  missingHint: {
    en: "Words separated by commas. Empty entries are always missing, and in number columns NA, ?, null, - and the like.",
    ja: "コンマで区切ります。空欄は常に欠損値です。数の列では NA、?、null、- なども欠損値とします。",
  },

  namesakes: {
    en: "Columns with the same name are numbered by position.",
    ja: "同じ名前の列は、列の番号で区別します。",
  },
  rowNames: {
    en: "The header has no name for the first column, which holds the names of the rows.",
    ja: "見出しに先頭列の名前がないため、先頭列を行の名前とみなします。",
  },
  ragged: {
    en: "Rows skipped because they do not have {{width}} entries: {{count}} ({{lines}}).",
    ja: "項目が {{width}} 個でない {{count}} 行は除きます({{lines}})。",
  },
  lines: { en: "lines {{lines}}", ja: "{{lines}} 行目" },
  line: { en: "line {{lines}}", ja: "{{lines}} 行目" },
  every: {
    en: "A dataset has up to {{most}} examples, so every {{every}}th row is used.",
    ja: "事例は {{most}} 件までのため、{{every}} 行ごとに 1 行を使います。",
  },
  everyOther: {
    en: "A dataset has up to {{most}} examples, so every other row is used.",
    ja: "事例は {{most}} 件までのため、1 行おきに使います。",
  },
  missingEntries: { en: "Missing entries: {{count}}.", ja: "欠損値は {{count}} 個です。" },
  quoted: { en: "“{{word}}”", ja: "「{{word}}」" },
  between: { en: ", ", ja: "" },
  missingAs: {
    en: "Missing entries: {{count}}, some of them written as {{words}}.",
    ja: "欠損値は {{count}} 個です(表記: {{words}})。",
  },
  stray: {
    en: "{{name}} is text because of entries such as “{{entry}}” on line {{line}} ({{count}} in all).",
    ja: "{{name}} には「{{entry}}」({{line}} 行目)など数でない項目が {{count}} 個あるため、文字列とみなします。",
  },

  preview: { en: "First rows", ja: "先頭の行" },
  lineHeading: { en: "Line", ja: "行" },
  missingCell: { en: "missing", ja: "欠損" },
  strayCell: { en: "not a number", ja: "数でない" },

  inputs: { en: "Inputs", ja: "入力" },
  all: { en: "All", ja: "すべて選択" },
  none: { en: "None", ja: "すべて解除" },
  oneHot: { en: "{{name}} (text, {{count}} inputs)", ja: "{{name}}(文字列、入力 {{count}} 個)" },
  tooMany: { en: "{{name}} (text: too many different entries)", ja: "{{name}}(文字列: 種類が多すぎます)" },
  nothing: { en: "{{name}} (no entries)", ja: "{{name}}(項目なし)" },
  target: { en: "Target", ja: "目標(予測する列)" },
  as: { en: "Treat target as", ja: "目標の種類" },
  classes: { en: "classes", ja: "クラス" },
  value: { en: "a number", ja: "値" },
  summary: { en: "Examples: {{rows}}. Inputs: {{inputs}}.", ja: "事例 {{rows}} 件、入力 {{inputs}} 個。" },
  dropped: {
    en: "Rows skipped because of missing entries: {{dropped}}.",
    ja: "欠損値のある {{dropped}} 行は除きます。",
  },
  classList: { en: "Classes: {{names}}", ja: "クラス: {{names}}" },
  tooManyClasses: {
    en: "{{name}} has {{count}} classes; a network has up to {{most}}. Choose another target.",
    ja: "{{name}} には {{count}} クラスありますが、ネットワークで扱えるのは {{most}} までです。別の目標を選んでください。",
  },
  noInputs: { en: "Choose at least one input.", ja: "入力を一つ以上選んでください。" },
  noRows: {
    en: "No row has all of these entries. Choose fewer inputs.",
    ja: "これらの項目がすべてそろった行がありません。入力を減らしてください。",
  },
  use: { en: "Use this data", ja: "このデータを使う" },
});
