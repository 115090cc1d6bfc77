import { sizesOf } from "../engine/networks/data/index.ts";
import { rowsOf } from "../engine/task.ts";
import { needsEigenvectors, needsHessian, needsMatrix, needsWholeSet } from "../engine/training/fitness.ts";
import { networkColumnNames } from "../engine/training/record.ts";
import { dimensionOf, dropsUnits, problemOf } from "../engine/training/specification.ts";
import { limits, type NetworkConfiguration } from "./configuration.ts";

/** Gradients that a line search takes for each update, by and large. */
const PROBES = 4;

/**
 * What all eigenvectors of an n × n matrix cost, in n³ multiplications of the kernels: n³ to make it tridiagonal, 3 to 4 n³ of QL
 * rotations, n³ to take the vectors back. Outside the kernels each takes about twice as long: 11 s for n = 1000, measured. Solving one
 * system, and BFGS's update with its test, take n³ at most.
 */
const EIGENVECTORS = 12;

/** What drawing whether a unit is dropped costs, in multiplications of the kernels: 90 to 440, measured for 8 and 64 units. */
const MASK = 250;

/** About how many multiplications all lanes take. */
export function workOf({ problem, steps, lanes }: NetworkConfiguration): number {
  const { n, heldOut } = sizesOf(problem.dataset);
  const rows = rowsOf(steps, problem.evaluateEvery);
  return lanes.reduce((sum, lane) => {
    const own = problemOf(problem, lane);
    const dimension = dimensionOf(own);
    // A gradient takes three multiplications a parameter and example, a loss one; an average is evaluated like θ itself.
    const evaluation = dimension * (4 * n + heldOut);
    const drawn = dropsUnits(own) ? MASK * own.model.hidden.reduce((units, width) => units + width, 0) : 0;
    const batch = (3 * dimension + drawn) * (lane.batchSize ?? problem.batchSize);
    const cube = dimension * dimension * dimension;
    const matrix = needsEigenvectors(lane) ? EIGENVECTORS * cube : needsMatrix(lane) ? cube : 0;
    const hessian = needsHessian(lane) ? 2 * dimension * batch : 0;
    const update = batch * (needsWholeSet(lane) ? PROBES : 1) + hessian + matrix;
    return sum + steps * update + rows * evaluation * (lane.average ? 2 : 1);
  }, 0);
}

/** Numbers that all lanes record. */
export function cellsOf({ problem, steps, lanes }: NetworkConfiguration): number {
  const rows = rowsOf(steps, problem.evaluateEvery);
  return lanes.reduce((sum, lane) => sum + rows * networkColumnNames(problemOf(problem, lane), lane).length, 0);
}

/** Whether the lanes take more work, or record more, than there may be. */
export const takesTooMuch = (configuration: NetworkConfiguration): boolean =>
  workOf(configuration) > limits.work || cellsOf(configuration) > limits.record;
