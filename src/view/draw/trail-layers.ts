import { cleared } from "./canvas.ts";
import { fromBottom, type Ink, type PaintedLane, paintAhead, paintWalked, roundLines } from "./paint-paths.ts";
import { isProvisional } from "./polyline.ts";
import type { Viewport } from "./viewport.ts";

/** How far a lane's path has been painted, in rows. */
interface Reached {
  readonly xs: Float64Array;
  ahead: number;
  walked: number;
}

class Layer {
  readonly canvas: HTMLCanvasElement;
  readonly context: CanvasRenderingContext2D;

  constructor(canvas: HTMLCanvasElement) {
    this.canvas = canvas;
    this.context = canvas.getContext("2d")!;
  }

  /** Clears the layer, in the size of the view. */
  begin(view: Viewport, ratio: number): void {
    roundLines(cleared(this.canvas, view, ratio));
  }
}

/**
 * The lanes' paths, painted once: whole and faint on one canvas, up to the cursor on another, which lie on top of each other in the
 * page. (Copied to a third, both would be painted anew for every frame where canvases are only records of what to paint.) As rows
 * arrive and the cursor moves on only what is new is added, so that a frame costs what it shows; going back paints the walked part
 * anew.
 */
export class TrailLayers {
  private readonly ahead: Layer;
  private readonly walked: Layer;
  private reached: Reached[] = [];
  private key: readonly unknown[] = [];
  /** Whether a path was painted with too few or too many of its points, and is to be painted again in the next frame. */
  provisional = false;

  constructor(ahead: HTMLCanvasElement, walked: HTMLCanvasElement) {
    this.ahead = new Layer(ahead);
    this.walked = new Layer(walked);
  }

  /** Paints the paths of the lanes, strong up to their `shown` rows, at `ratio` canvas pixels to one of the view's. */
  paint(view: Viewport, lanes: readonly PaintedLane[], ink: Ink, ratio: number): void {
    const key = [
      ...[view.x, view.y, view.scale, view.width, view.height, ratio, ink.casing, ink.text],
      ...lanes.flatMap(({ xs, color, selected }) => [xs, color, selected]),
    ];
    const same = !this.provisional && key.length === this.key.length && key.every((part, i) => part === this.key[i]);
    if (!same) {
      this.key = key;
      this.reached = lanes.map(({ xs }) => ({ xs, ahead: 0, walked: 0 }));
      this.ahead.begin(view, ratio);
      this.walked.begin(view, ratio);
    } else if (lanes.some(({ shown }, i) => shown < this.reached[i]!.walked)) {
      for (const lane of this.reached) lane.walked = 0;
      this.walked.begin(view, ratio);
    }
    const reachedOf = new Map(this.reached.map((reached) => [reached.xs, reached]));
    for (const lane of fromBottom(lanes)) {
      const reached = reachedOf.get(lane.xs)!;
      // What has been walked hides what lay ahead, so the faint path is needed only where there is more to come.
      if (lane.shown < lane.length && reached.ahead < lane.length) {
        const from = Math.max(0, reached.ahead - 1);
        paintAhead(this.ahead.context, view, lane, from, lane.length);
        reached.ahead = lane.length;
      }
      if (reached.walked < lane.shown) {
        paintWalked(this.walked.context, view, lane, Math.max(0, reached.walked - 1), lane.shown, ink);
        reached.walked = lane.shown;
      }
    }
    this.provisional = lanes.some(
      ({ xs, mean }) => isProvisional(xs, view.scale) || (mean !== null && isProvisional(mean.xs, view.scale)),
    );
  }
}
