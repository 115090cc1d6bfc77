import { curvatureDrawing } from "../draw/curvature-drawing.ts";
import type { CurvatureInk } from "../draw/curvature-ink.ts";
import type { CurvatureMarks } from "../draw/curvature-marks.ts";
import { screenX, screenY, type Viewport } from "../draw/viewport.ts";
import { FONT_SIZE } from "./figure-ink.ts";
import { drawn, element, PathText, text } from "./svg.ts";

/** The longest half-axis of the quadratic model's level curve, in units of the figure. */
const RADIUS = 46;

/** The curvature's marks at their place on the landscape. */
export function svgCurvature(view: Viewport, marks: CurvatureMarks, ink: CurvatureInk): string {
  const strokes = curvatureDrawing(marks, view.scale, RADIUS, ink).map((stroke) => {
    if (stroke.kind === "name") {
      const place = { "text-anchor": "middle", "font-size": FONT_SIZE.small, "paint-order": "stroke" };
      const colors = { fill: ink.text, stroke: ink.casing, "stroke-width": 3 };
      return text(stroke.x, stroke.y + 3.5, stroke.text, { ...place, ...colors });
    }
    const path = new PathText();
    stroke.trace(path);
    return element("path", {
      ...{ d: path.toString(), fill: "none", stroke: stroke.color, "stroke-width": stroke.width },
      "stroke-dasharray": stroke.dashes?.join(" "),
    });
  });
  const place = `translate(${drawn(screenX(view, marks.x))},${drawn(screenY(view, marks.y))})`;
  return element("g", { transform: place, "stroke-linejoin": "round", "stroke-linecap": "round" }, ...strokes);
}
