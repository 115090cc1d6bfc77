import { type DatasetSpecification, isInline } from "../../../engine/networks/data/index.ts";
import type { Data } from "../../../engine/networks/types.ts";
import { examplesFor } from "../../../state/examples.ts";
import type { Paper } from "../../controls/painted-canvas.tsx";
import { paintExamples } from "../../draw/paint-examples.ts";
import { paintImage } from "../../draw/paint-image.ts";
import { type PlaneFrame, windowAround } from "../../draw/plane-frame.ts";
import { pointsOf } from "./plane-of.ts";

/** Examples that a small picture shows. */
const MOST = 160;
/** Images in a row of a small picture of images. */
const ROW = 9;
/** The share of its place that an image fills. */
const FILLED = 0.8;

function paintImages({ context, width, height, token }: Paper, { n, width: pixels, inputs }: Data): void {
  const pitch = width / ROW;
  const side = FILLED * pitch;
  const margin = (pitch - side) / 2;
  const colors = { ink: token("--ink"), ground: token("--sunken") };
  // Whole rows only, in the middle of the height.
  const rows = Math.max(1, Math.floor(height / pitch));
  const top = (height - rows * pitch) / 2 + margin;
  for (let i = 0; i < ROW * rows && i < n; i++) {
    const place = [(i % ROW) * pitch + margin, Math.floor(i / ROW) * pitch + top, side] as const;
    paintImage(context, place, inputs.subarray(i * pixels, (i + 1) * pixels), 1, colors);
  }
}

function paintPoints({ context, width, height, theme, token }: Paper, data: Data): void {
  const points = pointsOf(data, false);
  const window = windowAround(points.xs, points.ys, 0.08, data.width > 1 ? width / height : null);
  const frame: PlaneFrame = { ...window, width, height };
  const ink = { ground: token("--surface"), text: token("--ink"), plain: token("--link") };
  paintExamples(context, frame, points, Math.max(5, width / 12), theme, ink);
}

/** Paints a data set in small: its points, or some of its images. Where examples have more inputs than that, the first two. */
export function paintDataset(paper: Paper, dataset: DatasetSpecification): void {
  const few = isInline(dataset) ? dataset : { ...dataset, n: MOST, heldOut: 0 };
  const { training } = examplesFor(few, 1);
  if (dataset.id === "digits") paintImages(paper, training);
  else paintPoints(paper, training);
}
