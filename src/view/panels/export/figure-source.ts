import { surfaceOf } from "../../../engine/surface-task.ts";
import {
  type Configuration,
  coordinateNames,
  isNetwork,
  isSurface,
  problemTitle,
  type SurfaceConfiguration,
} from "../../../experiment/configuration.ts";
import { currentLook } from "../../../state/inspection.ts";
import { useLab } from "../../../state/lab.ts";
import { linkTo } from "../../../state/link.ts";
import { painter } from "../../../state/painter.ts";
import { currentStep } from "../../../state/playback.ts";
import { currentPicture, type Picture } from "../../../state/runs.ts";
import type { Trajectory } from "../../../state/trajectory.ts";
import { type CurvatureMarks, curvatureMarks } from "../../draw/curvature-marks.ts";
import { curvesBox, curvesFigure } from "../../export/curves-figure.ts";
import type { FigureLook } from "../../export/figure-frame.ts";
import { FIGURE_SIZES } from "../../export/figure-size.ts";
import type { FigureWords } from "../../export/figure-words.ts";
import { landscapeFigure, landscapeWindow } from "../../export/landscape-figure.ts";
import type { FigureLane } from "../../export/svg-lanes.ts";
import { formatNumber, formatPoint } from "../../format.ts";
import { type LaneLook, laneLooks } from "../../lanes.ts";
import { ARROW_WORDS } from "../curvature/words.ts";
import { type CurvesModel, CurvesModeller, type CurvesQuestion } from "../curves/curves-model.ts";
import { ABSCISSA_LABELS, CURVE_LABELS } from "../curves/words.ts";
import { currentWindow } from "../landscape/live-window.ts";
import { blurAtCursor } from "../landscape/painted-lanes.ts";
import type { FigureChoice } from "./figure-kinds.ts";
import { DASHED_LABELS, FIGURE_TEXTS } from "./words.ts";

/** About how many levels a figure has, and how far apart J is sampled, in units of the figure. */
const LEVELS = 18;
const SPACING = 1.4;

const pause = () => new Promise((resolve) => setTimeout(resolve));

/**
 * What is on the screen as SVG files, each with more in it than the one before; none where nothing has been computed. Rejects with the
 * signal's reason once that aborts.
 */
export async function* figuresOfPage(
  choice: FigureChoice,
  configuration: Configuration,
  running: boolean,
  signal: AbortSignal,
): AsyncGenerator<string> {
  if (isNetwork(configuration)) {
    const { networkFigures } = await import("./network-figures.ts");
    yield* networkFigures(choice, configuration, signal);
    return;
  }
  if (!isSurface(configuration)) return;
  const svg = await figureOfSurface(choice, configuration, running);
  if (svg !== null) yield svg;
}

async function figureOfSurface(
  choice: FigureChoice,
  configuration: SurfaceConfiguration,
  running: boolean,
): Promise<string | null> {
  const picture = currentPicture();
  if (!picture) return null;
  const { theme, language, legend } = choice;
  const looks = laneLooks(configuration, language, theme).filter(({ visible }) => visible);
  const lanes = figureLanes(picture, looks);
  const words = wordsOf(configuration, choice);
  const look: FigureLook = {
    ...{ theme, legend, size: FIGURE_SIZES[choice.size], link: linkTo(configuration) },
    description: `${words.note}. ${lanes.map(({ name, loss }) => `${name}: J = ${formatNumber(loss)}`).join("; ")}`,
  };
  if (choice.kind !== "curves") {
    return landscape(configuration, lanes, look, choice, words);
  }
  const { curve, abscissa } = configuration.view;
  const { width, height } = curvesBox(look);
  const scene = await curvesScene(picture, { looks, running, view: configuration.view, size: { width, height } });
  return curvesFigure(scene, lanes, look, {
    ...words,
    ordinate: CURVE_LABELS[curve].full[language],
    abscissa: ABSCISSA_LABELS[abscissa].full[language],
    dashed: { short: DASHED_LABELS[curve][language] },
  });
}

function figureLanes(picture: Picture, looks: readonly LaneLook[]): FigureLane[] {
  const step = currentStep();
  const { outcomes } = useLab.getState();
  return looks.flatMap(({ index, name, color, selected }) => {
    const lane = picture.lanes[index];
    if (!lane || lane.length === 0) return [];
    const shown = Math.min(lane.length, step + 1);
    return {
      ...{ index, name, color, selected, shown },
      ...pathOf(lane),
      loss: lane.column("loss")[shown - 1]!,
      diverged: outcomes[index]?.status === "diverged" && shown === lane.length,
      mean: lane.has("mean0") ? { xs: lane.column("mean0"), ys: lane.column("mean1") } : null,
    };
  });
}

/** The path in the plane, where θ has one. */
const pathOf = (lane: Trajectory) =>
  lane.has("theta0")
    ? { xs: lane.column("theta0"), ys: lane.column("theta1") }
    : { xs: new Float64Array(0), ys: new Float64Array(0) };

async function landscape(
  { problem, start, view }: SurfaceConfiguration,
  lanes: readonly FigureLane[],
  look: FigureLook,
  { kind }: FigureChoice,
  words: FigureWords,
): Promise<string | null> {
  const { surface, params } = surfaceOf(problem);
  const sideBySide = kind === "sideBySide";
  const shown = currentWindow();
  const window = landscapeWindow(look, shown, sideBySide, lanes.length);
  const units = look.size.width / (sideBySide ? Math.ceil(Math.sqrt(lanes.length)) : 1);
  const columns = Math.max(64, Math.round(units / SPACING));
  const aspect = (window.y[1] - window.y[0]) / (window.x[1] - window.x[0]);
  const rows = Math.max(32, Math.min(1024, Math.round(columns * aspect)));
  const { sigma } = blurAtCursor();
  const map = await painter.contours("figure", { problem, window, columns, rows, sigma }, LEVELS);
  if (!map) return null;
  const minima = surface.minima(params).toSorted((a, b) => a.value - b.value);
  return landscapeFigure(
    {
      ...{ map, window: shown, start, minima, lanes, sideBySide },
      names: coordinateNames({ problem }),
      minimaCurves: surface.minimaCurves?.(params) ?? [],
      curvature: view.curvature ? curvatureShown() : null,
    },
    look,
    words,
  );
}

/** What the page shows of the curvature, where its look is at what it shows. */
function curvatureShown(): { readonly lane: number; readonly marks: CurvatureMarks } | null {
  const look = currentLook();
  if (!look || look.specification !== currentPicture()?.specification) return null;
  return { lane: look.lane, marks: curvatureMarks(look.inspection) };
}

/** The curves in full: what the page spreads over frames is spread over tasks here. */
async function curvesScene(
  picture: Picture,
  question: Pick<CurvesQuestion, "looks" | "running" | "view" | "size">,
): Promise<CurvesModel> {
  const modeller = new CurvesModeller();
  for (;;) {
    const diverged = useLab.getState().outcomes.map((outcome) => outcome?.status === "diverged");
    const scene = modeller.scene({ ...question, picture, diverged, step: currentStep(), hover: null });
    if (!scene.pending) return scene;
    await pause();
  }
}

function wordsOf(configuration: SurfaceConfiguration, { language }: FigureChoice): FigureWords {
  const words = Object.fromEntries(Object.entries(FIGURE_TEXTS).map(([key, text]) => [key, text[language]])) as Record<
    keyof typeof FIGURE_TEXTS,
    string
  >;
  const { sigma } = blurAtCursor();
  const note = [
    `${words.step} ${currentStep()} / ${configuration.steps}`,
    `θ₀ = ${formatPoint(...configuration.start)}`,
    ...(sigma > 0 ? [`${words.blurred} ${formatNumber(sigma)}`] : []),
    ...valuesOf(configuration),
  ];
  const arrows = Object.fromEntries(
    Object.entries(ARROW_WORDS).map(([kind, { meaning }]) => [kind, meaning[language]]),
  ) as FigureWords["arrows"];
  return {
    ...words,
    arrows,
    title: problemTitle(configuration)[language],
    note: note.join(language === "ja" ? "、" : ", "),
  };
}

const valuesOf = ({ problem }: SurfaceConfiguration): string[] =>
  Object.entries(surfaceOf(problem).params).map(([name, value]) => `${name} = ${String(value)}`);
