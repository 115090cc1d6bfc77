/** P(z ≤ x) of the standard normal distribution, by Taylor's series of its integral about 0 or, far out, by a continued fraction. */
export function normalCdf(x: number): number {
  const density = Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
  if (Math.abs(x) < 4) {
    // Φ(x) = ½ + φ(x) Σ x^(2n+1) / (2n+1)!!, all terms of one sign.
    let sum = 0;
    for (let term = x, odd = 3; Math.abs(term) > 1e-18; odd += 2) {
      sum += term;
      term *= (x * x) / odd;
    }
    return 0.5 + density * sum;
  }
  let fraction = Math.abs(x);
  for (let k = 60; k >= 1; k--) fraction = Math.abs(x) + k / fraction;
  const tail = density / fraction;
  return x > 0 ? 1 - tail : tail;
}
