import { useLab } from "../../../state/lab.ts";
import { presenceOf } from "../../../state/parts.ts";
import { focusMain } from "../../controls/dialog-focus.ts";
import { catalogue } from "../../language.ts";
import styles from "./skip-links.module.css";

const words = catalogue("skip-links", {
  run: { en: "Skip to Run", ja: "「再生」へ移動" },
  main: { en: "Skip to the landscape", ja: "地形へ移動" },
});

/** The first stops of the Tab key: past the header, to the button that plays the run and to the main part of the page. */
export function SkipLinks() {
  const t = words.useWords();
  const playable = useLab(({ configuration: { view } }) => presenceOf(view, "transport") === "open");
  // Buttons, since the address after # is the experiment.
  return (
    <div className={styles.links}>
      {playable && (
        <button
          type="button"
          className="button primary"
          onClick={() => document.querySelector<HTMLElement>("[data-run]")?.focus()}
        >
          {t("run")}
        </button>
      )}
      <button type="button" className="button" onClick={focusMain}>
        {t("main")}
      </button>
    </div>
  );
}
