import { isMissingNumber, type NumberFormat, narrow, numberOf } from "./numbers.ts";
import type { Row } from "./rows.ts";

/** Entries that are not numbers in a column of numbers otherwise. */
interface StrayWords {
  readonly count: number;
  /** The first of them and its line. */
  readonly entry: string;
  readonly line: number;
}

/** A column of a table. */
export interface Column {
  readonly name: string;
  /** Numbers if every entry that is not missing is one; nothing if every entry is missing. */
  readonly kind: "numbers" | "words" | "nothing";
  /** Different entries, sorted: numbers by size and as JavaScript writes them, words by code points. */
  readonly distinct: readonly string[];
  /** Rows without an entry. */
  readonly missing: number;
  /** Rows whose number is infinite, or too large for a float64. */
  readonly infinite: number;
  /** Words that mean a missing entry here. */
  readonly missingWords: readonly string[];
  /** Whether some numbers have full-width digits, or the minus sign of typography. */
  readonly wide: boolean;
  /** If most entries are numbers, those that are not; else null. */
  readonly stray: StrayWords | null;
  /** The different ones of them. */
  readonly strays: ReadonlySet<string>;
}

interface EntryFormat extends NumberFormat {
  readonly missing: readonly string[];
}

/** The fraction of numbers from which words in a column are probably mistakes. */
const MOSTLY = 0.5;

const NO_STRAYS = { stray: null, strays: new Set<string>() } as const;

/** Describes a column of rows of equal width. */
export function columnOf(name: string, rows: readonly Row[], c: number, format: EntryFormat): Column {
  const given = new Set(format.missing);
  const numbers = new Set<number>();
  const absent = new Set<string>();
  const words = new Set<string>();
  let [missing, infinite, count, empty, wide] = [0, 0, 0, 0, false];
  const strays: { readonly entry: string; readonly line: number }[] = [];
  for (const { line, entries } of rows) {
    const entry = entries[c]!;
    if (entry === "" || given.has(entry)) {
      missing++;
      empty++;
      if (entry !== "") absent.add(entry);
      continue;
    }
    words.add(entry);
    const x = numberOf(entry, format);
    if (!Number.isNaN(x)) {
      if (Number.isFinite(x)) numbers.add(x);
      else infinite++;
      wide ||= narrow(entry) !== entry;
      count++;
    } else if (isMissingNumber(entry)) {
      missing++;
      absent.add(entry);
    } else strays.push({ entry, line });
  }
  const [stray] = strays;
  const plain = { name, wide: false, infinite: 0 };
  if (!stray && numbers.size > 0) {
    const distinct = [...numbers].sort((a, b) => a - b).map(String);
    return { name, kind: "numbers", distinct, missing, infinite, missingWords: [...absent], wide, ...NO_STRAYS };
  }
  const [none] = words;
  // Words for missing numbers and nothing else.
  if (!stray && (none === undefined || count === 0))
    return { ...plain, kind: "nothing", distinct: [], missing: rows.length, missingWords: [...absent], ...NO_STRAYS };
  const mostly = stray && count > MOSTLY * (count + strays.length);
  return {
    ...plain,
    kind: "words",
    distinct: [...words].sort((a, b) => (a < b ? -1 : 1)),
    missing: empty,
    missingWords: [...absent].filter((word) => given.has(word)),
    ...(mostly
      ? { stray: { ...stray, count: strays.length }, strays: new Set(strays.map(({ entry }) => entry)) }
      : NO_STRAYS),
  };
}
