import { once } from "../../../engine/core/once.ts";
import { coordinateNames, onSurface } from "../../../experiment/configuration.ts";
import { reportFault } from "../../../state/faults.ts";
import { invalidate } from "../../../state/frame.ts";
import { currentLook, type Look } from "../../../state/inspection.ts";
import { useLab } from "../../../state/lab.ts";
import { currentStep } from "../../../state/playback.ts";
import { currentPicture, pictureRevision } from "../../../state/runs.ts";
import { pixelRatio } from "../../draw/canvas.ts";
import type { CurvatureInk } from "../../draw/curvature-ink.ts";
import { edgePoint } from "../../draw/edge-point.ts";
import { nearestPoint, type PathPoint } from "../../draw/nearest.ts";
import type { ContourPaths } from "../../draw/paint-contours.ts";
import { paintMean } from "../../draw/paint-mean.ts";
import { fromBottom, paintDashed, paintHeads, roundLines } from "../../draw/paint-paths.ts";
import { TrailLayers } from "../../draw/trail-layers.ts";
import type { Viewport } from "../../draw/viewport.ts";
import type { LaneLook } from "../../lanes.ts";
import { currentOverlay } from "../../overlay.ts";
import { pathsOf, wantContours } from "./contour-source.ts";
import { currentWindow } from "./live-window.ts";
import { blurAtCursor, paintedLanes, pointValues, rowAtCursor } from "./painted-lanes.ts";
import { move, type PainterElements, type PainterProps, PlanePainter, TOUCH } from "./plane-painter.ts";

/** How far from the edge the mark of a start outside is, in pixels. */
const START_INSET = 34;
/** Says that the start is outside the picture. */
export const OUTSIDE = "data-outside";

export interface StageElements extends PainterElements {
  /** The lanes' paths: what lies ahead of the time cursor, and what lies behind it. */
  readonly ahead: HTMLCanvasElement;
  readonly walked: HTMLCanvasElement;
  readonly start: HTMLElement;
}

export interface StageProps extends PainterProps {
  readonly minima: readonly (readonly [number, number])[];
  readonly minimaCurves: readonly Float64Array[];
  readonly curvatureInk: CurvatureInk;
  /** One of several pictures of the same ground. */
  readonly small: boolean;
  /** Writes what is known of a point into the readout. */
  readonly write: (readout: HTMLElement, look: LaneLook, point: PathPoint) => void;
}

/** Fetched with the first look that is to be painted: the first picture has none. */
let paintLook: typeof import("./paint-look.ts").paintLook | null = null;

const fetchPaintLook = once(() => {
  const fetched = async () => {
    ({ paintLook } = await import("./paint-look.ts"));
    invalidate();
  };
  fetched().catch(reportFault);
});

/** Paints a surface. */
export class Stage extends PlanePainter<StageElements, StageProps> {
  /** Whether the selected lane's current point is read out, because the picture has the keyboard. */
  keyboard = false;
  private readonly trails: TrailLayers;

  constructor(elements: StageElements, props: StageProps, onResize: () => void) {
    super(elements, props, onResize);
    this.trails = new TrailLayers(elements.ahead, elements.walked);
  }

  protected window() {
    return currentWindow();
  }

  protected contours(view: Viewport): ContourPaths | null {
    const { problem } = onSurface(useLab.getState().configuration);
    const { sigma, stages } = blurAtCursor();
    wantContours(problem, sigma, stages, view);
    return pathsOf(problem.id);
  }

  protected override isSmall(): boolean {
    return this.props.small;
  }

  protected minima() {
    return this.props.minima;
  }

  protected axisNames() {
    return coordinateNames(useLab.getState().configuration);
  }

  protected paintLanes(view: Viewport): void {
    const { looks, minimaCurves } = this.props;
    const { configuration, outcomes } = useLab.getState();
    this.putStart(view, onSurface(configuration).start);
    const lanes = paintedLanes(looks);
    const { hover } = this;
    const { lane, curvature } = configuration.view;
    this.point = hover ? nearestPoint(view, lanes, hover.x, hover.y, TOUCH) : null;
    if (!this.point && this.keyboard) {
      const row = looks.some(({ index }) => index === lane) ? rowAtCursor(lane) : null;
      if (row !== null) this.point = { index: lane, row };
    }
    const look = curvature ? this.shown(currentLook(), lane) : null;
    if (look) fetchPaintLook();
    const overlay = currentOverlay();
    const shownOverlay = this.shown(overlay?.look ?? null, lane) && overlay;
    const parts = [
      ...[minimaCurves, outcomes, currentPicture(), pictureRevision(), currentStep()],
      ...[this.point?.index, this.point?.row, look, paintLook, shownOverlay],
    ];
    const context = this.beginPaths(view, parts, this.trails.provisional);
    if (!context) return;
    for (const curve of minimaCurves) paintDashed(context, view, curve, this.ink);
    this.trails.paint(view, lanes, this.ink, pixelRatio());
    if (this.trails.provisional) invalidate();
    roundLines(context);
    for (const lane of fromBottom(lanes)) paintMean(context, view, lane, this.ink);
    paintHeads(context, view, lanes, this.ink);
    if (look) paintLook?.(context, view, look.inspection, this.props.curvatureInk);
    shownOverlay?.paint(context, view);
    this.readPoint(context, view);
  }

  /** Puts the start in its place; one outside the picture at the edge, pointing to it. */
  private putStart(view: Viewport, start: readonly [number, number]): void {
    const { start: element } = this.elements;
    const place = edgePoint(view, start, START_INSET);
    if (!place) return;
    const { x, y, direction } = place;
    move(element, x, y);
    if ((direction !== null) === element.hasAttribute(OUTSIDE) && direction === null) return;
    element.toggleAttribute(OUTSIDE, direction !== null);
    if (direction !== null) element.style.setProperty("--direction", `${direction.toFixed(3)}rad`);
  }

  /** A look at the selected lane, if this picture shows that lane. */
  private shown(look: Look | null, lane: number): Look | null {
    if (!look || look.lane !== lane || look.specification !== currentPicture()?.specification) return null;
    return this.props.looks.some(({ index, visible }) => visible && index === lane) ? look : null;
  }

  private readPoint(context: CanvasRenderingContext2D, view: Viewport): void {
    const { point } = this;
    const values = point && pointValues(point.index, point.row);
    const write = (look: LaneLook) => point && this.props.write(this.elements.readout, look, point);
    this.read(context, view, values && { lane: point.index, at: [values.x, values.y], write });
  }
}
