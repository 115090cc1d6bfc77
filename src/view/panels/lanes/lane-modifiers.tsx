import { useRef, useState } from "react";
import type { Text } from "../../../engine/core/types.ts";
import { optimizerById } from "../../../engine/methods/index.ts";
import { type Modifiers, modifiers } from "../../../engine/modifiers/index.ts";
import { isUsable } from "../../../engine/modifiers/types.ts";
import type { LaneConfiguration } from "../../../experiment/configuration.ts";
import { change, useLab } from "../../../state/lab.ts";
import { initialModifier, setModifier } from "../../../state/modifier-edits.ts";
import controls from "../../controls/controls.module.css";
import { PlusIcon } from "../../controls/icons.tsx";
import { onDemand } from "../../controls/on-demand.tsx";
import { useOpener } from "../../controls/opener.ts";
import { catalogue, useLocal } from "../../language.ts";
import styles from "./modifier.module.css";
import { ModifierChip } from "./modifier-chip.tsx";
import { identityOf } from "./modifier-kind.ts";

const ModifierMenu = onDemand(async () => (await import("./modifier-menu.tsx")).ModifierMenu);

const words = catalogue("lane-modifiers", {
  modifiers: { en: "Modifiers", ja: "追加設定" },
  add: { en: "modifier", ja: "追加設定" },
  label: { en: "Add a modifier", ja: "追加設定を加える" },
});

interface LaneModifiersProps {
  readonly index: number;
  readonly lane: LaneConfiguration;
}

/** The modifiers that a lane has, one chip each, and the menu of those that it could have. */
export function LaneModifiers({ index, lane }: LaneModifiersProps) {
  const t = words.useWords();
  const kind = useLab((lab) => lab.configuration.problem.kind);
  const optimizer = optimizerById(lane.optimizer);
  /** The modifier whose sheet is open: its chip stays even while the modifier is set to none. */
  const [open, setOpen] = useState<keyof Modifiers | null>(null);
  /** The modifier just added, whose sheet opens with its chip. */
  const [added, setAdded] = useState<keyof Modifiers | null>(null);
  const [refused, setRefused] = useState<Text | null>(null);
  const local = useLocal();
  const { buttonProps, opened } = useOpener("menu");
  const list = useRef<HTMLUListElement>(null);

  const shown = modifiers.filter(({ id }) => lane[id] !== undefined || id === open);
  const others = modifiers.filter(
    (modifier) => !shown.includes(modifier) && isUsable(modifier, optimizer, lane.params, kind),
  );

  function add(id: keyof Modifiers): void {
    const declaration = modifiers.find((modifier) => modifier.id === id)!;
    const first = declaration.kinds.find((candidate) => candidate !== identityOf(declaration))!;
    const errors = change((before) => setModifier(before, index, id, initialModifier(before, index, id, first.id)));
    setRefused(errors[0]?.message ?? null);
    if (errors.length === 0) setAdded(id);
  }

  function onOpenChange(id: keyof Modifiers, isOpen: boolean): void {
    setOpen((before) => (isOpen ? id : before === id ? null : before));
    if (isOpen) return;
    setAdded(null);
    // The chip of a modifier that was removed takes the focus with it.
    const removed = useLab.getState().configuration.lanes[index]?.[id] === undefined;
    if (removed) requestAnimationFrame(() => list.current?.querySelector<HTMLElement>("[data-add]")?.focus());
  }

  return (
    <>
      <ul ref={list} className={styles.chips} aria-label={t("modifiers")}>
        {shown.map((declaration) => (
          <li key={declaration.id}>
            <ModifierChip
              index={index}
              declaration={declaration}
              value={lane[declaration.id]}
              startOpen={declaration.id === added}
              onOpenChange={onOpenChange}
            />
          </li>
        ))}
        {others.length > 0 && (
          <li>
            <button {...buttonProps} data-add className={styles.add} aria-label={t("label")}>
              <PlusIcon />
              {t("add")}
            </button>
            {opened && <ModifierMenu choices={others} opened={opened} choose={add} />}
          </li>
        )}
      </ul>
      <p className={controls.error} role="alert" hidden={refused === null}>
        {refused && local(refused)}
      </p>
    </>
  );
}
