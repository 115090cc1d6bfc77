import { useEffect } from "react";
import styles from "./app.module.css";
import { usePreferences } from "./state/preferences.ts";
import { Header } from "./view/panels/header/header.tsx";
import { panels } from "./view/panels/index.ts";
import { Problems } from "./view/panels/problems/problems.tsx";
import { Shortcuts } from "./view/panels/shortcuts/shortcuts.tsx";
import { useTheme } from "./view/theme.ts";

/** The page: a header and three columns of panels, which become two and then one as the window narrows. */
export function App() {
  const theme = useTheme();
  const language = usePreferences((preferences) => preferences.language);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
    document.documentElement.lang = language;
  }, [theme, language]);
  return (
    <div className={styles.page}>
      <div className={styles.top}>
        <Header />
        <Problems />
      </div>
      {(["controls", "landscape", "measures"] as const).map((column) => {
        const Column = column === "landscape" ? "main" : "aside";
        return (
          <Column key={column} className={styles[column]} aria-label={panels[column].label[language]}>
            {panels[column].members.map(({ id, Panel }) => (
              <Panel key={id} />
            ))}
          </Column>
        );
      })}
      <Shortcuts />
    </div>
  );
}
