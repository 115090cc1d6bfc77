import { type KeyboardEvent, type ReactNode, type SyntheticEvent, useId } from "react";
import type { Part } from "../../../experiment/configuration.ts";
import { usePresence } from "../../../state/parts.ts";
import { LockIcon } from "../../controls/icons.tsx";
import { useLocal } from "../../language.ts";
import styles from "./page-part.module.css";
import { PART_LABELS, words } from "./words.ts";

interface PagePartProps {
  /** One of the names that a link can hide or lock; any other is always there, except in an embedded page. */
  readonly id: string;
  /** Within a line: the note is a lock alone. */
  readonly inline?: boolean;
  readonly children: ReactNode;
}

const stop = (event: SyntheticEvent) => event.stopPropagation();

/** For presses and edits: whatever they are on does not notice them. */
function refuse(event: SyntheticEvent): void {
  event.preventDefault();
  event.stopPropagation();
}

/** For keys: Tab goes on, and what scrolls still scrolls, but nothing is pressed. */
function refuseKey(event: KeyboardEvent): void {
  if (event.key === "Tab") return;
  event.stopPropagation();
  if (event.key === "Enter" || event.key === " ") event.preventDefault();
}

/** Native controls in a disabled fieldset are disabled; these keep the rest from being used. It can be read, hovered and scrolled. */
const REFUSALS = {
  ...{ onPointerDownCapture: stop, onWheelCapture: stop, onKeyDownCapture: refuseKey },
  ...{ onClickCapture: refuse, onAuxClickCapture: refuse, onDoubleClickCapture: refuse },
  ...{ onBeforeInputCapture: refuse, onDragStartCapture: refuse, onDropCapture: refuse },
};

/** A part of the page as the link wants it: there, there but not to be used, or not there. */
export function PagePart({ id, inline = false, children }: PagePartProps) {
  const note = useId();
  const presence = usePresence(id);
  if (presence === "hidden") return null;
  if (presence === "open") return children;
  const group = (
    // biome-ignore lint/a11y/useSemanticElements: the note names the group and is no part of what is disabled.
    <div
      role="group"
      aria-labelledby={note}
      aria-disabled="true"
      className={inline ? styles.inline : styles.locked}
      // Its controls take no focus, but the keyboard must get to it, to read and to scroll.
      tabIndex={inline ? undefined : 0}
    >
      <LockNote id={note} part={id as Part} inline={inline} />
      <fieldset disabled className={styles.inside} {...REFUSALS}>
        {children}
      </fieldset>
    </div>
  );
  // The page's header is no part of a column, each of which is a landmark.
  return id === "header" ? <section aria-labelledby={note}>{group}</section> : group;
}

/** Names a part that has no place of its own on the page, while it is locked. */
export function LockedHint({ id, children }: Omit<PagePartProps, "inline">) {
  const note = useId();
  if (usePresence(id) !== "locked") return null;
  return (
    <div className={styles.inline}>
      <LockNote id={note} part={id as Part} inline />
      {children}
    </div>
  );
}

interface NoteProps {
  readonly id: string;
  readonly part: Part;
  readonly inline: boolean;
}

/** Says that the link has locked a part: its heading, or within a line a lock. */
function LockNote({ id, part, inline }: NoteProps) {
  const t = words.useWords();
  const text = t("locked", { part: useLocal()(PART_LABELS[part]) });
  return (
    <p id={id} className={styles.note} title={inline ? text : undefined}>
      <LockIcon />
      <span className={inline ? "visually-hidden" : undefined}>{text}</span>
    </p>
  );
}
