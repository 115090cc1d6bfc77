import { tickFormat, ticks } from "d3";
import { screenX, screenY, type Viewport, visibleWindow } from "../draw/viewport.ts";
import { type FigureInk, FONT_SIZE } from "./figure-ink.ts";
import { element, PathText, text } from "./svg.ts";

/** Which edges of a box have numbers; of several beside each other only the outer ones do. */
export interface AxisEdges {
  readonly left: boolean;
  readonly bottom: boolean;
}

const TICK = 4;

/** The frame of a box at the origin, with ticks and numbers outside it. */
export function svgAxes(view: Viewport, edges: AxisEdges, ink: FigureInk): string {
  const { width, height } = view;
  const { x, y } = visibleWindow(view);
  const countX = Math.max(2, width / 70);
  const countY = Math.max(2, height / 50);
  const formatX = tickFormat(...x, countX);
  const formatY = tickFormat(...y, countY);
  const marks = new PathText();
  const labels: string[] = [];
  if (edges.bottom) {
    for (const tick of ticks(...x, countX)) {
      const px = screenX(view, tick);
      marks.moveTo(px, height);
      marks.lineTo(px, height + TICK);
      labels.push(text(px, height + TICK + 10, formatX(tick), { "text-anchor": "middle" }));
    }
  }
  if (edges.left) {
    for (const tick of ticks(...y, countY)) {
      const py = screenY(view, tick);
      marks.moveTo(0, py);
      marks.lineTo(-TICK, py);
      labels.push(text(-TICK - 3, py + 3.5, formatY(tick), { "text-anchor": "end" }));
    }
  }
  const stroke = ink["line-strong"];
  return (
    element("rect", { width, height, fill: "none", stroke }) +
    element("path", { d: marks.toString(), stroke, fill: "none" }) +
    element("g", { fill: ink["ink-soft"], "font-size": FONT_SIZE.small }, ...labels) +
    (edges.left ? axisName("y", 6, 13, ink) : "") +
    (edges.bottom ? axisName("x", width - 12, height - 6, ink) : "")
  );
}

/** A letter in the picture's corner, with the ground shining through around it. */
function axisName(name: string, x: number, y: number, ink: FigureInk): string {
  const attributes = { "font-style": "italic", fill: ink.ink };
  return text(x, y, name, { ...attributes, stroke: ink.casing, "stroke-width": 2.5 }) + text(x, y, name, attributes);
}
