import { contours as marchingSquares } from "d3";
import type { SampledField } from "../engine/networks/plane/refinement.ts";
import { blurredObjective, surfaceOf } from "../engine/surface-task.ts";
import { chooseLevels } from "./levels.ts";
import type { ContourMap, Field, FieldRequest, LevelScale } from "./protocol.ts";

/** J, or a blur of it, on the grid of the request. */
export function sampleField(request: FieldRequest): Field {
  const { problem, window, columns, rows, sigma = 0 } = request;
  const objective = blurredObjective(problem, sigma);
  const values = new Float64Array(columns * rows);
  const theta = new Float64Array(2);
  for (let row = 0; row < rows; row++) {
    const y = window.y[0] + ((window.y[1] - window.y[0]) * row) / (rows - 1);
    for (let column = 0; column < columns; column++) {
      theta[0] = window.x[0] + ((window.x[1] - window.x[0]) * column) / (columns - 1);
      theta[1] = y;
      values[row * columns + column] = objective.value(theta);
    }
  }
  return { ...request, values };
}

/** The same grid with one further sample on every side, so that rings are closed outside the window and not along its edge. */
function padded({ window, columns, rows, ...rest }: FieldRequest): FieldRequest {
  const dx = (window.x[1] - window.x[0]) / (columns - 1);
  const dy = (window.y[1] - window.y[0]) / (rows - 1);
  return {
    ...rest,
    window: { x: [window.x[0] - dx, window.x[1] + dx], y: [window.y[0] - dy, window.y[1] + dy] },
    columns: columns + 2,
    rows: rows + 2,
  };
}

/**
 * J made into what marching squares interpolates linearly between samples: the logarithm of its height above the floor where levels
 * are logarithmic, since J itself bends too much there. `lowest` is the lowest level; an offset keeps the floor itself finite.
 */
function interpolated(scale: LevelScale, lowest: number): (J: number) => number {
  if (scale.kind !== "log") return (J) => J;
  const offset = scale.offset + (lowest - scale.floor) / 4;
  return (J) => Math.log(Math.max(0, J - scale.floor) + offset);
}

/**
 * Filled contours of J over the request's window at about `count` levels that suit J there. Overflow (+∞) counts as high, −∞ as low;
 * where J is not a number is a region of its own.
 */
export function contourMap(request: FieldRequest, count: number): ContourMap {
  const { values } = sampleField(padded(request));
  const { surface, params } = surfaceOf(request.problem);
  // A blur has no steps.
  const J = request.sigma ? null : surface.create(params);
  return traceContours({ ...request, values }, surface.infimum(params), count, J && ((theta) => J.value(theta)));
}

/** With at least this many levels between two neighbouring samples J is as good as a step there, and interpolation means nothing. */
const STEEP = 3;
/** Each halves the error of a crossing on a steep edge, in grid cells. */
const HALVINGS = 9;

/**
 * Moves the points of a level's rings that are on steep edges of the grid to where J really crosses the level. Points are in units of
 * cells, sample (i, j) at (i + ½, j + ½). `steps` counts the levels between a sample and its neighbour `stride` samples on.
 */
function refineRings(
  polygons: readonly (readonly (readonly number[][])[])[],
  steps: (sample: number, stride: number) => number,
  [columns, rows]: readonly [number, number],
  isAbove: (column: number, row: number) => boolean,
): void {
  for (const point of polygons.flat(2)) {
    const [x, y] = [point[0]! - 0.5, point[1]! - 0.5];
    const [column, row] = [Math.floor(x), Math.floor(y)];
    const along = x > column ? 0 : 1;
    // A point on a sample, or beyond the grid, where rings are closed, stays.
    if ((along === 0 ? y > row : y === row) || column < 0 || row < 0) continue;
    if (column + 1 - along >= columns || row + along >= rows) continue;
    if (steps(row * columns + column, along === 0 ? 1 : columns) < STEEP) continue;
    let [low, high] = [0, 1];
    const above = isAbove(column, row);
    for (let i = 0; i < HALVINGS; i++) {
      const middle = (low + high) / 2;
      if (isAbove(column + (along === 0 ? middle : 0), row + (along === 1 ? middle : 0)) === above) low = middle;
      else high = middle;
    }
    point[along] = (along === 0 ? column : row) + 0.5 + (low + high) / 2;
  }
}

/**
 * The same of J on a grid, of a J whose greatest lower bound is `infimum`. Overwrites the values. If `J` can be evaluated between the
 * samples, contours are exact where it is steep: at a step between plateaus all of them are one clean line.
 */
export function traceContours(
  field: SampledField,
  infimum: number,
  count: number,
  J: ((theta: Float64Array<ArrayBuffer>) => number) | null = null,
): ContourMap {
  const { window, values } = field;
  const [columns, rows] = [field.columns + 2, field.rows + 2];
  const sorted = values.filter(Number.isFinite).sort();
  const { scale, levels } = chooseLevels(sorted, infimum, count);

  const position = interpolated(scale, levels[0] ?? 0);
  const lowest = sorted.length > 0 ? position(sorted[0]!) : 0;
  const highest = sorted.length > 0 ? position(sorted.at(-1)!) : 0;
  const undefinedAt = new Uint8Array(values.length);
  let someUndefined = false;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (Number.isNaN(value)) {
      undefinedAt[i] = 1;
      someUndefined = true;
    }
    // A whole unit above what is finite, so that the crossing lies between the samples.
    values[i] =
      value === Number.POSITIVE_INFINITY ? highest + 1 : Number.isFinite(value) ? position(value) : lowest - 1;
  }

  const squares = marchingSquares().size([columns, rows]);
  const bands = levels.map((level) => squares.contour(values as unknown as number[], position(level)).coordinates);
  if (J) {
    const positions = levels.map(position);
    const steps = (sample: number, stride: number) => {
      const [a, b] = [values[sample]!, values[sample + stride]!];
      return positions.filter((level) => a >= level !== b >= level).length;
    };
    const theta = new Float64Array(2);
    const at = ([low, high]: readonly [number, number], index: number, samples: number) =>
      low + ((high - low) * (index - 1)) / (samples - 1);
    for (const [i, polygons] of bands.entries()) {
      const isAbove = (column: number, row: number) => {
        theta[0] = at(window.x, column, field.columns);
        theta[1] = at(window.y, row, field.rows);
        return J(theta) >= levels[i]!;
      };
      refineRings(polygons, steps, [columns, rows], isAbove);
    }
  }
  bands.push(someUndefined ? squares.contour(undefinedAt as unknown as number[], 0.5).coordinates : []);

  // d3 puts sample (i, j) at (i + ½, j + ½); here it belongs at (i − 1, j − 1) cells from the window's corner.
  const cellX = 1 / (field.columns - 1);
  const [x0, x1] = window.x;
  const [y0, y1] = window.y;
  const cellY = (y1 - y0) / (x1 - x0) / (field.rows - 1);
  const rings = bands.flatMap((polygons) => polygons.flat());
  const coordinates = new Float32Array(2 * rings.reduce((sum, ring) => sum + ring.length, 0));
  const ringStarts = new Uint32Array(rings.length + 1);
  let at = 0;
  for (const [r, ring] of rings.entries()) {
    for (const point of ring) {
      coordinates[at++] = (point[0]! - 1.5) * cellX;
      coordinates[at++] = (point[1]! - 1.5) * cellY;
    }
    ringStarts[r + 1] = at / 2;
  }
  const bandStarts = new Uint32Array(bands.length + 1);
  for (const [b, polygons] of bands.entries()) {
    bandStarts[b + 1] = bandStarts[b]! + polygons.reduce((sum, polygon) => sum + polygon.length, 0);
  }
  return {
    window,
    levels: Float64Array.from(levels),
    scale,
    range: [sorted[0] ?? Number.NaN, sorted.at(-1) ?? Number.NaN],
    coordinates,
    ringStarts,
    bandStarts,
  };
}
