import type { CurvatureInspection } from "../../../engine/inspect.ts";
import type { CurvatureInk } from "../../draw/curvature-ink.ts";
import { curvatureMarks } from "../../draw/curvature-marks.ts";
import { paintCurvature } from "../../draw/paint-curvature.ts";
import { screenX, screenY, type Viewport } from "../../draw/viewport.ts";

/** The longest half-axis of the quadratic model's level curve, in pixels. */
const MODEL_RADIUS = 60;

/** Paints the local quadratic model and the steps from its point. */
export function paintLook(
  context: CanvasRenderingContext2D,
  view: Viewport,
  inspection: CurvatureInspection,
  ink: CurvatureInk,
): void {
  const marks = curvatureMarks(inspection);
  context.save();
  context.translate(screenX(view, marks.x), screenY(view, marks.y));
  paintCurvature(context, marks, view.scale, MODEL_RADIUS, ink);
  context.restore();
}
