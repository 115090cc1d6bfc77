import { float } from "../../../engine/python/literal.ts";
import { rateConstant, stopConstant } from "../lane-form.ts";
import { modifierConstants } from "../modifiers.ts";
import type { NetworkForm } from "./network-form.ts";
import { columnsConstant } from "./record.ts";
import { startConstants } from "./start.ts";

/** Lines that name a lane's numbers. */
export function networkConstants(form: NetworkForm): readonly string[] {
  const { configuration, problem, shape, batches, seed, lane } = form;
  const { model, earlyStopping } = problem;
  return [
    `STEPS = ${configuration.steps}  # Updates.`,
    `EVALUATE_EVERY = ${problem.evaluateEvery}  # Updates from one evaluation to the next.`,
    ...(earlyStopping
      ? [
          `PATIENCE = ${earlyStopping.patience}  # Evaluations in a row without a new lowest held-out loss that end the run.`,
        ]
      : []),
    ...stopConstant(configuration),
    `SEED = ${seed}`,
    `DATA_SEED = ${configuration.seed}  # The examples do not follow from the lane's own seed.`,
    `BATCH_SIZE = ${batches.batchSize}`,
    ...rateConstant(form),
    `WEIGHT_DECAY = ${float(problem.weightDecay)}  # λ`,
    ...modifierConstants(lane),
    `DIMENSION = ${shape.dimension}  # Parameters.`,
    `DROPOUT = ${float(model.dropout)}  # The probability with which an update drops a hidden unit.`,
    `PIECES = ${model.pieces}  # Affine maps of each maxout unit.`,
    `HEADS = [${shape.heads.map(({ on }) => on + 1).join(", ")}]  # The hidden layers, from 1, that auxiliary heads stand on.`,
    `HEAD_WEIGHT = ${float(shape.headWeight)}`,
    ...startConstants(form),
    columnsConstant(form),
  ];
}
