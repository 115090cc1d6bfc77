import type { Window } from "../../../engine/core/types.ts";
import type { Theme } from "../../../state/preferences.ts";
import { cleared, pixelRatio } from "../../draw/canvas.ts";
import type { PathPoint } from "../../draw/nearest.ts";
import { type ContourPaths, paintContours } from "../../draw/paint-contours.ts";
import { type Ink, paintRing } from "../../draw/paint-paths.ts";
import { paintFrameNumbers } from "../../draw/plane-frame.ts";
import { fitted, sameView, screenX, screenY, type Viewport, visibleWindow } from "../../draw/viewport.ts";
import type { LaneLook } from "../../lanes.ts";
import { tokensOf } from "../../tokens.ts";

/** A path is touched within this many pixels. */
export const TOUCH = 14;

export interface PainterElements {
  /** The box; everything else lies in it. */
  readonly box: HTMLElement;
  readonly ground: HTMLCanvasElement;
  /** What moves with the time cursor. */
  readonly paths: HTMLCanvasElement;
  /** One child for each minimum. */
  readonly minima: SVGElement;
  readonly readout: HTMLElement;
}

export interface PainterProps {
  readonly looks: readonly LaneLook[];
  readonly theme: Theme;
}

type Point = readonly [x: number, y: number];

/** Puts an element's origin on a place in the box, in pixels. */
export function move(element: HTMLElement | SVGElement, x: number, y: number): void {
  const transform = `translate(${x.toFixed(2)}px, ${y.toFixed(2)}px)`;
  if (element.style.transform !== transform) element.style.transform = transform;
}

/** The ground that small pictures of one size share. */
const shared: { canvas: HTMLCanvasElement | null; view: Viewport | null; key: readonly unknown[] } = {
  canvas: null,
  view: null,
  key: [],
};

const same = (a: readonly unknown[], b: readonly unknown[]) =>
  a.length === b.length && a.every((part, i) => part === b[i]);

/**
 * Paints a plane with contours and paths on it, and of it only what has changed since the last frame. What the plane is, where its
 * contours come from and how its paths are drawn is for the kinds of planes to say.
 */
export abstract class PlanePainter<Elements extends PainterElements, Props extends PainterProps> {
  view: Viewport | null = null;
  /** Where the pointer hovers. */
  hover: { readonly x: number; readonly y: number } | null = null;
  /** The point that is read out. */
  point: PathPoint | null = null;

  protected readonly elements: Elements;
  protected props: Props;
  protected ink: Ink = { casing: "#fff", text: "#000" };
  private font = "11px sans-serif";
  private inkTheme: Theme | null = null;
  private groundView: Viewport | null = null;
  private groundKey: readonly unknown[] = [];
  private pathsView: Viewport | null = null;
  private pathsKey: readonly unknown[] = [];
  private readonly observer: ResizeObserver;
  private width = 0;
  private height = 0;

  constructor(elements: Elements, props: Props, onResize: () => void) {
    this.elements = elements;
    this.props = props;
    this.observer = new ResizeObserver(() => {
      this.measure();
      onResize();
    });
    this.measure();
    this.observer.observe(elements.box);
  }

  dispose(): void {
    this.observer.disconnect();
  }

  update(props: Props): void {
    this.props = props;
  }

  /** The part of the plane to be shown; null where there is no plane yet. */
  protected abstract window(): Window | null;
  /** The contours for a view; null as long as what was painted before had better stay. */
  protected abstract contours(view: Viewport): ContourPaths | null;
  protected abstract minima(): readonly Point[];
  protected abstract axisNames(): readonly [string, string];
  protected abstract paintLanes(view: Viewport): void;

  /** Learns the size of the box. */
  protected measure(): void {
    this.width = this.elements.box.clientWidth;
    this.height = this.elements.box.clientHeight;
  }

  paint(): void {
    const { width, height } = this;
    const window = width > 0 && height > 0 ? this.window() : null;
    if (!window) return;
    const view = fitted(window, width, height);
    this.view = view;
    if (this.inkTheme !== this.props.theme) {
      const of = tokensOf(this.elements.box);
      this.ink = { casing: of("--casing"), text: of("--ink") };
      this.font = `11px ${of("font-family")}`;
      this.inkTheme = this.props.theme;
    }
    this.paintGround(view);
    this.paintLanes(view);
    const minima = this.minima();
    for (const [i, mark] of [...this.elements.minima.children].entries()) {
      const point = minima[i];
      if (point && mark instanceof SVGElement) move(mark, screenX(view, point[0]), screenY(view, point[1]));
    }
  }

  /** One of several pictures of the same ground, which is then painted only once. */
  protected isSmall(): boolean {
    return false;
  }

  private paintGround(view: Viewport): void {
    const contours = this.contours(view);
    const { theme } = this.props;
    const ratio = pixelRatio();
    const key = [contours, theme, ratio];
    if (!contours || (sameView(this.groundView, view) && same(key, this.groundKey))) return;
    this.groundView = view;
    this.groundKey = key;
    const context = cleared(this.elements.ground, view, ratio);
    if (this.isSmall()) {
      shared.canvas ??= document.createElement("canvas");
      if (!sameView(shared.view, view) || !same(key, shared.key)) {
        shared.view = view;
        shared.key = key;
        paintContours(cleared(shared.canvas, view, ratio), contours, view, theme, ratio);
      }
      context.drawImage(shared.canvas, 0, 0, view.width, view.height);
    } else paintContours(context, contours, view, theme, ratio);
    const { width, height } = view;
    const frame = { ...visibleWindow(view), width, height };
    paintFrameNumbers(context, frame, this.axisNames(), { ...this.ink, font: this.font });
  }

  /** What paints the paths, cleared; null where neither the view nor any part of what decides them has changed. */
  protected beginPaths(view: Viewport, parts: readonly unknown[], again = false): CanvasRenderingContext2D | null {
    const { looks, theme } = this.props;
    const ratio = pixelRatio();
    const key = [looks, theme, ratio, ...parts];
    if (!again && sameView(this.pathsView, view) && same(key, this.pathsKey)) return null;
    this.pathsView = view;
    this.pathsKey = key;
    return cleared(this.elements.paths, view, ratio);
  }

  /** Rings a point of a lane and puts the readout, once written, beside it. No point: there is nothing to be read. */
  protected read(
    context: CanvasRenderingContext2D,
    view: Viewport,
    found: { readonly lane: number; readonly at: Point; readonly write: (look: LaneLook) => void } | null,
  ): void {
    const { readout } = this.elements;
    const look = found && this.props.looks.find(({ index }) => index === found.lane);
    readout.hidden = !look;
    if (!look) return;
    const [x, y] = [screenX(view, found.at[0]), screenY(view, found.at[1])];
    paintRing(context, x, y, look.color, this.ink);
    found.write(look);
    const { offsetWidth, offsetHeight } = readout;
    // Beside the point, on the side that has room, and never beyond the box.
    const left = x + 16 + offsetWidth <= view.width ? x + 16 : x - 16 - offsetWidth;
    const top = y - 16 - offsetHeight >= 0 ? y - 16 - offsetHeight : y + 16;
    const within = (at: number, room: number) => Math.round(Math.min(Math.max(6, at), Math.max(6, room - 6)));
    readout.style.transform = `translate(${within(left, view.width - offsetWidth)}px, ${within(top, view.height - offsetHeight)}px)`;
  }
}
