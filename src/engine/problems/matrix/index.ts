import { defaultsOf, type Parameters, type ParameterValues } from "../../core/types.ts";
import type { MatrixRule, RuleParameters } from "./rule.ts";
import { type MatrixId, matrixRules } from "./rules.ts";
import { type MatrixWords, matrixWords } from "./words.ts";

export type { MatrixId };

// biome-ignore lint/suspicious/noExplicitAny: a list of declarations is existential in their parameter types, which TypeScript cannot say otherwise.
type AnyRule = MatrixRule<any>;

/** A matrix problem: its rule with its words. */
export interface MatrixDeclaration extends Omit<AnyRule, "parameters">, Omit<MatrixWords, "parameters"> {
  readonly id: MatrixId;
  readonly parameters: Parameters;
}

function declarationOf(id: MatrixId): MatrixDeclaration {
  const rule: AnyRule = matrixRules[id];
  const words: MatrixWords = matrixWords[id];
  const parameters = Object.fromEntries(
    Object.entries<RuleParameters[string]>(rule.parameters).map(([name, parameter]) => [
      name,
      { ...parameter, ...words.parameters[name]! },
    ]),
  );
  return { ...rule, ...words, id, parameters };
}

/** Every matrix problem, in the order of the menu. */
export const matrixProblems: readonly MatrixDeclaration[] = (Object.keys(matrixRules) as MatrixId[]).map(declarationOf);

const byId = new Map<string, MatrixDeclaration>(matrixProblems.map((problem) => [problem.id, problem]));

/** The matrix problem with this id. Throws a RangeError for an unknown one; the configuration's validation comes first. */
export function matrixById(id: string): MatrixDeclaration {
  const problem = byId.get(id);
  if (!problem) throw new RangeError(`unknown matrix problem: ${id}`);
  return problem;
}

/** The matrix problem to be minimized. */
export interface MatrixProblem {
  readonly kind: "matrix";
  readonly id: string;
  readonly params: ParameterValues;
}

/** A problem's declaration, and all its parameter values. */
export function matrixOf({ id, params }: MatrixProblem) {
  const declaration = matrixById(id);
  const complete = { ...defaultsOf(declaration.parameters), ...params };
  return { declaration, params: complete as Readonly<Record<string, number | readonly number[]>> };
}
