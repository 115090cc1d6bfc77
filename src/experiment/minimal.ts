import type { Parameters, ParameterValue, ParameterValues } from "../engine/core/types.ts";
import { optimizerById } from "../engine/methods/index.ts";
import { modifiers } from "../engine/modifiers/index.ts";
import { type DatasetSpecification, datasetById, isInline, type OwnFile } from "../engine/networks/data/index.ts";
import type { FileReading } from "../engine/networks/data/own-file.ts";
import {
  auxiliaryParameters,
  earlyStoppingParameters,
  modelParameters,
  trainingParameters,
} from "../engine/networks/settings.ts";
import type { ModelSpecification } from "../engine/networks/types.ts";
import { declarationOf } from "../engine/problems/catalogues.ts";
import {
  batchAndLoss,
  type Configuration,
  defaults,
  isNetwork,
  isSurface,
  type LaneConfiguration,
  type NetworkConfiguration,
} from "./configuration.ts";
import { defaultLanes } from "./default-lanes.ts";
import type { Json } from "./json.ts";
import { minimalPlace } from "./parameter-place.ts";
import { minimalPlane } from "./plane.ts";
import { kindOf } from "./problem-kinds.ts";
import { startOf } from "./schema.ts";

export type JsonRecord = { readonly [key: string]: Json };

/**
 * The configuration without what equals its default, keys in the order of the documentation: what links and files carry.
 * Parsing gives the same configuration back. A modifier keeps its kind, for the reader.
 */
export function minimal(configuration: Configuration): JsonRecord {
  const { version, steps, seed, stopAtLoss, lanes, view } = configuration;
  const shortLanes = lanes.map(minimalLane);
  return {
    version,
    ...(isNetwork(configuration) ? networkFields(configuration) : cataloguedFields(configuration)),
    ...(steps === defaults.steps ? {} : { steps }),
    ...(Object.is(seed, defaults.seed) ? {} : { seed }),
    ...(stopAtLoss === undefined ? {} : { stopAtLoss }),
    ...(isDefault(configuration, shortLanes) ? {} : { lanes: shortLanes }),
    ...field("view", minimalView(view)),
  };
}

function cataloguedFields(configuration: Exclude<Configuration, NetworkConfiguration>): JsonRecord {
  const { problem, start } = configuration;
  const standard = isSurface(configuration) ? startOf(configuration.problem) : null;
  return {
    problem: {
      ...{ kind: problem.kind, id: problem.id },
      ...field("params", without(problem.params, declarationOf(problem).parameters)),
    },
    ...(start === undefined || standard?.every((x, i) => Object.is(x, start[i])) ? {} : { start: [...start] }),
  };
}

function networkFields({ problem, start }: NetworkConfiguration): JsonRecord {
  const { kind, dataset, model, loss, batchSize, earlyStopping } = problem;
  const standard = batchAndLoss(dataset);
  const { auxiliary, ...shape } = model;
  return {
    problem: {
      kind,
      dataset: minimalDataset(dataset),
      ...field("model", {
        ...without({ ...shape }, modelParameters),
        ...(auxiliary && { auxiliary: without({ ...auxiliary }, auxiliaryParameters) }),
      }),
      ...(loss === standard.loss ? {} : { loss }),
      ...(batchSize === standard.batchSize ? {} : { batchSize }),
      ...without(problem as unknown as ParameterValues, trainingParameters),
      ...(earlyStopping && { earlyStopping: without({ ...earlyStopping }, earlyStoppingParameters) }),
    },
    ...(start && { start: [...start] }),
  };
}

function minimalDataset(dataset: DatasetSpecification): JsonRecord {
  if (!isInline(dataset)) return { id: dataset.id, ...without(dataset, datasetById(dataset.id).parameters) };
  const { id, private: own, inputs, targets, heldOut, standardize } = dataset;
  return {
    id,
    ...(own && { private: minimalFile(own) }),
    ...{ inputs, targets },
    ...(Object.is(heldOut, 0) ? {} : { heldOut }),
    ...(standardize ? { standardize } : {}),
  };
}

const minimalFile = ({ name, inputs, target, classes, reading }: OwnFile): JsonRecord => ({
  name,
  ...(inputs.length === 0 ? {} : { inputs }),
  ...(target === "" ? {} : { target }),
  ...(classes.length === 0 ? {} : { classes }),
  ...(reading && { reading: minimalReading(reading) }),
});

function minimalReading(reading: FileReading): JsonRecord {
  const { encoding, skip, separator, decimal, thousands, wide, header, width, missing, missingWords } = reading;
  const { every, inputs, target, numericClasses } = reading;
  return {
    encoding,
    ...(skip === 0 ? {} : { skip }),
    separator,
    ...(decimal === "." ? {} : { decimal }),
    ...(thousands === "" ? {} : { thousands }),
    ...(wide ? { wide } : {}),
    ...{ header, width },
    ...(missing.length === 0 ? {} : { missing }),
    ...(missingWords.length === 0 ? {} : { missingWords }),
    ...(every === 1 ? {} : { every }),
    inputs: inputs.map(({ column, category }) => ({ column, ...(category !== undefined && { category }) })),
    target,
    ...(numericClasses ? { numericClasses } : {}),
  };
}

const field = (key: string, record: JsonRecord): JsonRecord =>
  Object.keys(record).length === 0 ? {} : { [key]: record };

/** Whether an experiment that names no lanes has these. */
function isDefault(configuration: Configuration, lanes: readonly JsonRecord[]): boolean {
  if (lanes.length !== defaults.lanes.length || lanes[0]?.optimizer !== defaults.lanes[0].optimizer) return false;
  const standard = standardLanes(configuration).map(minimalLane);
  return JSON.stringify(lanes) === JSON.stringify(standard);
}

/** The lanes of an experiment that names none. */
function standardLanes(configuration: Configuration): readonly LaneConfiguration[] {
  if (isSurface(configuration)) return defaultLanes(configuration);
  return kindOf(configuration.problem.kind)?.defaultLanes(configuration) ?? defaults.lanes.map(withoutParams);
}

const withoutParams = ({ optimizer }: Pick<LaneConfiguration, "optimizer">): LaneConfiguration => ({
  optimizer,
  params: {},
});

/** The values that differ from the declared defaults, in the order of the declaration. */
function without(values: ParameterValues, parameters: Parameters): JsonRecord {
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([name, { default: value }]) => {
      const given = values[name];
      return given === undefined || isSame(given, value) ? [] : [[name, given]];
    }),
  );
}

function isSame(a: ParameterValue, b: ParameterValue): boolean {
  if (typeof a !== "object" || typeof b !== "object") return Object.is(a, b);
  return a.length === b.length && a.every((x, i) => Object.is(x, b[i]));
}

function minimalLane(lane: LaneConfiguration): JsonRecord {
  const { optimizer, params, start, model, batchSize, sampling, seed, name, color, hidden } = lane;
  const used = modifiers.flatMap(({ id, kinds, single }): [string, Json][] => {
    const modifier = lane[id] as (ParameterValues & { readonly kind?: string }) | undefined;
    if (!modifier) return [];
    const kind = single ? kinds[0]! : kinds.find((kind) => kind.id === modifier.kind)!;
    return [[id, { ...(single ? {} : { kind: kind.id }), ...without(modifier, kind.parameters) }]];
  });
  return {
    optimizer,
    ...field("params", without(params, optimizerById(optimizer).parameters)),
    ...Object.fromEntries(used),
    ...(start && { start: [...start] }),
    ...(model && { model: laneModel(model) }),
    ...(batchSize === undefined ? {} : { batchSize }),
    ...(sampling === undefined ? {} : { sampling }),
    ...(seed === undefined ? {} : { seed }),
    ...(name === undefined ? {} : { name }),
    ...(color === undefined ? {} : { color }),
    ...(hidden ? { hidden } : {}),
  };
}

/** A lane's own fields of the model, those that equal their defaults too. */
function laneModel({ auxiliary, ...own }: Partial<ModelSpecification>): JsonRecord {
  const given: { readonly [field: string]: ParameterValue } = own;
  return {
    ...Object.fromEntries(
      Object.keys(modelParameters).flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])),
    ),
    ...(auxiliary && { auxiliary: without({ ...auxiliary }, auxiliaryParameters) }),
  };
}

function minimalView(view: Configuration["view"]): JsonRecord {
  const {
    mode,
    curve,
    abscissa,
    pane,
    trainingCurve,
    trainingAbscissa,
    spectrum,
    lane,
    target,
    curvature,
    solo,
    cursor,
    window,
    line,
    names,
    tab,
    quantity,
    parameter,
    camera,
    plane,
    language,
    theme,
    hide,
    lock,
  } = view;
  const standard = defaults.view;
  return {
    ...(mode === standard.mode ? {} : { mode }),
    ...(curve === standard.curve ? {} : { curve }),
    ...(abscissa === standard.abscissa ? {} : { abscissa }),
    ...(pane === standard.pane ? {} : { pane }),
    ...(trainingCurve === standard.trainingCurve ? {} : { trainingCurve }),
    ...(trainingAbscissa === standard.trainingAbscissa ? {} : { trainingAbscissa }),
    ...(spectrum === standard.spectrum ? {} : { spectrum }),
    ...(Object.is(lane, standard.lane) ? {} : { lane }),
    ...(target === standard.target ? {} : { target }),
    ...(curvature === standard.curvature ? {} : { curvature }),
    ...(solo === undefined ? {} : { solo }),
    ...(cursor === undefined ? {} : { cursor }),
    ...(window === undefined ? {} : { window: { x: [...window.x], y: [...window.y] } }),
    ...(line === undefined ? {} : { line }),
    ...(names === undefined ? {} : { names }),
    ...(tab === standard.tab ? {} : { tab }),
    ...(quantity === undefined ? {} : { quantity }),
    ...(parameter === undefined ? {} : { parameter: minimalPlace(parameter) }),
    ...(camera === undefined ? {} : { camera: { azimuth: camera.azimuth, elevation: camera.elevation } }),
    ...field("plane", minimalPlane(plane)),
    ...(language === undefined ? {} : { language }),
    ...(theme === undefined ? {} : { theme }),
    ...(hide === undefined ? {} : { hide: [...hide] }),
    ...(lock === undefined ? {} : { lock: [...lock] }),
  };
}
