import type { AxisLabel } from "./box-3d.ts";
import type { Projection } from "./camera-3d.ts";
import { headShape } from "./heads.ts";
import type { HeightMesh } from "./mesh-3d.ts";

/** A point of the surface that carries a sign, in world units. */
export interface Mark {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly sign:
    | { readonly kind: "head"; readonly lane: number; readonly color: string; readonly selected: boolean }
    /** Where a lane's average stands. */
    | { readonly kind: "mean"; readonly lane: number; readonly color: string; readonly selected: boolean }
    | { readonly kind: "end"; readonly color: string }
    /** `towards`: the direction in the plane, in world units, of a start that lies outside the window. */
    | { readonly kind: "start"; readonly towards: readonly [number, number] | null }
    | { readonly kind: "minimum" };
}

export interface MarkInk {
  readonly text: string;
  readonly soft: string;
  readonly casing: string;
  readonly paper: string;
  readonly fontUi: string;
  readonly fontTitle: string;
}

/** The start looks the same in both themes, as in the plan. */
const START_INK = "#1c2430";

/** Points from the mark of a start at the edge to where it is: to the right, before it is turned. */
const POINTER = "M6,0L-2,4.2V-4.2Z";

/** What is behind the surface shows through it this much. */
const HIDDEN = 0.5;

const heads = new Map<number, Path2D>();

function headPath(lane: number): Path2D {
  let path = heads.get(lane);
  if (!path) {
    path = new Path2D(headShape(lane));
    heads.set(lane, path);
  }
  return path;
}

function pathOf(sign: Mark["sign"]): Path2D {
  switch (sign.kind) {
    case "head":
    case "mean":
      return headPath(sign.lane);
    case "end":
      return new Path2D("M-5,-5L5,5M-5,5L5,-5");
    case "minimum":
      return new Path2D("M-5,0H5M0,-5V5");
    case "start": {
      const path = new Path2D();
      path.arc(0, 0, 7.5, 0, 2 * Math.PI);
      return path;
    }
  }
}

/** The direction of a start outside as an angle on the screen, clockwise from the right; null for every other mark. */
function directionOf({ x, y, z, sign }: Mark, projection: Projection): number | null {
  if (sign.kind !== "start" || !sign.towards) return null;
  const [dx, dy] = sign.towards;
  const share = 0.1 / Math.hypot(dx, dy);
  const [fromX, fromY] = projection.at(x, y, z);
  const [toX, toY] = projection.at(x + share * dx, y + share * dy, z);
  return Math.atan2(toY - fromY, toX - fromX);
}

function paintStart(context: CanvasRenderingContext2D, direction: number | null, ink: MarkInk): void {
  const path = pathOf({ kind: "start", towards: null });
  context.lineWidth = 6;
  context.strokeStyle = "#ffffff";
  context.stroke(path);
  context.fillStyle = "#ffffff";
  context.fill(path);
  context.lineWidth = 2;
  context.strokeStyle = START_INK;
  context.stroke(path);
  context.fillStyle = START_INK;
  if (direction === null) {
    context.beginPath();
    context.arc(0, 0, 2.2, 0, 2 * Math.PI);
    context.fill();
  } else {
    context.save();
    context.rotate(direction);
    context.fill(new Path2D(POINTER));
    context.restore();
  }
  context.font = `600 13px ${ink.fontUi}`;
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  context.lineWidth = 4;
  context.strokeStyle = ink.casing;
  context.strokeText("θ₀", 0, -14);
  context.fillStyle = ink.text;
  context.fillText("θ₀", 0, -14);
}

function paintSign(
  context: CanvasRenderingContext2D,
  sign: Exclude<Mark["sign"], { kind: "start" }>,
  ink: MarkInk,
): void {
  const path = pathOf(sign);
  context.strokeStyle = ink.casing;
  switch (sign.kind) {
    case "mean":
      if (sign.selected) context.scale(1.25, 1.25);
      context.lineWidth = 5;
      context.stroke(path);
      context.fillStyle = ink.casing;
      context.fill(path);
      context.lineWidth = 2;
      context.strokeStyle = sign.color;
      context.stroke(path);
      return;
    case "head":
      if (sign.selected) context.scale(1.25, 1.25);
      context.lineWidth = 4;
      context.stroke(path);
      context.fillStyle = sign.color;
      context.fill(path);
      return;
    case "end":
    case "minimum":
      context.lineWidth = sign.kind === "end" ? 5 : 3.6;
      context.stroke(path);
      context.lineWidth = sign.kind === "end" ? 2.5 : 1.5;
      context.strokeStyle = sign.kind === "end" ? sign.color : ink.text;
      context.stroke(path);
  }
}

/** Paints marks over the picture, in their order; those behind the surface faintly and first. */
export function paintMarks(
  context: CanvasRenderingContext2D,
  marks: readonly Mark[],
  mesh: HeightMesh,
  projection: Projection,
  ink: MarkInk,
): void {
  context.lineJoin = "round";
  context.lineCap = "round";
  const directions = marks.map((mark) => directionOf(mark, projection));
  const seen = marks.map(({ x, y, z }) => mesh.visible(x, y, z, projection.eye));
  for (const front of [false, true]) {
    for (const [i, { x, y, z, sign }] of marks.entries()) {
      if (seen[i] !== front) continue;
      context.save();
      context.globalAlpha = front ? 1 : HIDDEN;
      context.translate(...projection.at(x, y, z));
      if (sign.kind === "start") paintStart(context, directions[i]!, ink);
      else paintSign(context, sign, ink);
      context.restore();
    }
  }
}

/** Writes the box's labels: the axes' names in italics. */
export function paintLabels(context: CanvasRenderingContext2D, labels: readonly AxisLabel[], ink: MarkInk): void {
  context.save();
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 3;
  context.strokeStyle = ink.paper;
  for (const label of labels) {
    context.font = label.value === null ? `italic 15px ${ink.fontTitle}` : `11px ${ink.fontUi}`;
    context.fillStyle = label.value === null ? ink.text : ink.soft;
    context.textAlign = label.align;
    context.strokeText(label.text, label.x, label.y);
    context.fillText(label.text, label.x, label.y);
  }
  context.restore();
}
