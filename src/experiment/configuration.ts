import type { ParameterValues, Text } from "../engine/core/types.ts";
import type { LaneSpecification } from "../engine/lane.ts";
import { type MethodId, methodIds, ruleOf } from "../engine/methods/rules.ts";
import { datasetById, isInline, sizesOf } from "../engine/networks/data/index.ts";
import { declarationOf } from "../engine/problems/catalogues.ts";
import type { ProblemKindId, RunSpecifications } from "../engine/problems/index.ts";
import type { SurfaceProblem, SurfaceRunSpecification } from "../engine/surface-task.ts";
import { surfaceById } from "../engine/surfaces/index.ts";
import type { Convention } from "../engine/trace.ts";
import { type NetworkProblem, type NetworkRunSpecification, problemOf } from "../engine/training/specification.ts";
import type { ParameterPlace } from "./parameter-place.ts";
import { defaultPlane, type PlaneConfiguration } from "./plane.ts";

/** What a target for J can be. */
export const targetBounds = { min: 0, exclusiveMin: true } as const;

/** The bounds of a configuration. Messages show them. */
export const limits = {
  lanes: 16,
  steps: 100_000,
  seed: Number.MAX_SAFE_INTEGER,
  nameLength: 60,
  /** Lines of an algorithm that a link can name. */
  lines: 99,
  /** Parameters of a network for the methods that keep an n × n matrix. */
  hessianDimension: 1000,
  /** Multiplications of a network run in all, about half an hour's worth. */
  work: 2e12,
  /** Numbers that a network run records in all. */
  record: 4e7,
  /** Megabytes for all numbers of a network with batch normalization on its whole training set, which has to be worked on in one piece. */
  normalizedMegabytes: 512,
} as const;

/** The number of coordinates of a surface's θ. */
export const SURFACE_DIMENSION = 2;

/** One lane: an optimizer with every parameter filled in, its modifiers, and how the page shows it. On a surface it has no batches. */
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

/** What the middle of the page shows of networks: what they say of the data, or a plane through their parameters. */
export const panes = ["regions", "plane"] as const;
export type Pane = (typeof panes)[number];

/** What the curves of a training show. */
export const trainingCurves = ["loss", "zeroOne", "gradNorm", "layers", "stepLength"] as const;
export type TrainingCurve = (typeof trainingCurves)[number];

/** What the singular values on the page are of: the matrices of θ, of its gradient, or of the latest update. */
export const spectra = ["parameters", "gradient", "update"] as const;
export type SpectrumView = (typeof spectra)[number];

/** The names of two coordinates that have no others. */
export const XY = ["x", "y"] as const;

/** What the coordinates of θ on a surface, or in a plane through a network's parameters, are called. */
export function coordinateNames({ problem }: Pick<Configuration, "problem">): readonly [string, string] {
  return problem.kind === "surface" ? (surfaceById(problem.id).coordinates ?? XY) : XY;
}

/** The curves that are defined for a problem: the misclassification rate needs classes. */
export function trainingCurvesOf({ dataset }: NetworkProblem): readonly TrainingCurve[] {
  return sizesOf(dataset).classes ? trainingCurves : trainingCurves.filter((curve) => curve !== "zeroOne");
}

/** What they are drawn against. */
export const trainingAbscissas = ["updates", "epochs", "examples", "gradientEvaluations", "time"] as const;
export type TrainingAbscissa = (typeof trainingAbscissas)[number];

export const languages = ["en", "ja"] as const;
export type Language = (typeof languages)[number];

export const themes = ["light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** What a link can hide on the page, or lock: panels, and single things in the landscape (`views`: the choice of how it is drawn). */
export const parts = [
  "header",
  "surface",
  "problem",
  "dataset",
  "model",
  "training",
  "lanes",
  "landscape",
  "views",
  "legend",
  "zoom",
  "start",
  "transport",
  "table",
  "curves",
  "debugger",
  "curvature",
  "activity",
  "spectrum",
  "spread",
] as const;
export type Part = (typeof parts)[number];

/** Whose names the lines of an algorithm use: the book's, or those of PyTorch and of what it keeps. */
export const conventions = ["book", "torch"] as const satisfies readonly Convention[];

/** What the debugger shows of the selected lane. */
export const debuggerTabs = ["lines", "state", "ending"] as const;
export type DebuggerTab = (typeof debuggerTabs)[number];

/** What optimizers hold that can be followed over time, by its name in their lines. */
export const followable: readonly string[] = [
  ...["effective-rate", "epsilon", "theta", "thetaTilde", "DeltaTheta", "g", "v", "r", "s", "rHat", "sHat", "Delta"],
  ...["H", "p", "J", "mu", "nu", "rho", "M", "y", "d", "epsilonStar", "probes", "gBefore", "beta", "sinceRestart"],
  ...["i", "still"],
  ...methodIds.flatMap((id) => ruleOf(id).shows ?? []),
];

/** How the page looks at the run. It has no part in the numbers. */
export interface ViewConfiguration {
  readonly mode: ViewMode;
  readonly curve: Curve;
  readonly abscissa: Abscissa;
  /** Of networks. */
  readonly pane: Pane;
  readonly trainingCurve: TrainingCurve;
  readonly trainingAbscissa: TrainingAbscissa;
  /** Of matrix problems. */
  readonly spectrum: SpectrumView;
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
  /** The selected line of the selected lane's update, counted from 1; beyond its last: its last. Absent: none. */
  readonly line?: number;
  /** Absent: the book's. */
  readonly names?: Convention;
  readonly tab: DebuggerTab;
  /** What is followed of the selected lane over time; absent, and for a lane that has no such quantity: its first one. */
  readonly quantity?: string;
  /** The parameter of a network whose entries the debugger tells; absent: it tells norms. */
  readonly parameter?: ParameterPlace;
  /** Where the 3-D view looks from, in degrees. */
  readonly camera?: { readonly azimuth: number; readonly elevation: number };
  /** The plane through a network's parameter space that its loss is shown on. */
  readonly plane: PlaneConfiguration;
  /** Absent: the reader's own choice. */
  readonly language?: Language;
  /** Absent: the reader's own choice. */
  readonly theme?: Theme;
  /** Parts that are not shown. Parsing leaves empty lists out. */
  readonly hide?: readonly Part[];
  /** Parts that are shown, but cannot be used. */
  readonly lock?: readonly Part[];
}

/** An experiment on a surface, complete: every default is filled in. Optional keys are absent, never undefined. Plain JSON. */
export interface SurfaceConfiguration extends SurfaceRunSpecification {
  readonly version: 1;
  readonly problem: SurfaceProblem & { readonly params: ParameterValues };
  readonly start: readonly [number, number];
  readonly lanes: readonly LaneConfiguration[];
  readonly view: ViewConfiguration;
}

/** An experiment on a network, likewise. */
export interface NetworkConfiguration extends NetworkRunSpecification {
  readonly version: 1;
  readonly problem: NetworkProblem;
  readonly lanes: readonly LaneConfiguration[];
  readonly view: ViewConfiguration;
}

/** An experiment on a problem of any other kind, likewise. */
export type OtherConfiguration = {
  readonly [Kind in Exclude<ProblemKindId, "surface" | "network">]: Omit<RunSpecifications[Kind], "lanes"> & {
    readonly version: 1;
    readonly lanes: readonly LaneConfiguration[];
    readonly view: ViewConfiguration;
  };
}[Exclude<ProblemKindId, "surface" | "network">];

export type Configuration = SurfaceConfiguration | NetworkConfiguration | OtherConfiguration;

export const isSurface = (configuration: Configuration): configuration is SurfaceConfiguration =>
  configuration.problem.kind === "surface";

export const isNetwork = (configuration: Configuration): configuration is NetworkConfiguration =>
  configuration.problem.kind === "network";

/** An experiment that is shown or changed as one on a surface, and so has to be one. Throws a RangeError for any other. */
export function onSurface(configuration: Configuration): SurfaceConfiguration {
  if (!isSurface(configuration)) throw new RangeError("this is no experiment on a surface");
  return configuration;
}

/** The problem with the model of the selected lane. */
export const selectedProblem = ({ problem, lanes, view }: NetworkConfiguration): NetworkProblem =>
  problemOf(problem, lanes[view.lane] ?? {});

/** The word for what an experiment works on: the problem's id, or the data set. */
export function problemId({ problem }: Configuration): string {
  return problem.kind === "network" ? problem.dataset.id : problem.id;
}

/** The name of what an experiment works on: the problem, the data set, or the reader's own file. */
export function problemTitle({ problem }: Pick<Configuration, "problem">): Text {
  if (problem.kind !== "network") return declarationOf(problem).title;
  const { dataset } = problem;
  if (!isInline(dataset)) return datasetById(dataset.id).title;
  const { name } = dataset.private ?? {};
  return name === undefined ? { en: "Listed examples", ja: "列挙した事例" } : { en: name, ja: name };
}

/**
 * What an absent field means. Absent lanes on a surface get a rate that suits it: see default-lanes.ts. The start is the surface's own, or drawn; parameters and a network's fields have theirs in their
 * declarations; a network's loss is cross-entropy where targets are classes, and its batch the whole training set.
 */
export const defaults = {
  steps: 500,
  seed: 1,
  lanes: [{ optimizer: "sgd" }],
  dataset: "moons",
  view: {
    mode: "overlay",
    curve: "loss",
    abscissa: "updates",
    lane: 0,
    target: 1e-3,
    curvature: false,
    plane: defaultPlane("principal"),
    pane: "regions",
    trainingCurve: "loss",
    trainingAbscissa: "updates",
    spectrum: "parameters",
    tab: "lines",
  },
} as const satisfies {
  readonly steps: number;
  readonly seed: number;
  readonly lanes: readonly { readonly optimizer: MethodId }[];
  readonly dataset: string;
  readonly view: ViewConfiguration;
};

/** What an absent loss and an absent batch size of a network mean. */
export function batchAndLoss(dataset: NetworkProblem["dataset"]): Pick<NetworkProblem, "loss" | "batchSize"> {
  const { n, classes } = sizesOf(dataset);
  return { loss: classes ? "cross-entropy" : "squared-error", batchSize: n };
}
