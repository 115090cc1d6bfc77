import { changeView, useLab } from "../../../state/lab.ts";
import { type Language, type Theme, usePreferences } from "../../../state/preferences.ts";
import { Choices } from "../../controls/choices.tsx";
import { Hint } from "../../controls/hint.tsx";
import { MoonIcon, SunIcon } from "../../controls/icons.tsx";
import { catalogue, LANGUAGES } from "../../language.ts";
import { useTheme } from "../../theme.ts";
import styles from "./header.module.css";

const words = catalogue("preferences", {
  language: { en: "Language", ja: "言語" },
  toDark: { en: "Dark theme", ja: "暗い配色にする" },
  toLight: { en: "Light theme", ja: "明るい配色にする" },
});

const SHORT: Readonly<Record<Language, string>> = { en: "EN", ja: "日本語" };

/** A link that names a language or theme goes on naming the one on the screen. */
function choose(preference: { readonly language: Language } | { readonly theme: Theme }): void {
  const { view } = useLab.getState().configuration;
  const { setLanguage, setTheme } = usePreferences.getState();
  if ("language" in preference) {
    setLanguage(preference.language);
    if (view.language !== undefined) changeView(preference);
  } else {
    setTheme(preference.theme);
    if (view.theme !== undefined) changeView(preference);
  }
}

export function LanguageSwitch() {
  const t = words.useWords();
  const language = usePreferences((preferences) => preferences.language);
  return (
    <Choices
      options={LANGUAGES.map(({ id }) => ({ value: id, label: SHORT[id], lang: id }))}
      value={language}
      choose={(chosen) => choose({ language: chosen })}
      className={styles.languages}
      optionClass={styles.language}
      aria-label={t("language")}
    />
  );
}

export function ThemeSwitch() {
  const t = words.useWords();
  const theme = useTheme();
  const label = theme === "dark" ? t("toLight") : t("toDark");
  return (
    <Hint text={label} side="bottom">
      <button
        type="button"
        className="button icon"
        onClick={() => choose({ theme: theme === "dark" ? "light" : "dark" })}
        aria-label={label}
      >
        {theme === "dark" ? <SunIcon /> : <MoonIcon />}
      </button>
    </Hint>
  );
}
