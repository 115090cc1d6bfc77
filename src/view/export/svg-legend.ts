import type { Theme } from "../../experiment/configuration.ts";
import type { ContourMap } from "../../worker/protocol.ts";
import { bandColors } from "../draw/ramp.ts";
import { formatNumber, formatRound } from "../format.ts";
import { type FigureInk, FONT_SIZE } from "./figure-ink.ts";
import type { FigureWords } from "./figure-words.ts";
import { drawn, element, fittedText, PathText, text } from "./svg.ts";
import { casedPath, type FigureLane, laneMark } from "./svg-lanes.ts";

/** A legend's width, in units of the figure. */
export const LEGEND_WIDTH = 164;

const ROW = 16;
const HEADING = 17;

/** A stack of rows from the top down, in a box of the legend's width. */
export class Legend {
  private readonly parts: string[] = [];
  /** Where the next row begins. */
  private at = 0;
  private readonly ink: FigureInk;

  constructor(ink: FigureInk) {
    this.ink = ink;
  }

  heading(words: string): void {
    if (this.at > 0) this.at += 8;
    const attributes = { "font-size": FONT_SIZE.small, "font-weight": 600, fill: this.ink["ink-soft"] };
    this.parts.push(text(0, this.at + 10, fittedText(words, LEGEND_WIDTH, FONT_SIZE.small), attributes));
    this.at += HEADING;
  }

  /** The lanes by mark and colour, each with its J at the cursor and, where there is more to say, with that below. */
  lanes(lanes: readonly FigureLane[], room: number, below: (lane: FigureLane) => string = () => ""): void {
    const share = room / Math.max(1, lanes.length);
    for (const lane of lanes) {
      const more = below(lane);
      const row = more === "" ? Math.min(ROW, Math.max(11, share)) : Math.min(ROW, Math.max(11, share / 2));
      const middle = this.at + row / 2;
      const value = formatNumber(lane.loss);
      const width = LEGEND_WIDTH - 30 - (value.length + 1) * 5.8;
      this.parts.push(
        element("path", { d: `M0,${drawn(middle)}h20`, stroke: lane.color, "stroke-width": lane.selected ? 2.2 : 1.6 }),
        laneMark(10, middle, lane, 55, this.ink),
        text(26, middle + 4, fittedText(lane.name, width, FONT_SIZE.text), { fill: this.ink.ink }),
        text(LEGEND_WIDTH, middle + 4, value, { fill: this.ink["ink-soft"], "text-anchor": "end" }),
      );
      this.at += row;
      if (more === "") continue;
      const attributes = { fill: this.ink["ink-soft"], "font-size": FONT_SIZE.small };
      this.parts.push(text(LEGEND_WIDTH, this.at + row / 2 + 2, more, { ...attributes, "text-anchor": "end" }));
      this.at += row;
    }
  }

  /** One thing that is drawn, with what it is; `mark` is drawn about the middle of 20 units. */
  mark(mark: string, words: string): void {
    this.parts.push(
      element("g", { transform: `translate(10,${drawn(this.at + ROW / 2)})` }, mark),
      text(26, this.at + ROW / 2 + 4, fittedText(words, LEGEND_WIDTH - 26, FONT_SIZE.text), { fill: this.ink.ink }),
    );
    this.at += ROW;
  }

  /** A number and what it is. */
  fact(name: string, value: string): void {
    const room = LEGEND_WIDTH - (value.length + 1) * 5.6;
    const y = this.at + ROW / 2 + 4;
    this.parts.push(
      text(0, y, fittedText(name, room, FONT_SIZE.text), { fill: this.ink["ink-soft"] }),
      text(LEGEND_WIDTH, y, value, { fill: this.ink.ink, "text-anchor": "end" }),
    );
    this.at += ROW;
  }

  /** The contour levels as a column of colours in the room that is left, as many of them named as fit. */
  levels(map: ContourMap, theme: Theme, words: Pick<FigureWords, "levels" | "levelsAbove">, room: number): void {
    const { levels, scale, range } = map;
    if (levels.length === 0) {
      this.heading(`J = ${formatNumber(range[0])}`);
      return;
    }
    const floor = scale.kind === "log" ? scale.floor : 0;
    this.heading(floor === 0 ? words.levels : `${words.levelsAbove} ${formatNumber(floor, 6)}`);
    const colors = bandColors(theme, levels.length);
    const height = Math.max(3, Math.min(15, (room - this.at - 4) / colors.length));
    const stride = Math.ceil(11.5 / height);
    const top = this.at;
    const marks = new PathText();
    for (const [i, color] of colors.entries()) {
      const y = top + (colors.length - 1 - i) * height;
      // A little taller, so that nothing shines through between two of them.
      this.parts.push(element("rect", { x: 0, y, width: 20, height: height + (i > 0 ? 0.3 : 0), fill: color }));
    }
    for (let i = 0; i < levels.length; i += stride) {
      const y = top + (levels.length - i) * height;
      marks.moveTo(20, y);
      marks.lineTo(23, y);
      const attributes = { "font-size": FONT_SIZE.small, fill: this.ink["ink-soft"] };
      this.parts.push(text(26, y + 3.5, formatRound(levels[i]! - floor), attributes));
    }
    const stroke = this.ink["line-strong"];
    this.parts.push(
      element("rect", { y: top, width: 20, height: colors.length * height, fill: "none", stroke, "stroke-width": 0.6 }),
      element("path", { d: marks.toString(), stroke, "stroke-width": 0.6 }),
    );
    this.at = top + colors.length * height;
  }

  /** Where the rows end. */
  get height(): number {
    return this.at;
  }

  markup(x: number, y: number): string {
    return element(
      "g",
      { transform: `translate(${drawn(x)},${drawn(y)})`, "font-size": FONT_SIZE.text },
      ...this.parts,
    );
  }
}

/** The start's mark around the origin; `direction`: where a start outside the picture is, clockwise from the right, in radians. */
export function startMark(ink: FigureInk, direction: number | null): string {
  const pointer = { d: "M5.5,0L-1.8,3.8V-3.8Z", fill: "#1c2430" };
  return (
    element("circle", { r: 7, fill: "#ffffff", stroke: ink.casing, "stroke-width": 3.5 }) +
    element("circle", { r: 6.5, fill: "#ffffff", stroke: "#1c2430", "stroke-width": 1.6 }) +
    (direction === null
      ? element("circle", { r: 1.9, fill: "#1c2430" })
      : element("path", { ...pointer, transform: `rotate(${drawn((direction * 180) / Math.PI)})` }))
  );
}

/** The mark of a minimum around the origin: large where it is the deepest. */
export function minimumMark(deepest: boolean, ink: FigureInk): string {
  const d = deepest ? "M-5,0H5M0,-5V5" : "M-3.2,0H3.2M0,-3.2V3.2";
  return casedPath(d, 1.4, ink.ink, ink);
}

/** A piece of a curve of minima around the origin. */
export const minimaCurveMark = (ink: FigureInk): string => casedPath("M-10,0H10", 1.2, ink.ink, ink, "2 4");
