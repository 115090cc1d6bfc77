import type { QuadraticModel } from "../../engine/curvature.ts";
import type { CurvatureInk } from "./curvature-ink.ts";
import type { Arrow, CurvatureMarks } from "./curvature-marks.ts";

/** What draws lines: a canvas's path, or the data of one in a file. */
export interface Pen {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
}

/** One thing to draw, in pixels from θ with y downwards; each lies on those before it. */
export type CurvatureStroke =
  | {
      readonly kind: "line";
      readonly trace: (pen: Pen) => void;
      readonly color: string;
      readonly width: number;
      readonly dashes?: readonly number[];
    }
  | { readonly kind: "name"; readonly text: string; readonly x: number; readonly y: number };

type Line = Extract<CurvatureStroke, { readonly kind: "line" }>;

/** Arrows longer than this many pixels are cut: their heads are off the picture anyway. */
const LONGEST = 3000;
/** A curve of the model whose other half-axis is shorter than this would be a line; it is drawn this wide. */
const THINNEST = 1.5;
const SEGMENTS = 72;
/** How far beyond the axes their names stand, and the radius of the look-ahead point's ring, in pixels. */
const NAME_GAP = 9;
const RING = 6;

/**
 * The level curve of a quadratic model around the origin: an ellipse where both curvatures have one sign, hyperbolas where they
 * differ, a strip where one is zero. The longer half-axis is `radius`, so it shows shape, not height.
 */
export function traceLevel(pen: Pen, { eigenvalues, eigenvectors }: QuadraticModel, radius: number): void {
  const [lambda0, lambda1] = [eigenvalues[0]!, eigenvalues[1]!];
  const smallest = Math.min(Math.abs(lambda0), Math.abs(lambda1));
  if (!Number.isFinite(lambda0) || !Number.isFinite(lambda1)) return;
  // Half-axes in proportion to 1/√|λ|, the longest `radius`.
  const half = (lambda: number) =>
    Math.max(THINNEST, lambda === 0 ? radius : radius * Math.sqrt(smallest / Math.abs(lambda)));
  const [a, b] =
    smallest === 0 ? [lambda0 === 0 ? radius : 6, lambda1 === 0 ? radius : 6] : [half(lambda0), half(lambda1)];
  const line = (points: readonly (readonly [number, number])[]) => {
    for (const [i, [u, v]] of points.entries()) {
      const x = u * eigenvectors[0]! + v * eigenvectors[1]!;
      const y = u * eigenvectors[2]! + v * eigenvectors[3]!;
      if (i === 0) pen.moveTo(x, -y);
      else pen.lineTo(x, -y);
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
}

/** An arrow from the origin to (x, y), y upwards. */
export function traceArrow(pen: Pen, x: number, y: number): void {
  const length = Math.hypot(x, y);
  const share = Math.min(1, LONGEST / length);
  const [ex, ey] = [x * share, y * share];
  pen.moveTo(0, 0);
  pen.lineTo(ex, -ey);
  if (share < 1 || length <= 4) return;
  const head = Math.min(9, 0.5 * length);
  const [ux, uy] = [x / length, y / length];
  for (const side of [-1, 1]) {
    pen.moveTo(ex, -ey);
    pen.lineTo(ex - head * (ux + side * 0.45 * uy), -(ey - head * (uy - side * 0.45 * ux)));
  }
}

function traceRing(pen: Pen, x: number, y: number): void {
  for (let i = 0; i <= 24; i++) {
    const angle = (i / 24) * 2 * Math.PI;
    const [px, py] = [x + RING * Math.cos(angle), y + RING * Math.sin(angle)];
    if (i === 0) pen.moveTo(px, py);
    else pen.lineTo(px, py);
  }
}

/** The arrow in pixels: its own length on the map, or `radius` where only its direction counts. */
function pixels({ dx, dy, directionOnly }: Arrow, scale: number, radius: number): readonly [number, number] {
  const factor = directionOnly ? radius / Math.hypot(dx, dy) : scale;
  return [dx * factor, dy * factor];
}

const line = (trace: (pen: Pen) => void, color: string, width: number): Line => ({ kind: "line", trace, color, width });

/** A line on one of the casing's colour that stands out around it. */
const cased = (trace: (pen: Pen) => void, color: string, width: number, casing: string): readonly Line[] => [
  line(trace, casing, width + 3),
  line(trace, color, width),
];

/** The eigenvectors through the origin, each named after its eigenvalue: λ₁ is the largest. */
function axes({ eigenvectors }: QuadraticModel, radius: number, { text, casing }: CurvatureInk): CurvatureStroke[] {
  return ["λ₂", "λ₁"].flatMap((name, column): readonly CurvatureStroke[] => {
    // Upwards, or to the right, so that the name keeps its place while the path bends.
    const [u, v] = [eigenvectors[column]!, eigenvectors[2 + column]!];
    const side = v > 1e-9 || (v > -1e-9 && u > 0) ? 1 : -1;
    const [x, y] = [side * radius * u, -side * radius * v];
    const trace = (pen: Pen) => {
      pen.moveTo(-x, -y);
      pen.lineTo(x, y);
    };
    const share = 1 + NAME_GAP / radius;
    return [...cased(trace, text, 0.75, casing), { kind: "name", text: name, x: x * share, y: y * share }];
  });
}

/**
 * The marks around θ, from the bottom up: the eigenvectors and the level curve of the model, that of a quasi-Newton estimate dashed,
 * and at `scale` pixels per unit of θ the arrows and the point of the next gradient where that is another.
 */
export function curvatureDrawing(
  { model, estimate, lookAhead, arrows, x, y }: CurvatureMarks,
  scale: number,
  radius: number,
  ink: CurvatureInk,
): readonly CurvatureStroke[] {
  const level = (pen: Pen) => traceLevel(pen, model, radius);
  const estimated = (pen: Pen) => estimate && traceLevel(pen, estimate, radius);
  const ring = (pen: Pen) => lookAhead && traceRing(pen, (lookAhead[0] - x) * scale, -(lookAhead[1] - y) * scale);
  return [
    ...axes(model, radius, ink),
    line(level, ink.casing, 4.25),
    // Below the model's, and wider: where the two agree both are seen.
    ...(estimate ? [line(estimated, ink.casing, 6), { ...line(estimated, ink.arrows.step, 3), dashes: [5, 5] }] : []),
    line(level, ink.text, 1.25),
    ...arrows.flatMap((arrow) => {
      const [px, py] = pixels(arrow, scale, radius);
      return cased((pen) => traceArrow(pen, px, py), ink.arrows[arrow.kind], 2, ink.casing);
    }),
    ...(lookAhead ? cased(ring, ink.arrows.step, 2, ink.casing) : []),
  ];
}
