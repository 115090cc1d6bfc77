import { countWrong, loseAtOutput } from "./batch.ts";
import { type Plan, planOf } from "./plan.ts";
import { backward, forward, type Passes } from "./propagate.ts";
import { differentiate } from "./tangents.ts";
import type { Loss } from "./types.ts";
import type { Workspace } from "./wasm/kernels.ts";
import { Tape } from "./wasm/tape.ts";

/** A pass in which batch normalization goes by the statistics of the examples themselves, or by those that `moments` hold. */
interface ByStatistics {
  readonly own: Tape;
  readonly given: Tape;
}

/**
 * The passes of a network over so many examples at once. The plan tells where what they need must stand in the workspace (θ, inputs,
 * targets, scales), and where they leave what comes of it.
 */
export class Program {
  readonly plan: Plan;
  /** The outputs. */
  readonly prediction: ByStatistics;
  /** The outputs and their losses. */
  readonly evaluation: ByStatistics;
  /** Whether the latest outputs tell the wrong class. */
  readonly mistakes: Tape;
  /** All losses, heads' included. */
  readonly loss: Tape;
  /** All losses and their gradient. */
  readonly gradient: Tape;
  /** The derivative of the latest gradient along the plan's direction. */
  readonly product: Tape;

  constructor(passes: Passes, workspace: Workspace, loss: Loss, inputs: number, count: number, dropping: boolean) {
    const { shape } = passes;
    const units = shape.output.rows;
    const plan = planOf(shape, inputs, count, dropping);
    const { output, heads } = plan.values;
    this.plan = plan;
    const byStatistics = (write: (tape: Tape, measured: boolean) => void): ByStatistics => ({
      own: new Tape(workspace, (tape) => write(tape, true)),
      given: new Tape(workspace, (tape) => write(tape, false)),
    });
    this.prediction = byStatistics((tape, measured) => forward(tape, passes, plan, measured, false));
    this.evaluation = byStatistics((tape, measured) => {
      forward(tape, passes, plan, measured, false);
      loseAtOutput(tape, plan, loss, units, output);
    });
    const train = (tape: Tape) => {
      forward(tape, passes, plan, true, true);
      for (const each of [output, ...heads]) loseAtOutput(tape, plan, loss, units, each);
    };
    this.mistakes = new Tape(workspace, (tape) => countWrong(tape, plan, units));
    this.loss = new Tape(workspace, train);
    this.gradient = new Tape(workspace, (tape) => {
      train(tape);
      backward(tape, passes, plan);
    });
    this.product = new Tape(workspace, (tape) => differentiate(tape, passes, plan, loss));
  }
}
