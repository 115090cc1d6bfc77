import type { Window } from "../../../engine/core/types.ts";
import { type DatasetSpecification, isInline } from "../../../engine/networks/data/index.ts";
import { shortName } from "./short-name.ts";

type Interval = Window["x"];

/** The axes of a picture of examples. */
export interface PictureAxes {
  readonly names: readonly [string, string];
  /** The picture's window in the units that its numbers are written in. */
  readonly numbers: Window;
}

/**
 * What the columns of the user's file that a picture of examples shows are called, across and upwards: the first two inputs, or the only
 * one and the target. Null where they have no names.
 */
export function columnNames(dataset: DatasetSpecification): readonly [string, string] | null {
  const own = isInline(dataset) ? dataset.private : undefined;
  const [first, second = own?.target] = own?.inputs ?? [];
  return first && second ? [shortName(first), shortName(second)] : null;
}

/** What the target's column of the user's file is called; null where it has no name. */
export function targetName(dataset: DatasetSpecification): string | null {
  const target = isInline(dataset) ? dataset.private?.target : undefined;
  return target ? shortName(target) : null;
}

/**
 * An axis of input j in the units of the file. The ends of the column and `shown`, those of the examples in the picture, are the same
 * two numbers before and after standardization, which is linear.
 */
function inUnits(rows: readonly (readonly number[])[], j: number, axis: Interval, shown: Interval): Interval {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    low = Math.min(low, row[j]!);
    high = Math.max(high, row[j]!);
  }
  const size = shown[1] - shown[0];
  // Divided first, since the difference of two large numbers can overflow.
  const scale = size > 0 ? high / size - low / size : 1;
  return [low + (axis[0] - shown[0]) * scale, low + (axis[1] - shown[0]) * scale];
}

/**
 * The axes of a picture of the user's examples, by the names of their columns and in the units of the file, whether or not the network
 * gets its inputs standardized. Null where the columns have no names. `shown`: the extent of the examples in the picture.
 */
export function fileAxes(dataset: DatasetSpecification, window: Window, shown: Window): PictureAxes | null {
  const names = columnNames(dataset);
  if (!names || !isInline(dataset)) return null;
  if (!dataset.standardize) return { names, numbers: window };
  const { inputs } = dataset;
  const x = inUnits(inputs, 0, window.x, shown.x);
  const y = inputs[0]!.length > 1 ? inUnits(inputs, 1, window.y, shown.y) : window.y;
  return [...x, ...y].every(Number.isFinite) ? { names, numbers: { x, y } } : null;
}
