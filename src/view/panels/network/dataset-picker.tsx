import { datasets } from "../../../engine/networks/data/index.ts";
import { presetsOf } from "../../../experiment/presets.ts";
import { changeDataset, changeNetwork, freshDataset } from "../../../state/network-edits.ts";
import { Modal, ModalTitle } from "../../controls/modal.tsx";
import { moveAmongCards } from "../../controls/move-among-cards.ts";
import { catalogue, useLocal } from "../../language.ts";
import { ExampleCards } from "../surface/example-cards.tsx";
import picker from "../surface/picker.module.css";
import { DatasetPicture } from "./dataset-picture.tsx";
import { useNetwork } from "./use-network.ts";

const words = catalogue("dataset-picker", {
  title: { en: "Choose a dataset", ja: "データセットを選ぶ" },
  about: {
    en: "The network and the optimizers stay as they are. The seed determines the examples of every dataset.",
    ja: "ネットワークと最適化手法はそのままです。どのデータセットの事例もシードで決まります。",
  },
  csv: { en: "Your own CSV file", ja: "手元の CSV ファイル" },
  csvAbout: { en: "read on this device, never sent anywhere", ja: "この端末で読み込み、どこにも送信しません" },
  examples: { en: "Examples", ja: "実験例" },
});

/** Fresh declarations, so that a picture is not painted again for every render. */
const fresh = new Map(datasets.map(({ id }) => [id, freshDataset(id)]));

interface DatasetPickerProps {
  readonly close: () => void;
  readonly readCsv: () => void;
}

/** The dialog with every data set, and every example that trains a network. It is open while it is there. */
export function DatasetPicker({ close, readCsv }: DatasetPickerProps) {
  const t = words.useWords();
  const local = useLocal();
  const current = useNetwork().problem.dataset.id;
  const examples = presetsOf("network");
  return (
    <Modal close={close} className={picker.dialog}>
      <div className={picker.tabs}>
        <div className={picker.head}>
          <ModalTitle>{t("title")}</ModalTitle>
        </div>
        <div className={picker.body}>
          <p className={picker.about}>{t("about")}</p>
          <ul className={picker.cards} onKeyDown={moveAmongCards}>
            {datasets.map(({ id, title, section }) => (
              <li key={id}>
                <button
                  type="button"
                  className={picker.card}
                  aria-current={id === current || undefined}
                  onClick={() => {
                    if (id !== current) changeNetwork((before) => changeDataset(before, freshDataset(id)));
                    close();
                  }}
                >
                  <DatasetPicture dataset={fresh.get(id)!} className={picker.thumbnail} />
                  <span className={picker.name}>{local(title)}</span>
                  <span className={picker.section}>§{section}</span>
                </button>
              </li>
            ))}
            <li>
              <button type="button" className={picker.example} onClick={readCsv}>
                <span className={picker.name}>{t("csv")}</span>
                <span className={picker.text}>{t("csvAbout")}</span>
              </button>
            </li>
          </ul>
          {examples.length > 0 && (
            <>
              <h3 className={`eyebrow ${picker.heading}`}>{t("examples")}</h3>
              <ExampleCards presets={examples} close={close} />
            </>
          )}
        </div>
      </div>
    </Modal>
  );
}
