import { currentReadings, planes, type Shown, setAspect } from "../../../state/plane.ts";
import { currentStep } from "../../../state/playback.ts";
import type { Theme } from "../../../state/preferences.ts";
import { nearestPoint, type PathPoint } from "../../draw/nearest.ts";
import { paintAxes } from "../../draw/paint-axes.ts";
import { type ContourPaths, contourPaths, paintContours } from "../../draw/paint-contours.ts";
import { type Ink, paintHeads, paintRing } from "../../draw/paint-paths.ts";
import { paintProjected } from "../../draw/paint-plane-paths.ts";
import { fitted, screenX, screenY, type Viewport } from "../../draw/viewport.ts";
import type { LaneLook } from "../../lanes.ts";
import { type SeenLane, seenLanes } from "./seen-lanes.ts";

/** A path is touched within this many pixels. */
const TOUCH = 14;
const LARGEST_RATIO = 2;

export interface PlaneStageElements {
  readonly box: HTMLElement;
  readonly ground: HTMLCanvasElement;
  readonly paths: HTMLCanvasElement;
  /** One child for each minimum. */
  readonly minima: SVGElement;
  readonly readout: HTMLElement;
}

export interface PlaneStageProps {
  readonly looks: readonly LaneLook[];
  readonly theme: Theme;
  /** Writes what is known of a point of a lane into the readout. */
  readonly write: (readout: HTMLElement, look: LaneLook, lane: SeenLane, point: number) => void;
}

/** Paints a plane through parameter space with the lanes' paths on it, and only what has changed since the last frame. */
export class PlaneStage {
  /** Where the pointer hovers. */
  hover: { readonly x: number; readonly y: number } | null = null;
  private point: PathPoint | null = null;
  private readonly elements: PlaneStageElements;
  private props: PlaneStageProps;
  private readonly observer: ResizeObserver;
  private width = 0;
  private height = 0;
  private contours: ContourPaths | null = null;
  private groundKey: readonly unknown[] = [];
  private pathsKey: readonly unknown[] = [];
  private ink: Ink = { casing: "#fff", text: "#000" };
  private font = "11px sans-serif";

  constructor(elements: PlaneStageElements, props: PlaneStageProps, onResize: () => void) {
    this.elements = elements;
    this.props = props;
    this.measure();
    this.observer = new ResizeObserver(() => {
      this.measure();
      onResize();
    });
    this.observer.observe(elements.box);
  }

  dispose(): void {
    this.observer.disconnect();
  }

  /** The lane whose path the pointer touches. */
  touched(): number | null {
    return this.point?.index ?? null;
  }

  update(props: PlaneStageProps): void {
    this.props = props;
  }

  private measure(): void {
    this.width = this.elements.box.clientWidth;
    this.height = this.elements.box.clientHeight;
    if (this.width > 0 && this.height > 0) setAspect(this.width / this.height);
  }

  paint(): void {
    const { shown } = planes.getState();
    if (this.width === 0 || this.height === 0 || shown?.place.type !== "plane") return;
    const view = fitted(shown.place.window, this.width, this.height);
    this.paintGround(view, shown);
    this.paintLanes(view, shown);
    this.placeMinima(view, shown);
  }

  private paintGround(view: Viewport, { contours }: Shown): void {
    const { theme } = this.props;
    const ratio = Math.min(LARGEST_RATIO, window.devicePixelRatio);
    const key = [contours, theme, ratio, view.width, view.height];
    if (!contours || key.every((part, i) => part === this.groundKey[i])) return;
    this.groundKey = key;
    const style = getComputedStyle(this.elements.box);
    this.ink = { casing: style.getPropertyValue("--casing").trim(), text: style.getPropertyValue("--ink").trim() };
    this.font = `11px ${style.fontFamily}`;
    this.pathsKey = [];
    if (this.contours?.map !== contours) this.contours = contourPaths(contours);
    const context = sized(this.elements.ground, view, ratio);
    if (!context) return;
    paintContours(context, this.contours, view, theme, ratio);
    paintAxes(context, view, this.ink, this.font);
  }

  private placeMinima(view: Viewport, { minima }: Shown): void {
    for (const [i, mark] of [...this.elements.minima.children].entries()) {
      const minimum = minima[i];
      if (!minimum || !(mark instanceof SVGElement)) continue;
      const transform = `translate(${screenX(view, minimum.x).toFixed(2)}px, ${screenY(view, minimum.y).toFixed(2)}px)`;
      if (mark.style.transform !== transform) mark.style.transform = transform;
    }
  }

  private paintLanes(view: Viewport, shown: Shown): void {
    const { looks } = this.props;
    const ratio = Math.min(LARGEST_RATIO, window.devicePixelRatio);
    const step = currentStep();
    const key = [shown, looks, ratio, view.width, view.height, step, currentReadings(), this.hover?.x, this.hover?.y];
    if (key.every((part, i) => part === this.pathsKey[i])) return;
    this.pathsKey = key;
    const context = sized(this.elements.paths, view, ratio);
    if (!context) return;
    context.clearRect(0, 0, view.width, view.height);
    const lanes = seenLanes(shown, currentReadings(), looks, step);
    paintProjected(context, view, lanes, this.ink);
    paintHeads(context, view, lanes, this.ink);
    this.showReadout(context, view, lanes);
  }

  private showReadout(context: CanvasRenderingContext2D, view: Viewport, lanes: readonly SeenLane[]): void {
    const { readout } = this.elements;
    const { hover } = this;
    const point = hover && nearestPoint(view, lanes, hover.x, hover.y, TOUCH);
    this.point = point;
    const lane = point && lanes.find(({ index }) => index === point.index);
    const look = point && this.props.looks.find(({ index }) => index === point.index);
    readout.hidden = !point;
    if (!point || !lane || !look) return;
    const x = screenX(view, lane.xs[point.row]!);
    const y = screenY(view, lane.ys[point.row]!);
    paintRing(context, x, y, look.color, this.ink);
    this.props.write(readout, look, lane, point.row);
    const { offsetWidth, offsetHeight } = readout;
    // Beside the point, on the side that has room, and never beyond the box.
    const left = x + 16 + offsetWidth <= view.width ? x + 16 : x - 16 - offsetWidth;
    const top = y - 16 - offsetHeight >= 0 ? y - 16 - offsetHeight : y + 16;
    const within = (at: number, room: number) => Math.round(Math.min(Math.max(6, at), Math.max(6, room - 6)));
    readout.style.transform = `translate(${within(left, view.width - offsetWidth)}px, ${within(top, view.height - offsetHeight)}px)`;
  }
}

function sized(canvas: HTMLCanvasElement, view: Viewport, ratio: number): CanvasRenderingContext2D | null {
  const width = Math.round(view.width * ratio);
  const height = Math.round(view.height * ratio);
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  const context = canvas.getContext("2d");
  context?.setTransform(ratio, 0, 0, ratio, 0, 0);
  return context;
}
