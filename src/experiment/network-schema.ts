import * as v from "valibot";
import type { Parameters } from "../engine/core/types.ts";
import { type AnyDataset, type DatasetSpecification, datasets } from "../engine/networks/data/index.ts";
import {
  auxiliaryParameters,
  batchSizeParameter,
  earlyStoppingParameters,
  modelParameters,
  trainingParameters,
} from "../engine/networks/settings.ts";
import { losses, type ModelSpecification, samplings } from "../engine/networks/types.ts";
import type { NetworkProblem } from "../engine/training/specification.ts";
import { chosenBy, closed, pathTo, type Schema, said } from "./closed.ts";
import { batchAndLoss, defaults, limits } from "./configuration.ts";
import { inlineDataset } from "./inline-schema.ts";
import { lanesSchema } from "./lane-schema.ts";
import { messages, type Noun } from "./messages.ts";
import { modelMistakes } from "./model-mistakes.ts";
import { networkMessages } from "./network-messages.ts";
import { numberWithin, optionalEntries, parameterEntries, paramsSchema, wordOf } from "./parameters.ts";
import { isRecord } from "./plain.ts";
import { wholeNumber } from "./view-schema.ts";

// data

const DATASET: Noun = { one: "data set", many: "data sets", ja: "データセット" };
const datasetIds = [...datasets.map(({ id }) => id), "inline"];

const seededDataset = ({ id, parameters, available }: AnyDataset): Schema<DatasetSpecification> => {
  const fields = closed({
    id: v.exactOptional(v.literal(id), id),
    ...parameterEntries(parameters as Parameters, null),
  });
  return v.pipe(
    fields as unknown as Schema<{ readonly id: string; readonly n: number; readonly heldOut: number }>,
    v.rawCheck(({ dataset: { typed, value }, addIssue }) => {
      if (!typed || available === undefined) return;
      const heldOut = Math.round(value.n * value.heldOut);
      if (value.n + heldOut <= available) return;
      const message = said(() => networkMessages.tooFewExamples(id, available, value.n, heldOut));
      addIssue({ message, path: pathTo(value, ["n"]) });
    }),
  );
};

const datasetSchemas = new Map<unknown, Schema<DatasetSpecification>>(
  datasets.map((dataset) => [dataset.id, seededDataset(dataset)]),
);
datasetSchemas.set(undefined, datasetSchemas.get(defaults.dataset)!);
datasetSchemas.set("inline", inlineDataset);

// What other fields a data set has depends on its id.
const anyDataset = v.pipe(
  v.custom<object>(isRecord, said(messages.object)),
  v.object({ id: wordOf(DATASET, datasetIds) }),
);

// model

const model: Schema<ModelSpecification> = v.pipe(
  closed({
    ...parameterEntries(modelParameters, null),
    auxiliary: v.exactOptional(paramsSchema(auxiliaryParameters, null)),
  }) as unknown as Schema<ModelSpecification>,
  v.rawCheck(({ dataset: { typed, value }, addIssue }) => {
    if (!typed) return;
    for (const [keys, text] of modelMistakes(value)) addIssue({ message: said(() => text), path: pathTo(value, keys) });
  }),
);

/** A lane's model lists heads that replace the shared ones: none, if the list is empty. */
const laneAuxiliary = { ...auxiliaryParameters, layers: { ...auxiliaryParameters.layers, least: 0 } };

/** What a lane has instead of fields of the shared model. Whether all fit together is known with that model. */
const laneModel = closed({
  ...optionalEntries(modelParameters, null),
  auxiliary: v.exactOptional(paramsSchema(laneAuxiliary, null)),
}) as unknown as Schema<Partial<ModelSpecification>>;

// problem

const LOSS: Noun = { one: "loss", many: "losses", ja: "損失" };
const SAMPLING: Noun = { one: "sampling", many: "samplings", ja: "抽出方法" };

export const networkProblemSchema: Schema<NetworkProblem> = v.pipe(
  closed({
    kind: v.literal("network"),
    dataset: v.exactOptional(chosenBy("id", datasetSchemas, anyDataset), {}),
    model: v.exactOptional(model, {}),
    loss: v.exactOptional(wordOf(LOSS, losses)),
    batchSize: v.exactOptional(numberWithin(batchSizeParameter)),
    ...parameterEntries(trainingParameters, null),
    earlyStopping: v.exactOptional(paramsSchema(earlyStoppingParameters, null)),
  }),
  v.transform((fields): NetworkProblem => {
    const { kind, dataset, model, loss, batchSize, ...rest } = fields;
    const standard = batchAndLoss(dataset);
    const own = { loss: loss ?? standard.loss, batchSize: batchSize ?? standard.batchSize };
    return {
      kind,
      dataset,
      model,
      ...own,
      ...(rest as Omit<NetworkProblem, keyof typeof own | "kind" | "dataset" | "model">),
    };
  }),
);

// lanes

/** The flat parameter vector; whether its length fits is known once the network is. */
export const startSchema: Schema<readonly number[]> = v.pipe(
  v.custom<readonly number[]>(Array.isArray, said(networkMessages.numberList)),
  v.rawCheck(({ dataset: { typed, value }, addIssue }) => {
    if (!typed) return;
    const wrong = value.findIndex((x) => typeof x !== "number" || !Number.isFinite(x));
    if (wrong >= 0) addIssue({ message: said(() => messages.number(value[wrong])), path: pathTo(value, [wrong]) });
  }),
);

export const networkLanesSchema = lanesSchema({
  dimension: null,
  refuses: ({ surfacesOnly }) => (surfacesOnly ? networkMessages.notOnNetworks : null),
  fields: {
    start: v.exactOptional(startSchema),
    model: v.exactOptional(laneModel),
    batchSize: v.exactOptional(numberWithin(batchSizeParameter)),
    sampling: v.exactOptional(wordOf(SAMPLING, samplings)),
    seed: v.exactOptional(wholeNumber(limits.seed)),
  },
});
