import { Tabs } from "radix-ui";
import { useId, useState } from "react";
import type { Text } from "../../../engine/core/types.ts";
import { surfaces } from "../../../engine/surfaces/index.ts";
import { problemId } from "../../../experiment/configuration.ts";
import { presetsOf } from "../../../experiment/presets.ts";
import { changeSurface } from "../../../state/edits.ts";
import { change, useLab } from "../../../state/lab.ts";
import { SearchIcon } from "../../controls/icons.tsx";
import { Modal, ModalTitle } from "../../controls/modal.tsx";
import { moveAmongCards } from "../../controls/move-among-cards.ts";
import { catalogue, useLocal } from "../../language.ts";
import { ExampleCards } from "./example-cards.tsx";
import styles from "./picker.module.css";
import { Thumbnail } from "./thumbnail.tsx";

const words = catalogue("picker", {
  title: { en: "Choose a landscape", ja: "地形を選ぶ" },
  surfaces: { en: "Surfaces", ja: "曲面" },
  examples: { en: "Examples", ja: "実験例" },
  aboutSurfaces: {
    en: "Your optimizers come along, with learning rates that suit the new surface.",
    ja: "最適化手法はそのまま引き継がれ、学習率は新しい曲面に合う値になります。",
  },
  aboutExamples: {
    en: "Whole experiments: a surface, a start and optimizers that show something together.",
    ja: "曲面・開始点・最適化手法を組み合わせた、見どころのある実験です。",
  },
  filter: { en: "Filter", ja: "絞り込む" },
  none: { en: "Nothing matches “{{text}}”.", ja: "「{{text}}」に一致するものはありません。" },
});

/** Whether every word that was typed occurs in one of the texts, in either language. */
function matches(typed: string, texts: readonly (Text | string)[]): boolean {
  const all = texts.flatMap((text) => (typeof text === "string" ? [text] : [text.en, text.ja]));
  const haystack = all.join("\n").normalize("NFKC").toLowerCase();
  return typed
    .normalize("NFKC")
    .toLowerCase()
    .split(/\s+/)
    .every((word) => haystack.includes(word));
}

const examples = presetsOf("surface");

interface PickerProps {
  readonly close: () => void;
}

function SurfaceCards({ typed, close }: PickerProps & { readonly typed: string }) {
  const t = words.useWords();
  const local = useLocal();
  const current = useLab((lab) => problemId(lab.configuration));
  const found = surfaces.filter(({ id, title, section, about }) => matches(typed, [id, title, section, about]));
  if (found.length === 0) return <p className={styles.none}>{t("none", { text: typed })}</p>;
  return (
    <ul className={styles.cards} onKeyDown={moveAmongCards}>
      {found.map(({ id, title, section }) => (
        <li key={id}>
          <button
            type="button"
            className={styles.card}
            aria-current={id === current || undefined}
            onClick={() => {
              if (id !== current) change((before) => changeSurface(before, id));
              close();
            }}
          >
            <Thumbnail id={id} />
            <span className={styles.name}>{local(title)}</span>
            <span className={styles.section}>§{section}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Examples({ typed, close }: PickerProps & { readonly typed: string }) {
  const t = words.useWords();
  const found = examples.filter(({ title, about }) => matches(typed, [title, about]));
  if (found.length === 0) return <p className={styles.none}>{t("none", { text: typed })}</p>;
  return <ExampleCards presets={found} close={close} />;
}

/** The dialog with every surface and every example. It is open while it is there. */
export function Picker({ close }: PickerProps) {
  const t = words.useWords();
  const id = useId();
  const [typed, setTyped] = useState("");
  const query = typed.trim();
  return (
    <Modal close={close} className={styles.dialog}>
      <Tabs.Root defaultValue="surfaces" className={styles.tabs}>
        <div className={styles.head}>
          <ModalTitle>{t("title")}</ModalTitle>
          <Tabs.List className={styles.list} aria-label={t("title")}>
            <Tabs.Trigger className={styles.tab} value="surfaces">
              {t("surfaces")} <span className="number">{surfaces.length}</span>
            </Tabs.Trigger>
            <Tabs.Trigger className={styles.tab} value="examples">
              {t("examples")} <span className="number">{examples.length}</span>
            </Tabs.Trigger>
          </Tabs.List>
          <div className={styles.filter}>
            <label htmlFor={id} className={styles.magnifier}>
              <SearchIcon />
              <span className="visually-hidden">{t("filter")}</span>
            </label>
            <input
              id={id}
              type="search"
              placeholder={t("filter")}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          </div>
        </div>
        <Tabs.Content value="surfaces" className={styles.body} tabIndex={-1}>
          <p className={styles.about}>{t("aboutSurfaces")}</p>
          <SurfaceCards typed={query} close={close} />
        </Tabs.Content>
        <Tabs.Content value="examples" className={styles.body} tabIndex={-1}>
          <p className={styles.about}>{t("aboutExamples")}</p>
          <Examples typed={query} close={close} />
        </Tabs.Content>
      </Tabs.Root>
    </Modal>
  );
}
