import { useId } from "react";
import { onDemand } from "../../controls/on-demand.tsx";
import { catalogue } from "../../language.ts";
import styles from "./debugger-panel.module.css";

const words = catalogue("debuggerPanel", {
  title: { en: "The algorithm, line by line", ja: "アルゴリズムを 1 行ずつ" },
});

const Debugger = onDemand(async () => (await import("./debugger.tsx")).Debugger, { panel: true });

/** The selected lane's algorithm, its state over time and how it ended: fetched once the first view is done with. */
export function DebuggerPanel() {
  const t = words.useWords();
  const title = useId();
  return (
    <section data-debugger="" className={`card ${styles.panel}`} aria-labelledby={title}>
      <h2 id={title} className="visually-hidden">
        {t("title")}
      </h2>
      <Debugger />
    </section>
  );
}
