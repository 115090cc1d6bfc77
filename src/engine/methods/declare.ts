import type { AnyRule, Rule } from "../core/rule.ts";
import type {
  ChoiceDomain,
  Domain,
  Domains,
  Parameter,
  Parameters,
  ParameterWords,
  State,
  Text,
} from "../core/types.ts";

/** Declares a rule; `step` and `init` see the parameter values with the types that the schema gives them. */
export function defineRule<const P extends Domains, S extends State>(rule: Rule<P, S>): Rule<P, S> {
  return rule;
}

/** The words for a parameter with these values; those of a choice also name its options. */
export type WordsFor<D extends Domain> = ParameterWords &
  (D extends ChoiceDomain<infer V> ? { readonly options: Readonly<Record<V, Text>> } : unknown);

/** How an optimizer is described. */
export interface Description {
  readonly title: Text;
  /** Section of the book, such as "8.3.2"; for a method that the book does not have, the one that it continues. */
  readonly section: string;
  /** Where the rule comes from: the book's algorithm or equation, or the paper. */
  readonly source: Text;
  /** The update rule, one TeX formula a line. */
  readonly tex: readonly string[];
  readonly about: Text;
  /** Where well-known libraries differ, and how. */
  readonly differs?: Text;
}

/** The description of an optimizer with this rule, and the words for each of its parameters. */
export interface MethodWords<R extends AnyRule = AnyRule> extends Description {
  readonly parameters: { readonly [K in keyof R["parameters"]]: WordsFor<R["parameters"][K]> };
}

/** Parameters with their words. */
export function described(
  domains: Domains,
  words: Readonly<Record<string, ParameterWords & { readonly options?: Readonly<Record<string, Text>> }>>,
): Parameters {
  return Object.fromEntries(
    Object.entries(domains).map(([name, domain]): [string, Parameter] => {
      const { label, doc, options } = words[name]!;
      if (domain.kind !== "choice") return [name, { ...domain, label, doc }];
      return [
        name,
        { ...domain, label, doc, options: domain.options.map((value) => ({ value, label: options![value]! })) },
      ];
    }),
  );
}
