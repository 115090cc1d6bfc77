import { create } from "zustand";
import { persist } from "zustand/middleware";

export type Language = "en" | "ja";
export type Theme = "light" | "dark";

interface Preferences {
  language: Language;
  /** Null follows the system. */
  theme: Theme | null;
  setLanguage: (language: Language) => void;
  setTheme: (theme: Theme | null) => void;
}

const browserLanguage = (): Language =>
  typeof navigator !== "undefined" && navigator.language.toLowerCase().startsWith("ja") ? "ja" : "en";

/** What this device remembers. None of it is part of a link unless the user asks for it. */
export const usePreferences = create<Preferences>()(
  persist(
    (set) => ({
      language: browserLanguage(),
      theme: null,
      setLanguage: (language) => set({ language }),
      setTheme: (theme) => set({ theme }),
    }),
    { name: "thalweg.preferences", partialize: ({ language, theme }) => ({ language, theme }) },
  ),
);
