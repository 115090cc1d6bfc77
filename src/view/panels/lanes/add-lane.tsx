import { DropdownMenu } from "radix-ui";
import { optimizers } from "../../../engine/optimizers/index.ts";
import { limits } from "../../../experiment/configuration.ts";
import { addLane } from "../../../state/edits.ts";
import { change, useLab } from "../../../state/lab.ts";
import { PlusIcon } from "../../controls/icons.tsx";
import { catalogue, useLocal } from "../../language.ts";
import styles from "./lanes.module.css";
import menu from "./menu.module.css";
import { optimizerSections } from "./sections.ts";

const words = catalogue("add-lane", {
  add: { en: "add", ja: "追加" },
  label: { en: "Add an optimizer", ja: "最適化手法を追加" },
  full: {
    en: "There are {{limit}} lanes, as many as there may be. Remove one to add another.",
    ja: "レーンは上限の {{limit}} 本です。追加するには、どれかを削除してください。",
  },
});

/** The menu of optimizers, by section of the book. */
export function AddLane() {
  const t = words.useWords();
  const local = useLocal();
  const full = useLab((lab) => lab.configuration.lanes.length >= limits.lanes);
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <button type="button" className={styles.add} aria-label={t("label")}>
          <PlusIcon />
          {t("add")}
        </button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content
        className={`floating ${menu.menu}`}
        align="end"
        sideOffset={4}
        collisionPadding={8}
        tabIndex={0}
      >
        {full ? (
          <DropdownMenu.Label className={menu.note}>{t("full", { limit: limits.lanes })}</DropdownMenu.Label>
        ) : (
          optimizerSections(optimizers).map(({ section, title, members }) => (
            <DropdownMenu.Group key={section}>
              <DropdownMenu.Label className={menu.label}>
                §{section} {local(title)}
              </DropdownMenu.Label>
              {members.map((optimizer) => (
                <DropdownMenu.Item
                  key={optimizer.id}
                  className={menu.item}
                  onSelect={() => change((before) => addLane(before, optimizer.id))}
                >
                  {local(optimizer.title)}
                </DropdownMenu.Item>
              ))}
            </DropdownMenu.Group>
          ))
        )}
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}
