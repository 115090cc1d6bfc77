import { parseConfiguration } from "../../../experiment/parse.ts";
import type { presetsOf } from "../../../experiment/presets.ts";
import { open } from "../../../state/lab.ts";
import { moveAmongCards } from "../../controls/move-among-cards.ts";
import { useLocal } from "../../language.ts";
import styles from "./picker.module.css";

interface CardsProps {
  readonly presets: ReturnType<typeof presetsOf>;
  readonly close: () => void;
}

/** Whole experiments, to be opened. */
export function ExampleCards({ presets, close }: CardsProps) {
  const local = useLocal();
  return (
    <ul className={styles.examples} onKeyDown={moveAmongCards}>
      {presets.map((preset) => (
        <li key={preset.id}>
          <button
            type="button"
            className={styles.example}
            onClick={() => {
              const parsed = parseConfiguration(preset.configuration);
              if (parsed.ok) open(parsed.configuration);
              close();
            }}
          >
            <span className={styles.name}>{local(preset.title)}</span>
            <span className={styles.text}>{local(preset.about)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
