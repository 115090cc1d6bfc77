import { useSyncExternalStore } from "react";
import { type Theme, usePreferences } from "../state/preferences.ts";
import { usePrinting } from "./print/printing.ts";

const dark = window.matchMedia("(prefers-color-scheme: dark)");

function subscribe(listener: () => void): () => void {
  dark.addEventListener("change", listener);
  return () => dark.removeEventListener("change", listener);
}

/** The theme in force: the user's choice, or else the system's. Paper is light. */
export function useTheme(): Theme {
  const system = useSyncExternalStore(subscribe, () => (dark.matches ? "dark" : "light"));
  const chosen = usePreferences((preferences) => preferences.theme);
  const printing = usePrinting();
  return printing ? "light" : (chosen ?? system);
}
