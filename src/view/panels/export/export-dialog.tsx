import { Tabs } from "radix-ui";
import type { ComponentType } from "react";
import type { Configuration } from "../../../experiment/configuration.ts";
import { hasPython } from "../../../experiment/python/index.ts";
import { useLab } from "../../../state/lab.ts";
import { Modal, ModalTitle } from "../../controls/modal.tsx";
import { EmbedPane } from "../embed/embed-pane.tsx";
import { CodePane } from "./code-pane.tsx";
import { DataPane } from "./data-pane.tsx";
import styles from "./export.module.css";
import { figureKindsOf } from "./figure-kinds.ts";
import { FigurePane } from "./figure-pane.tsx";
import { FilePane } from "./file-pane.tsx";
import { words } from "./words.ts";

interface PaneDeclaration {
  readonly id: string;
  readonly Pane: ComponentType<{ onClose: () => void }>;
  /** Whether an experiment has it; absent: every one. */
  readonly offered?: (configuration: Configuration) => boolean;
}

const panes = [
  { id: "figure", Pane: FigurePane, offered: (configuration) => figureKindsOf(configuration).length > 0 },
  { id: "data", Pane: DataPane },
  { id: "code", Pane: CodePane, offered: hasPython },
  { id: "file", Pane: FilePane },
  { id: "embed", Pane: EmbedPane },
] as const satisfies readonly PaneDeclaration[];

/** All ways to take an experiment away, and to bring one back. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const t = words.useWords();
  const configuration = useLab((lab) => lab.configuration);
  const all: readonly ((typeof panes)[number] & PaneDeclaration)[] = panes;
  const offered = all.filter((pane) => pane.offered?.(configuration) ?? true);
  return (
    <Modal close={onClose} className={styles.dialog}>
      <ModalTitle>{t("title")}</ModalTitle>
      <Tabs.Root defaultValue={offered[0]!.id}>
        <Tabs.List className={styles.tabs} aria-label={t("title")}>
          {offered.map(({ id }) => (
            <Tabs.Trigger key={id} value={id}>
              {t(id)}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        {offered.map(({ id, Pane }) => (
          <Tabs.Content key={id} value={id} className={styles.content}>
            <Pane onClose={onClose} />
          </Tabs.Content>
        ))}
      </Tabs.Root>
    </Modal>
  );
}
