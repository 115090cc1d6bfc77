import { Modal, ModalTitle } from "../controls/modal.tsx";
import { catalogue, useLocal } from "../language.ts";
import styles from "./glossary.module.css";
import { glossary, termIds } from "./glossary.ts";

const words = catalogue("glossary", { title: { en: "Symbols and terms", ja: "記号と用語" } });

/** The dialog with every symbol and term. It is open while it is there. */
export function GlossaryDialog({ close }: { readonly close: () => void }) {
  const t = words.useWords();
  const local = useLocal();
  return (
    <Modal close={close} className={styles.dialog}>
      <ModalTitle>{t("title")}</ModalTitle>
      <dl className={styles.terms}>
        {termIds.map((id) => {
          const { symbol, name, text } = { symbol: undefined, ...glossary[id] };
          return [
            <dt key={id}>{symbol ?? local(name)}</dt>,
            <dd key={`${id}-text`}>
              {symbol !== undefined && <b>{local(name)}. </b>}
              {local(text)}
            </dd>,
          ];
        })}
      </dl>
    </Modal>
  );
}
