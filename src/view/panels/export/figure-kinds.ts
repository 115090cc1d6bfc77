import { dimensionOf } from "../../../engine/training/specification.ts";
import {
  type Configuration,
  isNetwork,
  isSurface,
  type Language,
  limits,
  selectedProblem,
  type Theme,
} from "../../../experiment/configuration.ts";
import type { FigureSizeName } from "../../export/figure-size.ts";
import { regionsKindOf } from "../network/regions-scene.ts";

/** What there are figures of, by the kind of problem. */
const kinds = {
  surface: ["landscape", "sideBySide", "curves"],
  network: ["regions", "trainingCurves", "plane", "activity", "spectrum", "spread"],
} as const;
export type SurfaceFigureKind = (typeof kinds)["surface"][number];
export type NetworkFigureKind = (typeof kinds)["network"][number];
export type FigureKind = SurfaceFigureKind | NetworkFigureKind;

/** Everything that somebody chooses about a figure. */
export interface FigureChoice<Kind extends FigureKind = FigureKind> {
  readonly kind: Kind;
  readonly size: FigureSizeName;
  readonly theme: Theme;
  readonly legend: boolean;
  readonly language: Language;
}

/** Figures without a legend to leave out. */
export const PLAIN_KINDS: ReadonlySet<FigureKind> = new Set(["activity"]);

/** Figures that take a while to compute. */
export const SLOW_KINDS: ReadonlySet<FigureKind> = new Set(["plane", "spectrum", "spread"]);

/** What there are figures of in an experiment. */
export function figureKindsOf(configuration: Configuration): readonly FigureKind[] {
  if (!isNetwork(configuration)) return isSurface(configuration) ? kinds.surface : [];
  const { problem } = configuration;
  const regions = ["plane", "curve"].includes(regionsKindOf(problem));
  const spectrum = dimensionOf(selectedProblem(configuration)) <= limits.hessianDimension;
  return kinds.network.filter((kind) => (kind === "regions" ? regions : kind === "spectrum" ? spectrum : true));
}

/** The figure of what is on the screen. */
export function likelyKind(configuration: Configuration): FigureKind {
  const { mode, pane } = configuration.view;
  if (!isNetwork(configuration)) return mode === "side-by-side" ? "sideBySide" : "landscape";
  return pane === "plane" ? "plane" : figureKindsOf(configuration)[0]!;
}
