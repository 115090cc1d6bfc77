/** A finite number in the fewest digits that give back the same bits. −0 keeps its sign, which JSON.stringify drops. */
export function numberText(x: number): string {
  return Object.is(x, -0) ? "-0" : String(x);
}
