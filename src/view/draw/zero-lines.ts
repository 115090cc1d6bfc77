/**
 * Where a function on a grid passes through 0, as line segments x₀, y₀, x₁, y₁, … in units of the grid: sample (i, j) stands at
 * (i, j). Values are row-major; crossings are interpolated linearly. Cells with a value that is not finite have none.
 */
export function zeroLines(values: ArrayLike<number>, columns: number, rows: number): Float64Array {
  const out: number[] = [];
  const crossing: number[] = [];
  for (let j = 0; j + 1 < rows; j++) {
    for (let i = 0; i + 1 < columns; i++) {
      const a = values[j * columns + i]!;
      const b = values[j * columns + i + 1]!;
      const c = values[(j + 1) * columns + i + 1]!;
      const d = values[(j + 1) * columns + i]!;
      if (!Number.isFinite(a + b + c + d)) continue;
      // 0 counts as above, so that a line through a sample is found once.
      const above = Number(a >= 0) + Number(b >= 0) + Number(c >= 0) + Number(d >= 0);
      if (above === 0 || above === 4) continue;
      crossing.length = 0;
      if (a >= 0 !== b >= 0) crossing.push(i + a / (a - b), j);
      if (b >= 0 !== c >= 0) crossing.push(i + 1, j + b / (b - c));
      if (c >= 0 !== d >= 0) crossing.push(i + d / (d - c), j + 1);
      if (d >= 0 !== a >= 0) crossing.push(i, j + a / (a - d));
      // On a saddle the middle of the cell says which of the four crossings belong together.
      if (crossing.length === 8 && a + b + c + d >= 0 !== a >= 0) crossing.push(...crossing.splice(0, 2));
      for (let k = 0; k + 3 < crossing.length; k += 4) out.push(...crossing.slice(k, k + 4));
    }
  }
  return Float64Array.from(out);
}
