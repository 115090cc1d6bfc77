import { defaultsOf, type Parameters, type ParameterValues, parametersInUse } from "../../engine/core/types.ts";
import { optimizerById } from "../../engine/methods/index.ts";
import { pythonMethods } from "../../engine/methods/python.ts";
import { attributes, commentText, float, wrapped } from "../../engine/python/literal.ts";
import type { NumpyForm, PythonMethod } from "../../engine/python/method.ts";
import type { Piece } from "../../engine/python/piece.ts";
import type { Configuration, LaneConfiguration } from "../configuration.ts";
import { encodeLink } from "../link.ts";
import { isPrivate } from "../private-data.ts";
import { clipped, noisy, scheduleCode } from "./modifiers.ts";

/** One lane of a configuration, with the Python form of its optimizer. */
export interface LaneForm<Whole extends Configuration = Configuration> {
  readonly configuration: Whole;
  readonly index: number;
  readonly lane: LaneConfiguration;
  /** Every parameter of the optimizer, and the declarations of those that have a part in it as it is set. */
  readonly params: ParameterValues;
  readonly inUse: Parameters;
  readonly optimizer: PythonMethod;
}

export function laneForm<Whole extends Configuration>(configuration: Whole, index: number): LaneForm<Whole> {
  const lane = configuration.lanes[index]!;
  const optimizer = pythonMethods[lane.optimizer];
  const { parameters } = optimizerById(lane.optimizer);
  const params = { ...defaultsOf(parameters), ...lane.params };
  return { configuration, index, lane, params, inUse: parametersInUse(parameters, params), optimizer };
}

/** What a program's head says besides what follows from the lane. */
export interface Head {
  /** What the lane works on. */
  readonly problem: string;
  /** Says below the title what the program is, in paragraphs. */
  readonly about: readonly string[];
  /** What `run` gives, and what is printed. */
  readonly gives: string;
  /** Packages. */
  readonly needs: string;
}

/** A link beyond this would be most of the program: it lists examples, which stand in the program as well. */
const LONGEST_LINK = 4000;
const WIDTH = 110;

export function headOf(form: LaneForm, { problem, about, gives, needs }: Head): readonly string[] {
  const { configuration, index, lane } = form;
  const { lanes } = configuration;
  const title = `${optimizerById(lane.optimizer).title.en} on ${problem}`;
  const place = lanes.length === 1 ? "its only lane" : `its lane ${index + 1} of ${lanes.length}`;
  const link = isPrivate(configuration) ? "" : encodeLink(configuration);
  const opens = link !== "" && link.length <= LONGEST_LINK;
  return [
    commentText(`${title}${lane.name === undefined ? "" : `: “${lane.name}”`}`),
    "",
    ...(opens ? [`    #${link}`, ""] : []),
    opens
      ? `The line above, behind Thalweg's address, opens the experiment. This is ${place}.`
      : `From an experiment of Thalweg's that no link holds. This is ${place}.`,
    ...about.flatMap((paragraph) => wrapped(paragraph.replaceAll(/\s+/g, " "), WIDTH).split("\n")),
    "",
    ...wrapped(gives, WIDTH).split("\n"),
    ...wrapped(`Needs Python 3.8 or later and ${needs}. Do with it what you like.`, WIDTH).split("\n"),
  ];
}

/** ε, for a method that has it. */
export const rateConstant = ({ inUse, params }: LaneForm): readonly string[] =>
  inUse.learningRate ? [`LEARNING_RATE = ${float(params.learningRate as number)}  # ε`] : [];

/** The class of the optimizer. */
export function optimizerPiece({ lane, params, inUse, optimizer }: LaneForm, form: NumpyForm): Piece {
  const { section, source } = optimizerById(lane.optimizer);
  const choices = Object.keys(inUse).filter((name) => inUse[name]!.kind === "choice");
  const constants = attributes(inUse, params, ["learningRate", ...choices]);
  return {
    code: `class ${optimizer.className}${form.base ? `(${form.base})` : ""}:
    """${optimizer.rule.join("\n    ")}

    ${wrapped(`Deep Learning, section ${section}; ${source.en}.`, 100, "    ")}
    """

${constants}${constants === "" ? "" : "\n"}${form.body}`,
    needs: form.needs ?? [],
  };
}

/** The classes that stand between the optimizer and what it works on. */
export const modifierPieces = ({ noise, clip }: LaneConfiguration, withHessian: boolean): readonly Piece[] => [
  ...(noise ? [noisy(withHessian)] : []),
  ...(clip ? [clipped(clip.kind, withHessian)] : []),
];

/** `learning_rate(k)`, for a lane with a schedule. */
export const schedulePieces = ({ lane: { schedule }, inUse }: LaneForm): readonly Piece[] =>
  schedule && inUse.learningRate ? [{ code: scheduleCode(schedule) }] : [];

/** Statements of `run`, indented, that take θ after k updates, which has this name there, into the running average. */
export function averageCode({ average }: LaneConfiguration, theta: string): string {
  if (!average) return "";
  let mean = `mean + (1 - AVERAGE_DECAY) * (${theta} - mean)`;
  if (average.kind === "uniform") mean = `mean + 1 / k * (${theta} - mean) if k > 1 else ${theta}`;
  else if (average.decay === 0) mean = theta;
  return `        if k > 0:\n            mean = ${mean}\n`;
}

/** The loss at which a run stops, as a constant; none if it does not. */
export const stopConstant = ({ stopAtLoss }: Pick<Configuration, "stopAtLoss">): readonly string[] =>
  stopAtLoss === undefined
    ? []
    : [`STOP_AT_LOSS = ${float(stopAtLoss)}  # The run ends at the first J that is at most this.`];
