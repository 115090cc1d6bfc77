/**
 * The part of a segment within the rectangle |x| ≤ halfWidth, |y| ≤ halfDepth: writes where it begins and ends, as shares of the
 * way from (x0, y0) to (x1, y1), to `out`. Returns whether there is such a part. (Liang & Barsky 1984.)
 */
export function clipSegment(
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  halfWidth: number,
  halfDepth: number,
  out: Float64Array,
): boolean {
  let enter = 0;
  let leave = 1;
  const [dx, dy] = [x1 - x0, y1 - y0];
  for (const [toward, room] of [
    [-dx, x0 + halfWidth],
    [dx, halfWidth - x0],
    [-dy, y0 + halfDepth],
    [dy, halfDepth - y0],
  ] as const) {
    if (toward === 0) {
      if (!(room >= 0)) return false;
    } else if (toward < 0) enter = Math.max(enter, room / toward);
    else leave = Math.min(leave, room / toward);
  }
  out[0] = enter;
  out[1] = leave;
  // False for NaN too: a point that is not finite is nowhere.
  return enter < leave;
}
