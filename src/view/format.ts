/** A number for reading, in about `digits` significant digits: plain where that is short, else with a power of ten ("1.6e-4"). */
export function formatNumber(x: number, digits = 3): string {
  if (x === 0) return "0";
  if (!Number.isFinite(x)) return Number.isNaN(x) ? "NaN" : x > 0 ? "∞" : "−∞";
  const magnitude = Math.abs(x);
  const text =
    magnitude >= 1e5 || magnitude < 1e-3
      ? x.toExponential(digits - 1).replace("e+", "e")
      : x.toFixed(Math.max(0, digits - 1 - Math.floor(Math.log10(magnitude))));
  return text.replace("-", "−").replace("e-", "e−");
}

/** A point for reading: "(−1.20, 1.39)". */
export function formatPoint(x: number, y: number, digits = 4): string {
  return `(${formatNumber(x, digits)}, ${formatNumber(y, digits)})`;
}

/** A number that has few digits, with no zeros after them: "0.2", "2e-4". */
export function formatRound(x: number): string {
  const short = Number(x.toPrecision(3));
  const size = Math.abs(short);
  const text = size !== 0 && (size < 1e-3 || size >= 1e5) ? short.toExponential().replace("e+", "e") : String(short);
  return text.replaceAll("-", "−");
}
