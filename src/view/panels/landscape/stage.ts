import { type Configuration, onSurface, type SurfaceConfiguration } from "../../../experiment/configuration.ts";
import { invalidate } from "../../../state/frame.ts";
import { currentLook, type Look } from "../../../state/inspection.ts";
import { useLab } from "../../../state/lab.ts";
import { currentStep } from "../../../state/playback.ts";
import type { Theme } from "../../../state/preferences.ts";
import { currentPicture, pictureRevision } from "../../../state/runs.ts";
import type { CurvatureInk } from "../../draw/curvature-drawing.ts";
import { curvatureMarks } from "../../draw/curvature-marks.ts";
import { nearestPoint, type PathPoint } from "../../draw/nearest.ts";
import { paintAxes } from "../../draw/paint-axes.ts";
import { type ContourPaths, paintContours } from "../../draw/paint-contours.ts";
import { paintCurvature } from "../../draw/paint-curvature.ts";
import { paintMean } from "../../draw/paint-mean.ts";
import { fromBottom, type Ink, paintDashed, paintHeads, paintRing, roundLines } from "../../draw/paint-paths.ts";
import { TrailLayers } from "../../draw/trail-layers.ts";
import { fitted, sameView, screenX, screenY, type Viewport } from "../../draw/viewport.ts";
import type { LaneLook } from "../../lanes.ts";
import { currentOverlay } from "../../overlay.ts";
import { pathsOf, wantContours } from "./contour-source.ts";
import { currentWindow } from "./live-window.ts";
import { blurAtCursor, paintedLanes, pointValues, rowAtCursor } from "./painted-lanes.ts";

/** A path is touched within this many pixels. */
const TOUCH = 14;
/** The longest half-axis of the quadratic model's level curve, in pixels. */
const MODEL_RADIUS = 60;
/** Sharper than this nobody sees, and every step costs as many pixels again. */
const LARGEST_RATIO = 2;

export interface StageElements {
  /** The box; everything else lies in it. */
  readonly box: HTMLElement;
  readonly ground: HTMLCanvasElement;
  /** The lanes' paths: what lies ahead of the time cursor, what lies behind it, and on top what moves with it. */
  readonly ahead: HTMLCanvasElement;
  readonly walked: HTMLCanvasElement;
  readonly paths: HTMLCanvasElement;
  /** One child for each known minimum. */
  readonly minima: SVGElement;
  readonly start: HTMLElement;
  readonly readout: HTMLElement;
}

export interface StageProps {
  readonly looks: readonly LaneLook[];
  readonly theme: Theme;
  readonly minima: readonly (readonly [number, number])[];
  readonly minimaCurves: readonly Float64Array[];
  readonly curvatureInk: CurvatureInk;
  /** One of several pictures of the same ground, which is then painted only once. */
  readonly small: boolean;
  /** Writes what is known of a point into the readout. */
  readonly write: (readout: HTMLElement, look: LaneLook, point: PathPoint) => void;
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

/** The ground that small pictures of one size share. */
const shared: { canvas: HTMLCanvasElement | null; view: Viewport | null; key: readonly unknown[] } = {
  canvas: null,
  view: null,
  key: [],
};

/** Paints one picture, and of it only what has changed since the last frame. */
export class Stage {
  view: Viewport | null = null;
  /** Where the pointer hovers. */
  hover: { readonly x: number; readonly y: number } | null = null;
  /** Whether the selected lane's current point is read out, because the picture has the keyboard. */
  keyboard = false;
  /** The point that is read out. */
  point: PathPoint | null = null;

  private readonly elements: StageElements;
  private props: StageProps;
  private groundView: Viewport | null = null;
  private groundKey: readonly unknown[] = [];
  private readonly trails: TrailLayers;
  private pathsView: Viewport | null = null;
  private pathsKey: readonly unknown[] = [];
  private ink: Ink = { casing: "#fff", text: "#000" };
  private font = "11px sans-serif";
  private inkTheme: Theme | null = null;
  private readonly observer: ResizeObserver;
  private width = 0;
  private height = 0;

  constructor(elements: StageElements, props: StageProps, onResize: () => void) {
    this.elements = elements;
    this.props = props;
    this.trails = new TrailLayers(elements.ahead, elements.walked);
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

  update(props: StageProps): void {
    this.props = props;
  }

  private measure(): void {
    this.width = this.elements.box.clientWidth;
    this.height = this.elements.box.clientHeight;
  }

  paint(): void {
    if (this.width === 0 || this.height === 0) return;
    const configuration = onSurface(useLab.getState().configuration);
    const view = fitted(currentWindow(), this.width, this.height);
    this.view = view;
    if (this.inkTheme !== this.props.theme) {
      const style = getComputedStyle(this.elements.box);
      this.ink = { casing: style.getPropertyValue("--casing").trim(), text: style.getPropertyValue("--ink").trim() };
      this.font = `11px ${style.fontFamily}`;
      this.inkTheme = this.props.theme;
    }
    const { sigma, stages } = blurAtCursor();
    wantContours(configuration.problem, sigma, stages, view);
    this.paintGround(view, configuration.problem.id);
    this.paintLanes(view, configuration);
    this.place(view, configuration);
  }

  private paintGround(view: Viewport, surface: string): void {
    const contours = pathsOf(surface);
    const { theme, small } = this.props;
    const ratio = Math.min(LARGEST_RATIO, window.devicePixelRatio);
    const key = [contours, theme, ratio];
    if (!contours || (sameView(this.groundView, view) && key.every((part, i) => part === this.groundKey[i]))) return;
    this.groundView = view;
    this.groundKey = key;
    const context = sized(this.elements.ground, view, ratio);
    if (!context) return;
    if (small) {
      const canvas = this.sharedGround(view, contours, ratio, key);
      context.drawImage(canvas, 0, 0, view.width, view.height);
    } else paintContours(context, contours, view, theme, ratio);
    paintAxes(context, view, this.ink, this.font);
  }

  private sharedGround(view: Viewport, contours: ContourPaths, ratio: number, key: readonly unknown[]) {
    shared.canvas ??= document.createElement("canvas");
    if (!sameView(shared.view, view) || key.some((part, i) => part !== shared.key[i])) {
      shared.view = view;
      shared.key = key;
      const context = sized(shared.canvas, view, ratio);
      if (context) paintContours(context, contours, view, this.props.theme, ratio);
    }
    return shared.canvas;
  }

  private paintLanes(view: Viewport, configuration: Configuration): void {
    const { looks, theme, minimaCurves } = this.props;
    const ratio = Math.min(LARGEST_RATIO, window.devicePixelRatio);
    const lanes = paintedLanes(looks);
    const { hover } = this;
    this.point = hover ? nearestPoint(view, lanes, hover.x, hover.y, TOUCH) : null;
    if (!this.point && this.keyboard) {
      const { lane } = configuration.view;
      const row = looks.some(({ index }) => index === lane) ? rowAtCursor(lane) : null;
      if (row !== null) this.point = { index: lane, row };
    }
    const { outcomes } = useLab.getState();
    const { lane } = configuration.view;
    const look = configuration.view.curvature ? this.shown(currentLook(), lane) : null;
    const overlay = currentOverlay();
    const shownOverlay = this.shown(overlay?.look ?? null, lane) && overlay;
    const key = [
      ...[looks, theme, minimaCurves, ratio, outcomes, currentPicture(), pictureRevision(), currentStep()],
      ...[this.point?.index, this.point?.row, look, shownOverlay],
    ];
    const same = sameView(this.pathsView, view) && key.every((part, i) => part === this.pathsKey[i]);
    if (same && !this.trails.provisional) return;
    this.pathsView = view;
    this.pathsKey = key;
    const context = sized(this.elements.paths, view, ratio);
    if (!context) return;
    context.clearRect(0, 0, view.width, view.height);
    for (const curve of minimaCurves) paintDashed(context, view, curve, this.ink);
    this.trails.paint(view, lanes, this.ink, ratio);
    if (this.trails.provisional) invalidate();
    roundLines(context);
    for (const lane of fromBottom(lanes)) paintMean(context, view, lane, this.ink);
    paintHeads(context, view, lanes, this.ink);
    if (look) this.paintLook(context, view, look);
    shownOverlay?.paint(context, view);
    this.showReadout(view, context);
  }

  /** A look at the selected lane, if this picture shows that lane. */
  private shown(look: Look | null, lane: number): Look | null {
    if (!look || look.lane !== lane || look.specification !== currentPicture()?.specification) return null;
    return this.props.looks.some(({ index, visible }) => visible && index === lane) ? look : null;
  }

  private paintLook(context: CanvasRenderingContext2D, view: Viewport, { inspection }: Look): void {
    const marks = curvatureMarks(inspection);
    context.save();
    context.translate(screenX(view, marks.x), screenY(view, marks.y));
    paintCurvature(context, marks, view.scale, MODEL_RADIUS, this.props.curvatureInk);
    context.restore();
  }

  private showReadout(view: Viewport, context: CanvasRenderingContext2D): void {
    const { readout } = this.elements;
    const { point } = this;
    const look = point && this.props.looks.find(({ index }) => index === point.index);
    const values = point && pointValues(point.index, point.row);
    if (!look || !values) {
      readout.hidden = true;
      return;
    }
    const x = screenX(view, values.x);
    const y = screenY(view, values.y);
    paintRing(context, x, y, look.color, this.ink);
    this.props.write(readout, look, point);
    readout.hidden = false;
    const { offsetWidth, offsetHeight } = readout;
    // Beside the point, on the side that has room, and never beyond the box.
    const left = x + 16 + offsetWidth <= view.width ? x + 16 : x - 16 - offsetWidth;
    const top = y - 16 - offsetHeight >= 0 ? y - 16 - offsetHeight : y + 16;
    const within = (at: number, room: number) => Math.round(Math.min(Math.max(6, at), Math.max(6, room - 6)));
    readout.style.transform = `translate(${within(left, view.width - offsetWidth)}px, ${within(top, view.height - offsetHeight)}px)`;
  }

  private place(view: Viewport, configuration: SurfaceConfiguration): void {
    const { start, minima } = this.elements;
    const put = (element: HTMLElement | SVGElement, [x, y]: readonly [number, number]) => {
      const transform = `translate(${screenX(view, x).toFixed(2)}px, ${screenY(view, y).toFixed(2)}px)`;
      if (element.style.transform !== transform) element.style.transform = transform;
    };
    put(start, configuration.start);
    for (const [i, mark] of [...minima.children].entries()) {
      const point = this.props.minima[i];
      if (point && mark instanceof SVGElement) put(mark, point);
    }
  }
}
