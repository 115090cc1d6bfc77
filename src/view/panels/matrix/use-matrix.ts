import { type MatrixProblem, matrixById } from "../../../engine/problems/matrix/index.ts";
import type { MatrixRunSpecification } from "../../../engine/problems/matrix/task.ts";
import { useLab } from "../../../state/lab.ts";
import { currentPicture, type Picture } from "../../../state/runs.ts";

let last: MatrixProblem | null = null;

/**
 * The matrix problem on the page, with its declaration. A panel may be asked to render once more after the page has gone to another
 * kind: it gets the last problem then.
 */
export function useMatrix() {
  const problem = useLab(({ configuration }) => {
    if (configuration.problem.kind === "matrix") last = configuration.problem;
    return last!;
  });
  return { problem, declaration: matrixById(problem.id) };
}

/** The picture on the screen with its problem, if that is of matrices. */
export function matrixPicture(): (Picture & { readonly specification: MatrixRunSpecification }) | null {
  const picture = currentPicture();
  if (picture?.specification.problem.kind !== "matrix") return null;
  return { ...picture, specification: picture.specification as MatrixRunSpecification };
}
