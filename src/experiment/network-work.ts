import { sizesOf } from "../engine/networks/data/index.ts";
import { rowsOf } from "../engine/task.ts";
import { needsEigenvectors, needsHessian, needsMatrix, needsWholeSet } from "../engine/training/fitness.ts";
import { networkColumnNames } from "../engine/training/record.ts";
import { dimensionOf } from "../engine/training/specification.ts";
import { limits, type NetworkConfiguration } from "./configuration.ts";

/** Gradients that a line search takes for each update, by and large. */
const PROBES = 4;

/**
 * What all eigenvectors of an n × n matrix cost, in n³ multiplications of the kernels: n³ to make it tridiagonal, 3 to 4 n³ of QL
 * rotations, n³ to take the vectors back. Outside the kernels each takes about twice as long: 11 s for n = 1000, measured. Solving one
 * system, and BFGS's update with its test, take n³ at most.
 */
const EIGENVECTORS = 12;

/** About how many multiplications all lanes take. */
export function workOf({ problem, steps, lanes }: NetworkConfiguration): number {
  const { n, heldOut } = sizesOf(problem.dataset);
  const dimension = dimensionOf(problem);
  const rows = rowsOf(steps, problem.evaluateEvery);
  // A gradient takes three multiplications a parameter and example, a loss one; an average is evaluated like θ itself.
  const evaluation = dimension * (4 * n + heldOut);
  return lanes.reduce((sum, lane) => {
    const batch = 3 * dimension * (lane.batchSize ?? problem.batchSize);
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
  return lanes.reduce((sum, lane) => sum + rows * networkColumnNames(problem, lane).length, 0);
}

/** Whether the lanes take more work, or record more, than there may be. */
export const takesTooMuch = (configuration: NetworkConfiguration): boolean =>
  workOf(configuration) > limits.work || cellsOf(configuration) > limits.record;
