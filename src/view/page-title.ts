import { useEffect } from "react";
import { type Configuration, problemTitle } from "../experiment/configuration.ts";
import { useLab } from "../state/lab.ts";
import { type Language, usePreferences } from "../state/preferences.ts";
import { laneLooks } from "./lanes.ts";

const NAME = "Thalweg";
/** Lanes that the title names; a tab shows few characters, a bookmark some more. */
const MOST_LANES = 4;

/** The page's title for an experiment: "Ravine: SGD, Momentum · Thalweg". It names the visible lanes. */
export function pageTitle(configuration: Configuration, language: Language): string {
  const names = laneLooks(configuration, language, "light")
    .filter(({ visible }) => visible)
    .map(({ name }) => name);
  const separator = language === "ja" ? "、" : ", ";
  const list = [...names.slice(0, MOST_LANES), ...(names.length > MOST_LANES ? ["…"] : [])].join(separator);
  const problem = problemTitle(configuration)[language];
  return `${list === "" ? problem : `${problem}: ${list}`} · ${NAME}`;
}

/** Keeps the title of the page that of the experiment on it, and returns it. */
export function usePageTitle(): string {
  const language = usePreferences((preferences) => preferences.language);
  const title = useLab((lab) => pageTitle(lab.configuration, language));
  useEffect(() => {
    document.title = title;
  }, [title]);
  return title;
}
