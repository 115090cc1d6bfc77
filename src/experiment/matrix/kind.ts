import * as v from "valibot";
import { comparesValuesOf } from "../../engine/core/rule.ts";
import type { Text } from "../../engine/core/types.ts";
import { optimizerById } from "../../engine/methods/index.ts";
import { ruleOf } from "../../engine/methods/rules.ts";
import { catalogues } from "../../engine/problems/catalogues.ts";
import { type MatrixProblem, matrixOf } from "../../engine/problems/matrix/index.ts";
import { matrixBlocks, matrixColumnNames, matrixDimension } from "../../engine/problems/matrix/task.ts";
import { rowsOf } from "../../engine/task.ts";
import { needsEigenvectors, needsHessian, needsMatrix } from "../../engine/training/fitness.ts";
import { pathTo, type Schema, said } from "../closed.ts";
import { defaults, limits, type OtherConfiguration } from "../configuration.ts";
import { lanesAtRate } from "../default-lanes.ts";
import { lanesSchema, optionNeeds } from "../lane-schema.ts";
import { messages } from "../messages.ts";
import { startSchema } from "../network-schema.ts";
import type { ProblemKind } from "../problem-kind.ts";
import { problemSchema } from "../problem-schema.ts";
import { experimentSchema } from "../run-schema.ts";
import { wholeNumber } from "../view-schema.ts";
import { matrixMessages } from "./messages.ts";

type MatrixConfiguration = OtherConfiguration & { readonly problem: MatrixProblem };
type Mistake = readonly [keys: readonly (string | number)[], text: Text];

/** Updates that a rate is tried for: few, since one of them may take a while. */
const TRIAL_UPDATES = 200;

function defaultLanes({
  problem,
  start,
  steps,
  seed,
}: Pick<MatrixConfiguration, "problem" | "start" | "steps" | "seed">) {
  const { declaration, params } = matrixOf(problem);
  const from = start ?? declaration.start(params, seed);
  const updates = Math.min(TRIAL_UPDATES, steps);
  return lanesAtRate(declaration.create(params, seed), from, declaration.gradientRate(params), updates);
}

/** About how many multiplications all lanes take. */
function workOf({ problem, steps, lanes }: MatrixConfiguration): number {
  const blocks = matrixBlocks(problem);
  const n = matrixDimension(problem);
  const width = Math.max(...blocks.flatMap(({ rows, columns }) => [rows, columns]));
  // A gradient takes products with every block forward and back. A row's singular values take some ten sweeps of rotations.
  const gradient = 6 * n * width;
  const row = gradient + 90 * n * width;
  return lanes.reduce((sum, lane) => {
    const cube = n * n * n;
    const matrix = needsEigenvectors(lane) ? 12 * cube : needsMatrix(lane) ? cube : 0;
    return sum + steps * (row + 4 * gradient + (needsHessian(lane) ? 2 * n * gradient : 0) + matrix);
  }, 0);
}

/** Numbers that all lanes record. */
const cellsOf = ({ problem, steps, lanes }: MatrixConfiguration): number =>
  lanes.reduce((sum, lane) => sum + rowsOf(steps, 1) * matrixColumnNames(problem, lane).length, 0);

/** Whether θ has blocks that can be minimized exactly, which no seed decides. */
function isBlockwise(problem: MatrixProblem): boolean {
  const { declaration, params } = matrixOf(problem);
  return declaration.create(params, defaults.seed).blocks !== undefined;
}

function* mistakes(configuration: MatrixConfiguration): Generator<Mistake> {
  const { problem, start, lanes, view } = configuration;
  const { declaration, params } = matrixOf(problem);
  for (const [name, most] of Object.entries(declaration.mostNumbers?.(params) ?? {})) {
    const list = params[name] as readonly number[];
    if (most !== undefined && list.length > most)
      return yield [["problem", "params", name], matrixMessages.tooManyNumbers(most, list)];
  }
  const n = matrixDimension(problem);
  if (start && start.length !== n) yield [["start"], matrixMessages.startLength(n, start.length)];
  for (const [i, lane] of lanes.entries())
    if (lane.start && lane.start.length !== n)
      yield [["lanes", i, "start"], matrixMessages.startLength(n, lane.start.length)];
  const blockwise = isBlockwise(problem);
  for (const [i, lane] of lanes.entries()) {
    for (const [name, { value }] of blockwise ? [] : optionNeeds(optimizerById(lane.optimizer), lane.params))
      yield [["lanes", i, "params", name], messages.needsBlocks(value)];
    for (const [, { value }] of blockwise ? optionNeeds(optimizerById(lane.optimizer), lane.params) : [])
      if (lane.noise && comparesValuesOf(ruleOf(lane.optimizer), lane.params))
        yield [["lanes", i, "noise"], matrixMessages.noGradient(value)];
    if (n > limits.hessianDimension && needsMatrix(lane))
      yield [["lanes", i, "optimizer"], matrixMessages.tooManyEntries(lane.optimizer, limits.hessianDimension, n)];
  }
  if (view.parameter) yield [["view", "parameter"], matrixMessages.parameter];
  const cells = cellsOf(configuration);
  if (cells > limits.record) yield [["steps"], matrixMessages.tooLongRecord(limits.record, cells)];
  const work = workOf(configuration);
  // A method that needs too large a matrix is refused above.
  const refused = n > limits.hessianDimension && lanes.some(needsMatrix);
  if (work > limits.work && !refused) yield [["steps"], matrixMessages.tooMuchWork(limits.work, work)];
}

const schema: Schema<MatrixConfiguration> = v.pipe(
  experimentSchema(
    problemSchema("matrix", catalogues.matrix, null) as Schema<MatrixProblem>,
    startSchema,
    lanesSchema({
      dimension: null,
      refuses: ({ surfacesOnly }) => (surfacesOnly ? matrixMessages.surfacesOnly : null),
      fields: { start: v.exactOptional(startSchema), seed: v.exactOptional(wholeNumber(limits.seed)) },
      offers: ["blocks"],
    }),
  ),
  v.rawTransform(({ dataset: { value }, addIssue, NEVER }): MatrixConfiguration => {
    const { lanes, ...rest } = value;
    const found = [
      ...mistakes({ ...rest, lanes: lanes ?? [...defaults.lanes].map((lane) => ({ ...lane, params: {} })) }),
    ];
    for (const [keys, text] of found) addIssue({ message: said(() => text), path: pathTo(value, keys) });
    return found.length > 0 ? NEVER : { ...rest, lanes: lanes ?? defaultLanes(rest) };
  }),
);

/** Problems whose θ consists of matrices. */
export const matrixKind: ProblemKind<MatrixConfiguration> = {
  about: "Matrix problems: problem.kind is matrix; start lists all entries, matrix after matrix, row by row",
  schema,
  defaultLanes,
  dimension: matrixDimension,
  scale(problem) {
    const { declaration, params } = matrixOf(problem);
    return { gradientRate: declaration.gradientRate(params), extent: 1 };
  },
  infimum(problem) {
    const { declaration, params } = matrixOf(problem);
    return declaration.infimum(params);
  },
  offers: (problem, need) => need === "blocks" && isBlockwise(problem),
  takesTooMuch: (configuration) => workOf(configuration) > limits.work || cellsOf(configuration) > limits.record,
  columnNames: matrixColumnNames,
};
