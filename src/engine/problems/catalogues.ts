import type { Parameters, Text } from "../core/types.ts";
import { surfaces } from "../surfaces/index.ts";
import { matrixProblems } from "./matrix/index.ts";

/** What a list of problems says of each: enough for menus, links and messages. */
export interface CataloguedProblem {
  readonly id: string;
  readonly title: Text;
  readonly section: string;
  readonly source: Text;
  readonly tex: string;
  readonly about: Text;
  readonly parameters: Parameters;
}

/** The problems of every kind that consists of declarations, each with an id and parameters. */
export const catalogues = {
  surface: surfaces,
  matrix: matrixProblems,
} as const satisfies Readonly<Record<string, readonly CataloguedProblem[]>>;

export type CataloguedKind = keyof typeof catalogues;

export const cataloguedKinds = Object.keys(catalogues) as readonly CataloguedKind[];

/** The declaration of a problem. Throws a RangeError for an unknown id. */
export function declarationOf({ kind, id }: { readonly kind: CataloguedKind; readonly id: string }): CataloguedProblem {
  const declaration = (catalogues[kind] as readonly CataloguedProblem[]).find((problem) => problem.id === id);
  if (!declaration) throw new RangeError(`unknown ${kind}: ${id}`);
  return declaration;
}

/** Whether a kind's problems are declarations. */
export const isCatalogued = (kind: string): kind is CataloguedKind => Object.hasOwn(catalogues, kind);
