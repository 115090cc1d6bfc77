import i18next, { type TOptions } from "i18next";
import { initReactI18next, useTranslation } from "react-i18next";
import type { Text } from "../engine/core/types.ts";
import { type Language, usePreferences } from "../state/preferences.ts";

export const LANGUAGES: readonly { readonly id: Language; readonly name: string }[] = [
  { id: "en", name: "English" },
  { id: "ja", name: "日本語" },
];

void i18next.use(initReactI18next).init({
  lng: usePreferences.getState().language,
  fallbackLng: false,
  resources: {},
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  initAsync: false,
});

usePreferences.subscribe(({ language }) => {
  if (i18next.language !== language) void i18next.changeLanguage(language);
});

/** A panel's words, one row a message: `{{name}}` stands for a value. A row without one of the languages is a type error. */
export type Catalogue = Readonly<Record<string, Text>>;

const catalogues = new Set<string>();

/** Registers a panel's words under a name of its own, and gives the hook that reads them in the page's language. */
export function catalogue<const C extends Catalogue>(
  namespace: string,
  rows: C,
): { readonly useWords: () => (key: keyof C & string, values?: TOptions) => string } {
  if (catalogues.has(namespace) && !import.meta.hot) throw new Error(`two catalogues are named ${namespace}`);
  catalogues.add(namespace);
  for (const { id } of LANGUAGES) {
    const words = Object.fromEntries(Object.entries(rows).map(([key, text]) => [key, text[id]]));
    i18next.addResourceBundle(id, namespace, words, true, true);
  }
  return {
    useWords() {
      const { t } = useTranslation(namespace);
      return (key, values) => t(key as string, { ...values });
    },
  };
}

/** The hook that picks the page's language out of a declaration's text. */
export function useLocal(): (text: Text) => string {
  const language = usePreferences((preferences) => preferences.language);
  return (text) => text[language];
}
