import { Dialog, Tabs } from "radix-ui";
import { type ComponentType, useRef } from "react";
import { CloseIcon } from "../../controls/icons.tsx";
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
  const opener = useRef(document.activeElement);
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles.veil} />
        <Dialog.Content
          className={`floating ${styles.dialog}`}
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (opener.current instanceof HTMLElement) opener.current.focus();
          }}
        >
          <div className={styles.head}>
            <Dialog.Title className={styles.title}>{t("title")}</Dialog.Title>
            <Dialog.Close className="button quiet icon" aria-label={t("close")}>
              <CloseIcon />
            </Dialog.Close>
          </div>
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
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
