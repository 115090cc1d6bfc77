/** The shortest text that reads back as the same number: "0.004", "1e-7". */
export function entryText(x: number): string {
  if (x === 0) return "0";
  const plain = String(x);
  const scientific = x.toExponential().replace("e+", "e");
  const size = Math.abs(x);
  return (size < 1e-3 || size >= 1e6) && scientific.length < plain.length ? scientific : plain;
}

/** The finite number that somebody typed, or null. Takes 1e-3, .5, full-width digits, a real minus sign and "×10^-3" too. */
export function parseEntry(text: string): number | null {
  const plain = text
    .normalize("NFKC")
    .trim()
    .replaceAll(/[−–ー]/g, "-")
    .replaceAll("∞", "x")
    .replace(/\s*[×*]\s*10\s*\^\s*/, "e");
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return null;
  const number = Number(plain);
  return Number.isFinite(number) ? number : null;
}
