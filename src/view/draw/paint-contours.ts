import type { Theme } from "../../state/preferences.ts";
import type { ContourMap } from "../../worker/protocol.ts";
import { bandColors, lineColor } from "./ramp.ts";
import { screenX, screenY, type Viewport } from "./viewport.ts";

/** A contour map made into paths that a canvas keeps, one a band. */
export interface ContourPaths {
  readonly map: ContourMap;
  readonly bands: readonly Path2D[];
}

export function contourPaths(map: ContourMap): ContourPaths {
  const { coordinates, ringStarts, bandStarts } = map;
  const bands: Path2D[] = [];
  for (let band = 0; band + 1 < bandStarts.length; band++) {
    const path = new Path2D();
    for (let ring = bandStarts[band]!; ring < bandStarts[band + 1]!; ring++) {
      const end = 2 * ringStarts[ring + 1]!;
      let i = 2 * ringStarts[ring]!;
      path.moveTo(coordinates[i]!, coordinates[i + 1]!);
      // The last point repeats the first.
      for (i += 2; i < end - 2; i += 2) path.lineTo(coordinates[i]!, coordinates[i + 1]!);
      path.closePath();
    }
    bands.push(path);
  }
  return { map, bands };
}

function hatching(context: CanvasRenderingContext2D, color: string): CanvasPattern | string {
  const tile = document.createElement("canvas");
  tile.width = tile.height = 8;
  const pen = tile.getContext("2d");
  if (!pen) return color;
  pen.strokeStyle = color;
  pen.lineWidth = 1.5;
  pen.beginPath();
  for (const shift of [-8, 0, 8]) {
    pen.moveTo(shift, 8);
    pen.lineTo(shift + 8, 0);
  }
  pen.stroke();
  return context.createPattern(tile, "repeat") ?? color;
}

/** Paints the bands over the whole box. The context's unit is one CSS pixel; `ratio` device pixels make one. */
export function paintContours(
  context: CanvasRenderingContext2D,
  { map, bands }: ContourPaths,
  viewport: Viewport,
  theme: Theme,
  ratio: number,
): void {
  const colors = bandColors(theme, map.levels.length);
  context.fillStyle = colors[0]!;
  context.fillRect(0, 0, viewport.width, viewport.height);
  context.save();
  const unit = viewport.scale * (map.window.x[1] - map.window.x[0]) * ratio;
  const left = screenX(viewport, map.window.x[0]) * ratio;
  const bottom = screenY(viewport, map.window.y[0]) * ratio;
  context.setTransform(unit, 0, 0, -unit, left, bottom);
  context.lineJoin = "round";
  context.lineWidth = ratio / unit;
  for (const [band, path] of bands.entries()) {
    if (band < map.levels.length) {
      context.fillStyle = colors[band + 1]!;
      context.strokeStyle = lineColor(theme, colors[band + 1]!);
      context.fill(path);
      context.stroke(path);
    } else if (map.bandStarts[band + 1]! > map.bandStarts[band]!) {
      context.fillStyle = theme === "light" ? "#fbfaf6" : "#0f141b";
      context.fill(path);
      const pattern = hatching(context, theme === "light" ? "#8b8a80" : "#728095");
      if (typeof pattern !== "string") pattern.setTransform(new DOMMatrix([ratio / unit, 0, 0, ratio / unit, 0, 0]));
      context.fillStyle = pattern;
      context.fill(path);
    }
  }
  context.restore();
}
