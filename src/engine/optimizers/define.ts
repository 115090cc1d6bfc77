import type { OptimizerDeclaration, Parameters, State } from "../core/types.ts";

/** Declares an optimizer; `step` and `init` see the parameter values with the types that the schema gives them. */
export function defineOptimizer<const P extends Parameters, S extends State>(
  declaration: OptimizerDeclaration<P, S>,
): OptimizerDeclaration<P, S> {
  return declaration;
}
