import { axisName, axisNumbers } from "../draw/axis-numbers.ts";
import { type PlaneFrame, pixelX, pixelY } from "../draw/plane-frame.ts";
import { type Viewport, visibleWindow } from "../draw/viewport.ts";
import { type FigureInk, FONT_SIZE } from "./figure-ink.ts";
import { element, PathText, roughWidth, text } from "./svg.ts";

/** Which edges of a box have numbers; of several beside each other only the outer ones do. */
export interface AxisEdges {
  readonly left: boolean;
  readonly bottom: boolean;
}

const TICK = 4;

/** The frame of a box at the origin, with ticks and numbers outside it. */
export function svgAxes(view: Viewport, names: readonly [string, string], edges: AxisEdges, ink: FigureInk): string {
  const { width, height } = view;
  return svgFrameAxes({ ...visibleWindow(view), width, height }, names, edges, ink);
}

/** The same of a box whose axes have scales and names of their own. */
export function svgFrameAxes(
  frame: PlaneFrame,
  names: readonly [string, string],
  edges: AxisEdges,
  ink: FigureInk,
): string {
  const { x, y, width, height } = frame;
  const alongX = axisNumbers(x, width, 70, (label) => roughWidth(label) * FONT_SIZE.small);
  const alongY = axisNumbers(y, height, 50, () => FONT_SIZE.small);
  const marks = new PathText();
  const labels: string[] = [];
  if (edges.bottom) {
    for (const { value, label } of alongX.ticks) {
      const px = pixelX(frame, value);
      marks.moveTo(px, height);
      marks.lineTo(px, height + TICK);
      labels.push(text(px, height + TICK + 10, label, { "text-anchor": "middle" }));
    }
  }
  if (edges.left) {
    for (const { value, label } of alongY.ticks) {
      const py = pixelY(frame, value);
      marks.moveTo(0, py);
      marks.lineTo(-TICK, py);
      labels.push(text(-TICK - 3, py + 3.5, label, { "text-anchor": "end" }));
    }
  }
  const stroke = ink["line-strong"];
  return (
    element("rect", { width, height, fill: "none", stroke }) +
    element("path", { d: marks.toString(), stroke, fill: "none" }) +
    element("g", { fill: ink["ink-soft"], "font-size": FONT_SIZE.small }, ...labels) +
    (edges.left ? nameInside(axisName(names[1], alongY.offset), 6, 13, "start", ink) : "") +
    (edges.bottom ? nameInside(axisName(names[0], alongX.offset), width - 6, height - 6, "end", ink) : "")
  );
}

/** A name in the picture's corner, with the ground shining through around it. */
function nameInside(name: string, x: number, y: number, anchor: "start" | "end", ink: FigureInk): string {
  const attributes = { "font-style": "italic", "text-anchor": anchor, fill: ink.ink };
  return text(x, y, name, { ...attributes, stroke: ink.casing, "stroke-width": 2.5 }) + text(x, y, name, attributes);
}
