import type { QuadraticModel } from "../../engine/curvature.ts";
import type { Arrow, ArrowKind, CurvatureMarks } from "./curvature-marks.ts";

/** Colours of the marks, and of the line around each that keeps it legible. */
export interface CurvatureInk {
  readonly casing: string;
  readonly text: string;
  readonly font: string;
  readonly arrows: Readonly<Record<ArrowKind, string>>;
}

/** Arrows longer than this many pixels are cut: their heads are off the picture anyway. */
const LONGEST = 3000;
/** A curve of the model whose other half-axis is shorter than this would be a line; it is drawn this wide. */
const THINNEST = 1.5;
const SEGMENTS = 72;

/** How far beyond the axes their names stand, and the radius of the look-ahead point's ring, in pixels. */
const NAME_GAP = 9;
const RING = 6;

function strokeIn(context: CanvasRenderingContext2D, path: Path2D, color: string, width: number): void {
  context.strokeStyle = color;
  context.lineWidth = width;
  context.stroke(path);
}

function cased(context: CanvasRenderingContext2D, path: Path2D, color: string, width: number, casing: string): void {
  strokeIn(context, path, casing, width + 3);
  strokeIn(context, path, color, width);
}

/**
 * The level curve of a quadratic model around the origin, in pixels with y upwards: an ellipse where both curvatures have one sign,
 * hyperbolas where they differ, a strip where one is zero. The longer half-axis is `radius`, so it shows shape, not height.
 */
export function levelCurve({ eigenvalues, eigenvectors }: QuadraticModel, radius: number): Path2D {
  const path = new Path2D();
  const [lambda0, lambda1] = [eigenvalues[0]!, eigenvalues[1]!];
  const smallest = Math.min(Math.abs(lambda0), Math.abs(lambda1));
  if (!Number.isFinite(lambda0) || !Number.isFinite(lambda1)) return path;
  // Half-axes in proportion to 1/√|λ|, the longest `radius`.
  const half = (lambda: number) =>
    Math.max(THINNEST, lambda === 0 ? radius : radius * Math.sqrt(smallest / Math.abs(lambda)));
  const [a, b] =
    smallest === 0 ? [lambda0 === 0 ? radius : 6, lambda1 === 0 ? radius : 6] : [half(lambda0), half(lambda1)];
  const line = (points: readonly (readonly [number, number])[]) => {
    for (const [i, [u, v]] of points.entries()) {
      const x = u * eigenvectors[0]! + v * eigenvectors[1]!;
      const y = u * eigenvectors[2]! + v * eigenvectors[3]!;
      if (i === 0) path.moveTo(x, -y);
      else path.lineTo(x, -y);
    }
  };
  const steps = Array.from({ length: SEGMENTS + 1 }, (_, i) => i / SEGMENTS);
  if (smallest === 0) {
    for (const side of [-1, 1])
      line(
        lambda0 === 0
          ? [
              [-a, side * b],
              [a, side * b],
            ]
          : [
              [side * a, -b],
              [side * a, b],
            ],
      );
  } else if (lambda0 > 0 === lambda1 > 0) {
    line(steps.map((t) => [a * Math.cos(2 * Math.PI * t), b * Math.sin(2 * Math.PI * t)]));
  } else {
    // Both families, so that the saddle shows in every direction; each branch as far as the circle of the radius.
    const scale = 0.35;
    for (const side of [-1, 1]) {
      // cosh(1.7) · scale is 1.
      const along = (t: number) => 1.7 * (2 * t - 1);
      line(steps.map((t) => [side * scale * a * Math.cosh(along(t)), scale * b * Math.sinh(along(t))]));
      line(steps.map((t) => [scale * a * Math.sinh(along(t)), side * scale * b * Math.cosh(along(t))]));
    }
  }
  return path;
}

/** An arrow from the origin to (x, y) in pixels, y upwards. */
function arrowPath(x: number, y: number): Path2D {
  const path = new Path2D();
  const length = Math.hypot(x, y);
  const share = Math.min(1, LONGEST / length);
  const [ex, ey] = [x * share, y * share];
  path.moveTo(0, 0);
  path.lineTo(ex, -ey);
  if (share === 1 && length > 4) {
    const head = Math.min(9, 0.5 * length);
    const [ux, uy] = [x / length, y / length];
    for (const side of [-1, 1]) {
      path.moveTo(ex, -ey);
      path.lineTo(ex - head * (ux + side * 0.45 * uy), -(ey - head * (uy - side * 0.45 * ux)));
    }
  }
  return path;
}

/** The arrow in pixels: its own length on the map, or `radius` where only its direction counts. */
function pixels({ dx, dy, directionOnly }: Arrow, scale: number, radius: number): readonly [number, number] {
  const factor = directionOnly ? radius / Math.hypot(dx, dy) : scale;
  return [dx * factor, dy * factor];
}

/** The eigenvectors through the origin, each named after its eigenvalue: λ₁ is the largest. */
function paintAxes(
  context: CanvasRenderingContext2D,
  { eigenvectors }: QuadraticModel,
  radius: number,
  ink: CurvatureInk,
): void {
  context.font = ink.font;
  context.textAlign = "center";
  context.textBaseline = "middle";
  for (const [column, name] of ["λ₂", "λ₁"].entries()) {
    // Upwards, or to the right, so that the name keeps its place while the path bends.
    const [u, v] = [eigenvectors[column]!, eigenvectors[2 + column]!];
    const side = v > 1e-9 || (v > -1e-9 && u > 0) ? 1 : -1;
    const [x, y] = [side * radius * u, -side * radius * v];
    const path = new Path2D();
    path.moveTo(-x, -y);
    path.lineTo(x, y);
    cased(context, path, ink.text, 0.75, ink.casing);
    const share = 1 + NAME_GAP / radius;
    context.strokeStyle = ink.casing;
    context.lineWidth = 3;
    context.strokeText(name, x * share, y * share);
    context.fillStyle = ink.text;
    context.fillText(name, x * share, y * share);
  }
}

/**
 * Paints the marks with θ at the context's origin: the eigenvectors and the level curve of the model, that of a quasi-Newton estimate
 * dashed, and at `scale` pixels per unit of θ the arrows and the point of the next gradient where that is another.
 */
export function paintCurvature(
  context: CanvasRenderingContext2D,
  marks: CurvatureMarks,
  scale: number,
  radius: number,
  ink: CurvatureInk,
): void {
  const { model, estimate, lookAhead } = marks;
  context.lineJoin = "round";
  context.lineCap = "round";
  paintAxes(context, model, radius, ink);
  const level = levelCurve(model, radius);
  strokeIn(context, level, ink.casing, 4.25);
  if (estimate) {
    // Below the model's, and wider: where the two agree both are seen.
    const estimated = levelCurve(estimate, radius);
    strokeIn(context, estimated, ink.casing, 6);
    context.save();
    context.setLineDash([5, 5]);
    strokeIn(context, estimated, ink.arrows.step, 3);
    context.restore();
  }
  strokeIn(context, level, ink.text, 1.25);
  for (const arrow of marks.arrows) {
    const [x, y] = pixels(arrow, scale, radius);
    cased(context, arrowPath(x, y), ink.arrows[arrow.kind], 2, ink.casing);
  }
  if (!lookAhead) return;
  const ring = new Path2D();
  ring.arc((lookAhead[0] - marks.x) * scale, -(lookAhead[1] - marks.y) * scale, RING, 0, 2 * Math.PI);
  cased(context, ring, ink.arrows.step, 2, ink.casing);
}
