import type { ParameterValues } from "../engine/core/types.ts";
import type { LaneSpecification } from "../engine/lane.ts";
import type { ProblemSpecification, RunSpecification } from "../engine/run.ts";

/** The bounds of a configuration. Messages show them. */
export const limits = {
  lanes: 16,
  steps: 100_000,
  seed: Number.MAX_SAFE_INTEGER,
  nameLength: 60,
} as const;

/** The number of coordinates of a surface's θ. */
export const SURFACE_DIMENSION = 2;

/** One lane: an optimizer with every parameter filled in, its modifiers, and how the page shows it. */
export interface LaneConfiguration extends LaneSpecification {
  /** At most `limits.nameLength` characters; absent: the optimizer's own title. */
  readonly name?: string;
  /** "#rrggbb"; absent: the palette's colour for the lane's place. */
  readonly color?: string;
  /** Not drawn, but still run. Parsing leaves `false` out. */
  readonly hidden?: boolean;
}

export const viewModes = ["overlay", "side-by-side", "3d"] as const;
export type ViewMode = (typeof viewModes)[number];

/** What the curves show. */
export const curves = ["loss", "gradNorm", "stepLength", "distance", "curvature", "taylor"] as const;
export type Curve = (typeof curves)[number];

/** What the curves are drawn against. */
export const abscissas = ["updates", "valueEvaluations", "gradientEvaluations", "hessianEvaluations", "time"] as const;
export type Abscissa = (typeof abscissas)[number];

export const languages = ["en", "ja"] as const;
export type Language = (typeof languages)[number];

export const themes = ["light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** What a link can hide on the page, or lock: panels, and single things in the landscape (`views`: the choice of how it is drawn). */
export const parts = [
  "header",
  "surface",
  "lanes",
  "landscape",
  "views",
  "legend",
  "zoom",
  "start",
  "transport",
  "table",
  "curves",
  "curvature",
] as const;
export type Part = (typeof parts)[number];

/** How the page looks at the run. It has no part in the numbers. */
export interface ViewConfiguration {
  readonly mode: ViewMode;
  readonly curve: Curve;
  readonly abscissa: Abscissa;
  /** The selected lane's index; 0 where there are no lanes. */
  readonly lane: number;
  /** The gap J − inf J that the table counts steps to; J itself where inf J is −∞. Positive. */
  readonly target: number;
  /** Whether the quadratic model and the steps it leads to are drawn at the selected lane's point. */
  readonly curvature: boolean;
  /** The only lane that is drawn. */
  readonly solo?: number;
  /** The number of updates shown; beyond a lane's last one: its last. Absent: the end of the run. */
  readonly cursor?: number;
  /** Absent: the surface's own. */
  readonly window?: { readonly x: readonly [number, number]; readonly y: readonly [number, number] };
  /** Where the 3-D view looks from, in degrees. */
  readonly camera?: { readonly azimuth: number; readonly elevation: number };
  /** Absent: the reader's own choice. */
  readonly language?: Language;
  /** Absent: the reader's own choice. */
  readonly theme?: Theme;
  /** Parts that are not shown. Parsing leaves empty lists out. */
  readonly hide?: readonly Part[];
  /** Parts that are shown, but cannot be used. */
  readonly lock?: readonly Part[];
}

/** An experiment, complete: every default is filled in. Optional keys are absent, never undefined. Plain JSON. */
export interface Configuration extends RunSpecification {
  readonly version: 1;
  readonly problem: ProblemSpecification & { readonly params: ParameterValues };
  readonly start: readonly [number, number];
  readonly lanes: readonly LaneConfiguration[];
  readonly view: ViewConfiguration;
}

/** What an absent field means. The start is the surface's own, and parameters have theirs in their declarations. */
export const defaults = {
  steps: 500,
  seed: 1,
  lanes: [{ optimizer: "sgd" }],
  view: { mode: "overlay", curve: "loss", abscissa: "updates", lane: 0, target: 1e-3, curvature: false },
} as const satisfies {
  readonly steps: number;
  readonly seed: number;
  readonly lanes: readonly { readonly optimizer: string }[];
  readonly view: ViewConfiguration;
};
