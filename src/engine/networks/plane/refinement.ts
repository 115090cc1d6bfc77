import type { Objective, Vector, Window } from "../../core/types.ts";
import { zeros } from "../../core/vector.ts";

/**
 * J on a grid that spans a window, its corners included, and one further sample beyond each side: value (i, j) of
 * columns × rows lies at values[(j + 1) · (columns + 2) + i + 1], row 0 at the smallest y.
 */
export interface SampledField {
  readonly window: Window;
  readonly columns: number;
  readonly rows: number;
  readonly values: Vector;
}

/** Cells across the window, and up it, on the coarsest grid. Every level halves them. */
export interface Coarsest {
  readonly across: number;
  readonly up: number;
  readonly levels: number;
}

/**
 * Samples a function of two coordinates on grids that become finer, each twice as fine as the one before, of which it takes over what
 * is known. Yields null before every sample, so that the caller may stop anywhere, and a field at the end of every level.
 */
export function* refine(
  objective: Objective,
  window: Window,
  { across, up, levels }: Coarsest,
): Generator<SampledField | null, void> {
  const x = zeros(2);
  let coarser: SampledField | null = null;
  for (let level = 0, fine = 1; level < levels; level++, fine *= 2) {
    const columns = across * fine + 1;
    const rows = up * fine + 1;
    const values = zeros((columns + 2) * (rows + 2));
    for (let j = -1; j <= rows; j++) {
      x[1] = window.y[0] + ((window.y[1] - window.y[0]) * j) / (rows - 1);
      for (let i = -1; i <= columns; i++) {
        const at = (j + 1) * (columns + 2) + i + 1;
        if (coarser !== null && i % 2 === 0 && j % 2 === 0) {
          values[at] = coarser.values[(j / 2 + 1) * (coarser.columns + 2) + i / 2 + 1]!;
          continue;
        }
        yield null;
        x[0] = window.x[0] + ((window.x[1] - window.x[0]) * i) / (columns - 1);
        values[at] = objective.value(x);
      }
    }
    coarser = { window, columns, rows, values };
    yield coarser;
  }
}

/** The same along a line: values at `cells` · 2^level + 1 points from `low` to `high`, both included. */
export function* refineLine(
  objective: Objective,
  [low, high]: readonly [number, number],
  cells: number,
  levels: number,
): Generator<Vector | null, void> {
  const x = zeros(1);
  let coarser: Vector | null = null;
  for (let level = 0, fine = 1; level < levels; level++, fine *= 2) {
    const count = cells * fine + 1;
    const values = zeros(count);
    for (let i = 0; i < count; i++) {
      if (coarser !== null && i % 2 === 0) {
        values[i] = coarser[i / 2]!;
        continue;
      }
      yield null;
      x[0] = low + ((high - low) * i) / (count - 1);
      values[i] = objective.value(x);
    }
    coarser = values;
    yield coarser;
  }
}
