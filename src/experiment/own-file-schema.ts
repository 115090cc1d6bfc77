import * as v from "valibot";
import { MOST_EXAMPLES } from "../engine/networks/data/declare.ts";
import type { FileReading, OwnFile } from "../engine/networks/data/own-file.ts";
import { closed, type Schema, said } from "./closed.ts";
import { messages, type Noun } from "./messages.ts";
import { numberWithin, wordOf } from "./parameters.ts";
import { encodingIds } from "./table/encoding-ids.ts";

const ENCODING: Noun = { one: "encoding", many: "encodings", ja: "文字コード" };
const SEPARATOR: Noun = { one: "separator", many: "separators", ja: "区切り文字" };
const DECIMAL: Noun = { one: "decimal sign", many: "decimal signs", ja: "小数点" };

const text = v.string(said(messages.string));
const flag = v.boolean(said(messages.boolean));
const count = numberWithin({ min: 0, max: 1e9, integer: true });
const texts = v.exactOptional(
  v.pipe(v.custom<readonly string[]>(Array.isArray, said(messages.list)), v.array(text)),
  [],
);
const readInput = closed({ column: count, category: v.exactOptional(text) });

const separators = [",", ";", "\t", "|", " "] as const;
/** Names a tab in messages as JSON does. */
const separator = v.picklist(
  separators,
  said((value) => messages.word(SEPARATOR, [",", ";", "\\t", "|", " "], value)),
);

const reading: Schema<FileReading> = closed({
  encoding: wordOf(ENCODING, encodingIds),
  skip: v.exactOptional(count, 0),
  separator,
  decimal: v.exactOptional(wordOf(DECIMAL, [".", ","]), "."),
  thousands: v.exactOptional(wordOf(SEPARATOR, ["", ",", ".", " ", "'"]), ""),
  wide: v.exactOptional(flag, false),
  header: flag,
  width: count,
  missing: texts,
  missingWords: texts,
  every: v.exactOptional(numberWithin({ min: 1, max: MOST_EXAMPLES, integer: true }), 1),
  inputs: v.pipe(v.custom<readonly unknown[]>(Array.isArray, said(messages.list)), v.array(readInput)),
  target: count,
  numericClasses: v.exactOptional(flag, false),
});

/** The file that private examples come from. Its name marks them as private. */
export const ownFile: Schema<OwnFile> = closed({
  name: text,
  inputs: texts,
  target: v.exactOptional(text, ""),
  classes: texts,
  reading: v.exactOptional(reading),
});
