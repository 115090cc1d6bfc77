/** How a file writes its numbers. */
export interface NumberFormat {
  readonly decimal: "." | ",";
  /** What separates groups of three digits; "" if nothing does. */
  readonly thousands: "" | "," | "." | " " | "'";
}

/** Characters of Japanese input methods, and the minus sign, with the ASCII that they mean. */
const WIDE = /[\uff10-\uff19\uff0b\uff0c\uff0d\uff0e\uff25\uff45\u2212]/g;
const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const INFINITE = /^[+-]?(?:inf|infinity|∞)$/i;
const GROUPS = {
  ",": /^[+-]?\d{1,3}(?:,\d{3})+(?![\d,])/,
  ".": /^[+-]?\d{1,3}(?:\.\d{3})+(?![\d.])/,
  " ": /^[+-]?\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)/,
  "'": /^[+-]?\d{1,3}(?:['\u2019]\d{3})+(?!\d)/,
} as const;
const SEPARATORS = { ",": /,/g, ".": /\./g, " ": /[ \u00a0\u2009\u202f]/g, "'": /['\u2019]/g } as const;

/** Full-width digits, points and signs as ASCII. */
export const narrow = (entry: string): string =>
  entry.replace(WIDE, (wide) => (wide === "\u2212" ? "-" : String.fromCharCode(wide.charCodeAt(0) - 0xfee0)));

/**
 * Reads an entry, without blanks around it, as a number: NaN if it is none, infinite if it is an infinity or too large for a
 * float64.
 */
export function numberOf(entry: string, { decimal, thousands }: NumberFormat): number {
  // Most entries of most files.
  if (decimal === "." && PLAIN.test(entry)) return Number(entry);
  let text = narrow(entry);
  if (INFINITE.test(text)) return text.startsWith("-") ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  if (thousands !== "" && GROUPS[thousands].test(text)) text = text.replace(SEPARATORS[thousands], "");
  if (decimal === ",") {
    if (text.includes(".")) return Number.NaN;
    text = text.replace(",", ".");
  }
  return PLAIN.test(text) ? Number(text) : Number.NaN;
}

/** Words for a missing number, in lower case: those of R, pandas, SQL, Weka, MATLAB and spreadsheets. */
const MISSING = new Set(
  "na,n/a,n.a.,#n/a,#na,<na>,nan,-nan,nat,null,#null!,none,nil,missing,?,??,.,..,...,…,-,--,---,–,—,−,ー,*,**,\\n,(null),#div/0!,#value!,#ref!,#name?,#num!,undefined,unknown,n.d.,nd,欠損,欠測,不明,なし".split(
    ",",
  ),
);

/** Whether an entry of a number column stands for a missing number. */
export const isMissingNumber = (entry: string): boolean => entry === "" || MISSING.has(entry.toLowerCase());
