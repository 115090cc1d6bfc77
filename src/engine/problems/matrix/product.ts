import { type MatrixView, matrixView, multiply, squaredNorm, transposed } from "../../core/rectangular.ts";
import { hessianFromProducts, lengthOf, type MatrixBlock, type MatrixObjective, viewOf } from "./rule.ts";

/** A block of θ as a factor of the product; `transpose`: its transpose is. */
export interface Factor {
  readonly block: MatrixBlock;
  readonly transpose?: true;
}

/** ½‖F_L … F₁ − T‖² of factors in the order of application, F₁ first. */
export function productObjective(factors: readonly Factor[], target: MatrixView): MatrixObjective {
  const dimension = lengthOf(factors.map(({ block }) => block));
  const depth = factors.length;
  const factorsOf = (theta: Float64Array<ArrayBuffer>) =>
    factors.map(({ block, transpose }) => (transpose ? transposed(viewOf(block, theta)) : viewOf(block, theta)));
  const { columns } = target;
  const rowsOf = ({ block, transpose }: Factor) => (transpose ? block.columns : block.rows);
  const products = () => factors.map((factor) => matrixView(rowsOf(factor), columns));
  // F_l … F₁, the error carried back to after F_l, and the derivatives of both along a direction.
  const [forward, back, forwardAlong, backAlong] = [products(), products(), products(), products()];

  function pass(f: readonly MatrixView[]): number {
    copy(f[0]!, forward[0]!);
    for (let l = 1; l < depth; l++) multiply(f[l]!, forward[l - 1]!, forward[l]!);
    const error = back[depth - 1]!;
    const last = forward[depth - 1]!;
    for (let i = 0; i < error.entries.length; i++) error.entries[i] = last.entries[i]! - target.entries[i]!;
    return 0.5 * squaredNorm(error);
  }

  function passBack(f: readonly MatrixView[]): void {
    for (let l = depth - 1; l > 0; l--) multiply(transposed(f[l]!), back[l]!, back[l - 1]!);
  }

  const hessianVector: MatrixObjective["hessianVector"] = (theta, direction, out) => {
    const f = factorsOf(theta);
    const d = factorsOf(direction);
    const result = factorsOf(out);
    pass(f);
    passBack(f);
    copy(d[0]!, forwardAlong[0]!);
    for (let l = 1; l < depth; l++) {
      multiply(d[l]!, forward[l - 1]!, forwardAlong[l]!);
      multiply(f[l]!, forwardAlong[l - 1]!, forwardAlong[l]!, true);
    }
    backAlong[depth - 1]!.entries.set(forwardAlong[depth - 1]!.entries);
    for (let l = depth - 1; l > 0; l--) {
      multiply(transposed(d[l]!), back[l]!, backAlong[l - 1]!);
      multiply(transposed(f[l]!), backAlong[l]!, backAlong[l - 1]!, true);
      multiply(backAlong[l]!, transposed(forward[l - 1]!), result[l]!);
      multiply(back[l]!, transposed(forwardAlong[l - 1]!), result[l]!, true);
    }
    copy(backAlong[0]!, result[0]!);
  };

  return {
    dimension,
    value: (theta) => pass(factorsOf(theta)),
    valueAndGradient(theta, gradient) {
      const f = factorsOf(theta);
      const g = factorsOf(gradient);
      const loss = pass(f);
      passBack(f);
      for (let l = depth - 1; l > 0; l--) multiply(back[l]!, transposed(forward[l - 1]!), g[l]!);
      copy(back[0]!, g[0]!);
      return loss;
    },
    hessianVector,
    hessian: hessianFromProducts(dimension, hessianVector),
  };
}

function copy(from: MatrixView, to: MatrixView): void {
  for (let i = 0; i < from.rows; i++)
    for (let j = 0; j < from.columns; j++)
      to.entries[i * to.rowStride + j * to.columnStride] = from.entries[i * from.rowStride + j * from.columnStride]!;
}
