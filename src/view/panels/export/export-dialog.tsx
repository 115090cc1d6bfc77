import { Tabs } from "radix-ui";
import type { ComponentType } from "react";
import { Modal, ModalTitle } from "../../controls/modal.tsx";
import { EmbedPane } from "../embed/embed-pane.tsx";
import { CodePane } from "./code-pane.tsx";
import { DataPane } from "./data-pane.tsx";
import styles from "./export.module.css";
import { FigurePane } from "./figure-pane.tsx";
import { FilePane } from "./file-pane.tsx";
import { words } from "./words.ts";

const panes = [
  { id: "figure", Pane: FigurePane },
  { id: "data", Pane: DataPane },
  { id: "code", Pane: CodePane },
  { id: "file", Pane: FilePane },
  { id: "embed", Pane: EmbedPane },
] as const satisfies readonly { id: string; Pane: ComponentType<{ onClose: () => void }> }[];

/** All ways to take an experiment away, and to bring one back. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const t = words.useWords();
  return (
    <Modal close={onClose} className={styles.dialog}>
      <ModalTitle>{t("title")}</ModalTitle>
      <Tabs.Root defaultValue="figure">
        <Tabs.List className={styles.tabs} aria-label={t("title")}>
          {panes.map(({ id }) => (
            <Tabs.Trigger key={id} value={id}>
              {t(id)}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        {panes.map(({ id, Pane }) => (
          <Tabs.Content key={id} value={id} className={styles.content}>
            <Pane onClose={onClose} />
          </Tabs.Content>
        ))}
      </Tabs.Root>
    </Modal>
  );
}
