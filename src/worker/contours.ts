import { contours as marchingSquares } from "d3";
import { objectiveOf, surfaceOf } from "../engine/run.ts";
import type { ContourMap, Field, FieldRequest, LevelScale } from "./protocol.ts";

/** J on the grid of the request. */
export function sampleField(request: FieldRequest): Field {
  const { problem, window, columns, rows } = request;
  const objective = objectiveOf(problem);
  const values = new Float64Array(columns * rows);
  const theta = new Float64Array(2);
  for (let row = 0; row < rows; row++) {
    theta[1] = window.y[0] + ((window.y[1] - window.y[0]) * row) / (rows - 1);
    for (let column = 0; column < columns; column++) {
      theta[0] = window.x[0] + ((window.x[1] - window.x[0]) * column) / (columns - 1);
      values[row * columns + column] = objective.value(theta);
    }
  }
  return { ...request, values };
}

/** The finite values in ascending order. */
function sortedFinite(values: Float64Array): Float64Array {
  return values.filter(Number.isFinite).sort();
}

function quantile(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.round(share * (sorted.length - 1))))]!;
}

/**
 * How to space levels over the window: even in log(J − floor + offset) where J is bounded below, since such surfaces span
 * decades; at quantiles where it is not; evenly where all of J spans less than about one decade above its floor.
 */
export function chooseScale(sorted: Float64Array, infimum: number): LevelScale {
  if (!Number.isFinite(infimum)) return { kind: "quantile" };
  const low = quantile(sorted, 0.02) - infimum;
  const high = quantile(sorted, 0.98) - infimum;
  if (!(high > 0) || high < 8 * low) return { kind: "linear" };
  return { kind: "log", floor: infimum, offset: Math.max(low, high * 1e-4) };
}
