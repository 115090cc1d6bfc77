import { XY } from "../../../experiment/configuration.ts";
import { currentReadings, planes, type Shown, setAspect } from "../../../state/plane.ts";
import { currentStep } from "../../../state/playback.ts";
import { nearestPoint } from "../../draw/nearest.ts";
import { type ContourPaths, contourPaths } from "../../draw/paint-contours.ts";
import { paintHeads } from "../../draw/paint-paths.ts";
import { paintProjected } from "../../draw/paint-plane-paths.ts";
import type { Viewport } from "../../draw/viewport.ts";
import type { LaneLook } from "../../lanes.ts";
import { type PainterElements, type PainterProps, PlanePainter, TOUCH } from "../landscape/plane-painter.ts";
import { type SeenLane, seenLanes } from "./seen-lanes.ts";

export interface PlaneStageProps extends PainterProps {
  /** Writes what is known of a point of a lane into the readout. */
  readonly write: (readout: HTMLElement, look: LaneLook, lane: SeenLane, point: number) => void;
}

/** Paints a plane through parameter space. */
export class PlaneStage extends PlanePainter<PainterElements, PlaneStageProps> {
  private paths: ContourPaths | null = null;

  private shown(): Shown | null {
    return planes.getState().shown;
  }

  protected override measure(): void {
    super.measure();
    const { clientWidth, clientHeight } = this.elements.box;
    if (clientWidth > 0 && clientHeight > 0) setAspect(clientWidth / clientHeight);
  }

  protected window() {
    const place = this.shown()?.place;
    return place?.type === "plane" ? place.window : null;
  }

  protected contours(): ContourPaths | null {
    const map = this.shown()?.contours ?? null;
    if (map && this.paths?.map !== map) this.paths = contourPaths(map);
    return map && this.paths;
  }

  protected minima() {
    return (this.shown()?.minima ?? []).map(({ x, y }) => [x, y] as const);
  }

  protected axisNames() {
    return XY;
  }

  protected paintLanes(view: Viewport): void {
    const shown = this.shown();
    const { hover } = this;
    const step = currentStep();
    const context = this.beginPaths(view, [shown, step, currentReadings(), hover?.x, hover?.y]);
    if (!context || !shown) return;
    const lanes = seenLanes(shown, currentReadings(), this.props.looks, step);
    paintProjected(context, view, lanes, this.ink);
    paintHeads(context, view, lanes, this.ink);
    const point = hover && nearestPoint(view, lanes, hover.x, hover.y, TOUCH);
    this.point = point;
    const lane = point ? lanes.find(({ index }) => index === point.index) : undefined;
    this.read(
      context,
      view,
      point && lane
        ? {
            lane: lane.index,
            at: [lane.xs[point.row]!, lane.ys[point.row]!],
            write: (look) => this.props.write(this.elements.readout, look, lane, point.row),
          }
        : null,
    );
  }
}
