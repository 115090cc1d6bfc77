/** The roundest number in [low, high]: 0, or else a power of ten, or else the one with the fewest digits. */
export function roundest(low: number, high: number): number {
  if (low <= 0 && high >= 0) return 0;
  if (high < 0) return -roundest(-high, -low);
  const largest = Math.floor(Math.log10(high));
  if (Number(`1e${largest}`) >= low) return Number(`1e${largest}`);
  for (let exponent = largest; exponent > largest - 17; exponent--) {
    for (const digit of [5, 2, 1]) {
      // By the reciprocal where the step is a fraction: 3 × 0.1 is not the number that is written 0.3.
      const unit = Number(`1e${Math.abs(exponent)}`);
      const times = (count: number) => (exponent < 0 ? (count * digit) / unit : count * digit * unit);
      const candidate = times(Math.ceil(exponent < 0 ? (low * unit) / digit : low / unit / digit));
      if (candidate >= low && candidate <= high) return candidate;
    }
  }
  return low;
}
