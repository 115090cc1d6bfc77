import type { Text } from "../engine/core/types.ts";
import { type Language, usePreferences } from "../state/preferences.ts";

export const LANGUAGES: readonly { readonly id: Language; readonly name: string }[] = [
  { id: "en", name: "English" },
  { id: "ja", name: "日本語" },
];

/** A panel's words, one row a message: `{{name}}` stands for a value. A row without one of the languages is a type error. */
export type Catalogue = Readonly<Record<string, Text>>;

/** The names of the values that stand in a message. */
type NamesIn<Message extends string> = Message extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;

/** What a message of these words takes besides its key: nothing, or all the values that either language names. */
type Filling<Words extends Text> = [NamesIn<Words[Language]>] extends [never]
  ? []
  : [values: Readonly<Record<NamesIn<Words[Language]>, string | number>>];

/** Gives a message in one language, its values inserted as they are. A missing value is a type error. */
export type Translate<C extends Catalogue> = <Key extends keyof C & string>(
  key: Key,
  ...filling: Filling<C[Key]>
) => string;

function translator<C extends Catalogue>(rows: C, language: Language): Translate<C> {
  return (key, ...[values]) => {
    const message = rows[key]![language];
    if (values === undefined) return message;
    return message.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String((values as Record<string, unknown>)[name]));
  };
}

const namespaces = new Set<string>();

/** A panel's words. */
interface Words<C extends Catalogue> {
  /** The hook that gives what reads them in the page's language: one function a language. */
  readonly useWords: () => Translate<C>;
  /** What reads them in a language, whatever the page's. */
  readonly inLanguage: (language: Language) => Translate<C>;
}

/** A panel's words under a name of its own. */
export function catalogue<const C extends Catalogue>(namespace: string, rows: C): Words<C> {
  if (namespaces.has(namespace) && !import.meta.hot) throw new Error(`two catalogues are named ${namespace}`);
  namespaces.add(namespace);
  const translators = { en: translator(rows, "en"), ja: translator(rows, "ja") } satisfies Record<Language, unknown>;
  return {
    useWords: () => translators[usePreferences((preferences) => preferences.language)],
    inLanguage: (language) => translators[language],
  };
}

type Local = (text: Text) => string;

const locals: Readonly<Record<Language, Local>> = { en: (text) => text.en, ja: (text) => text.ja };

/** The hook that picks the page's language out of a declaration's text. */
export function useLocal(): Local {
  return locals[usePreferences((preferences) => preferences.language)];
}
