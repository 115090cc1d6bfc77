import { curvatureDrawing } from "./curvature-drawing.ts";
import type { CurvatureInk } from "./curvature-ink.ts";
import type { CurvatureMarks } from "./curvature-marks.ts";

/** Paints the marks with θ at the context's origin; see curvatureDrawing. */
export function paintCurvature(
  context: CanvasRenderingContext2D,
  marks: CurvatureMarks,
  scale: number,
  radius: number,
  ink: CurvatureInk,
): void {
  context.lineJoin = "round";
  context.lineCap = "round";
  context.font = ink.font;
  context.textAlign = "center";
  context.textBaseline = "middle";
  for (const stroke of curvatureDrawing(marks, scale, radius, ink)) {
    if (stroke.kind === "name") {
      context.strokeStyle = ink.casing;
      context.lineWidth = 3;
      context.strokeText(stroke.text, stroke.x, stroke.y);
      context.fillStyle = ink.text;
      context.fillText(stroke.text, stroke.x, stroke.y);
    } else {
      const path = new Path2D();
      stroke.trace(path);
      context.strokeStyle = stroke.color;
      context.lineWidth = stroke.width;
      context.setLineDash([...(stroke.dashes ?? [])]);
      context.stroke(path);
      context.setLineDash([]);
    }
  }
}
