import type { Theme } from "../../experiment/configuration.ts";
import type { ContourMap } from "../../worker/protocol.ts";
import { bandColors, lineColor } from "../draw/ramp.ts";
import { screenX, screenY, type Viewport } from "../draw/viewport.ts";
import { FIGURE_INK } from "./figure-ink.ts";
import { element, PathText } from "./svg.ts";

/** Points that follow each other closer than this, in units of the figure, are drawn as one. */
const CLOSE = 0.2;

/** The rings of one band as a path. */
function bandPath(map: ContourMap, band: number, view: Viewport): string {
  const { coordinates, ringStarts, bandStarts, window } = map;
  const unit = view.scale * (window.x[1] - window.x[0]);
  const left = screenX(view, window.x[0]);
  const bottom = screenY(view, window.y[0]);
  const path = new PathText();
  for (let ring = bandStarts[band]!; ring < bandStarts[band + 1]!; ring++) {
    const first = 2 * ringStarts[ring]!;
    const end = 2 * ringStarts[ring + 1]!;
    let beforeX = Number.NaN;
    let beforeY = Number.NaN;
    // The last point repeats the first.
    for (let i = first; i < end - 2; i += 2) {
      if (i > first && isStraight(coordinates, i)) continue;
      const x = left + unit * coordinates[i]!;
      const y = bottom - unit * coordinates[i + 1]!;
      if (i === first) path.moveTo(x, y);
      else if (Math.abs(x - beforeX) < CLOSE && Math.abs(y - beforeY) < CLOSE) continue;
      else path.lineTo(x, y);
      beforeX = x;
      beforeY = y;
    }
    path.closePath();
  }
  return path.toString();
}

/** Whether a point stands between its neighbours on a line along an axis, as all do where rings are closed around the window. */
function isStraight(coordinates: Float32Array, i: number): boolean {
  const along = (c: number) => coordinates[c - 2] === coordinates[c] && coordinates[c] === coordinates[c + 2];
  return along(i) || along(i + 1);
}

/** Filled contours over the whole box of the viewport, from the lowest band up. What lies beyond the box has to be clipped. */
export function svgContours(map: ContourMap, view: Viewport, theme: Theme): string {
  const colors = bandColors(theme, map.levels.length);
  const parts = [element("rect", { width: view.width, height: view.height, fill: colors[0] })];
  const levels = map.levels.length;
  for (let band = 0; band < levels; band++) {
    const fill = colors[band + 1]!;
    const d = bandPath(map, band, view);
    if (d !== "") parts.push(element("path", { d, fill, stroke: lineColor(theme, fill), "stroke-width": 0.8 }));
  }
  if (map.bandStarts[levels + 1]! > map.bandStarts[levels]!) {
    const d = bandPath(map, levels, view);
    parts.push(element("path", { d, fill: FIGURE_INK[theme].page }), element("path", { d, fill: "url(#hatching)" }));
  }
  return element("g", { "stroke-linejoin": "round" }, ...parts);
}

/** The pattern that stands where J is not a number. */
export function hatching(theme: Theme): string {
  const stroke = FIGURE_INK[theme]["line-strong"];
  return element(
    "pattern",
    { id: "hatching", width: 8, height: 8, patternUnits: "userSpaceOnUse" },
    element("path", { d: "M-2,2L2,-2M0,8L8,0M6,10L10,6", stroke, "stroke-width": 1.2 }),
  );
}
