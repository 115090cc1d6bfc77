import { create } from "zustand";
import { createJSONStorage, persist } from "zustand/middleware";
import { deviceStorage } from "./device-storage.ts";

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

/** The stored preferences that mean something: any program on this origin may have written them. */
function known(stored: unknown): Partial<Pick<Preferences, "language" | "theme">> {
  const { language, theme } = (stored ?? {}) as Record<string, unknown>;
  return {
    ...(language === "en" || language === "ja" ? { language } : {}),
    ...(theme === "light" || theme === "dark" ? { theme } : {}),
  };
}

/** The preferences of this device: for this visit only if the browser stores nothing. None is part of a link unless the user asks for it. */
export const usePreferences = create<Preferences>()(
  persist(
    (set) => ({
      language: browserLanguage(),
      theme: null,
      setLanguage: (language) => set({ language }),
      setTheme: (theme) => set({ theme }),
    }),
    {
      name: "thalweg.preferences",
      storage: createJSONStorage(() => ({ ...deviceStorage, getItem: (key) => deviceStorage.getItem(key) ?? null })),
      partialize: ({ language, theme }) => ({ language, theme }),
      migrate: known,
      merge: (stored, preferences) => ({ ...preferences, ...known(stored) }),
    },
  ),
);
