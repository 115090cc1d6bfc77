import type { Window } from "../../../engine/core/types.ts";
import type { Examples } from "../../../engine/networks/data/examples.ts";
import { type DatasetSpecification, sizesOf } from "../../../engine/networks/data/index.ts";
import type { NetworkProblem } from "../../../engine/training/specification.ts";
import { examplesFor } from "../../../state/examples.ts";
import type { NetworkGrid } from "../../../worker/findings-protocol.ts";
import type { ExamplePoints } from "../../draw/paint-examples.ts";
import { extentOf, windowAround } from "../../draw/plane-frame.ts";
import type { Reading } from "../../draw/regions.ts";
import { fileAxes, type PictureAxes, targetName } from "./picture-axes.ts";
import { pointsOf } from "./plane-of.ts";

/** Pictures are so many times as wide as high. */
export const ASPECT = 4 / 3;

/** What there is to draw of a problem: a plane of two inputs, a curve over one, or neither. */
export type RegionsKind = "plane" | "curve" | "classes" | "values";

/** What all lanes' pictures share. */
export interface RegionsScene {
  readonly kind: RegionsKind;
  readonly reading: Reading;
  readonly outputs: number;
  readonly examples: Examples;
  /** The part of the plane that is shown; for a curve, x is the input and y the target. */
  readonly window: Window;
  readonly axes: PictureAxes;
  readonly training: ExamplePoints;
  readonly heldOut: ExamplePoints | null;
  /** The largest size of a target that is no class. */
  readonly span: number;
}

export function regionsKindOf({ dataset }: NetworkProblem): RegionsKind {
  const { width, outputs, classes } = sizesOf(dataset);
  if (width === 2 && (classes || outputs === 1)) return "plane";
  if (width === 1 && !classes && outputs === 1) return "curve";
  return classes ? "classes" : "values";
}

/** Points of the grid that a picture of the plane is painted from, along either side: fewer where there are many pictures. */
const sideFor = (pictures: number) => (pictures <= 1 ? 100 : pictures <= 4 ? 72 : pictures <= 9 ? 52 : 40);

/** Where the outputs of each of so many lanes are wanted; null where there is nothing to draw them on. */
export function gridFor({ kind, window }: RegionsScene, pictures: number): NetworkGrid | null {
  const side = sideFor(pictures);
  if (kind === "plane") return { window, columns: side, rows: Math.round(side / ASPECT) };
  return kind === "curve" ? { window, columns: 200, rows: 1 } : null;
}

/** The axes of a picture. `shown`: the extent of the examples in it. */
function axesOf(kind: RegionsKind, dataset: DatasetSpecification, window: Window, shown: Window): PictureAxes {
  if (kind === "values") return { names: [targetName(dataset) ?? "y", "ŷ"], numbers: window };
  const names = kind === "curve" ? (["x", "y"] as const) : (["x₁", "x₂"] as const);
  return fileAxes(dataset, window, shown) ?? { names, numbers: window };
}

/** Everything about the pictures that does not change while a run goes on. */
export function sceneOf(problem: NetworkProblem, seed: number): RegionsScene {
  const kind = regionsKindOf(problem);
  const { classes, outputs } = sizesOf(problem.dataset);
  const examples = examplesFor(problem.dataset, seed);
  const training = pointsOf(examples.training, false);
  const heldOut = examples.heldOut && pointsOf(examples.heldOut, true);
  const xs = [...training.xs, ...(heldOut?.xs ?? [])];
  const ys = [...training.ys, ...(heldOut?.ys ?? [])];
  const window = windowAround(xs, ys, 0.1, kind === "plane" ? ASPECT : null);
  return {
    kind,
    reading: classes ? (problem.loss === "cross-entropy" ? "logits" : "scores") : "quantity",
    outputs,
    examples,
    window,
    axes: axesOf(kind, problem.dataset, window, { x: extentOf(xs), y: extentOf(ys) }),
    training,
    heldOut,
    span: examples.training.labels ? 1 : examples.training.targets.reduce((most, y) => Math.max(most, Math.abs(y)), 0),
  };
}

/** What keeps outputs out of a picture: they are no numbers, or not within its window. */
export type Lack = "notFinite" | "outside";

/** Why outputs at as many places, of which a curve is to be seen within the window, leave a picture empty. */
export function lackOf(values: Float64Array, { kind, window }: RegionsScene): Lack | null {
  if (!values.some(Number.isFinite)) return "notFinite";
  const [low, high] = window.y;
  if (kind !== "curve" || values.some((y) => y >= low && y <= high)) return null;
  // A curve that jumps over the window between two places is seen on its way.
  return values.some((y) => y < low) && values.some((y) => y > high) ? null : "outside";
}
