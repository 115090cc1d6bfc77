import { symmetricEigen } from "../../core/matrix.ts";
import { type MatrixView, matrixView, multiply, transposed } from "../../core/rectangular.ts";
import { zeros } from "../../core/vector.ts";

/**
 * The pseudo-inverse of G = FᵀF + shift·I, F m × n. Eigenvalues that are rounding errors of the largest count as 0, so a step −∇J G⁺
 * leads to the minimizer that is nearest to where it begins.
 */
export function pseudoInverseOfGram(f: MatrixView, shift = 0): MatrixView {
  const n = f.columns;
  const gram = matrixView(n, n);
  multiply(transposed(f), f, gram);
  for (let i = 0; i < n; i++) gram.entries[i * n + i]! += shift;
  const values = zeros(n);
  const vectors = matrixView(n, n);
  symmetricEigen(gram.entries, values, vectors.entries);
  const smallest = n * 2 ** -50 * Math.abs(values[n - 1]!);
  const scaled = matrixView(n, n, vectors.entries.slice());
  for (let j = 0; j < n; j++) {
    const inverse = values[j]! > smallest ? 1 / values[j]! : 0;
    for (let i = 0; i < n; i++) scaled.entries[i * n + j]! *= inverse;
  }
  const out = matrixView(n, n);
  multiply(scaled, transposed(vectors), out);
  return out;
}

/** θ − scale·C to a block, for an array C of the block's shape. */
export function moveAgainst(at: MatrixView, step: MatrixView, out: MatrixView): void {
  for (let i = 0; i < at.entries.length; i++) out.entries[i] = at.entries[i]! - step.entries[i]!;
}
