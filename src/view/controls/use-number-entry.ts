import { type KeyboardEvent, useId, useState } from "react";
import type { Text } from "../../engine/core/types.ts";
import type { ConfigurationError } from "../../experiment/errors.ts";
import { messages } from "../../experiment/messages.ts";
import { useLocal } from "../language.ts";
import { entryText, parseEntry } from "./entry-text.ts";

/** Puts a number into the experiment, or says why not. A `gesture` makes quick repeats one step of Undo. */
export type Commit = (value: number, gesture?: string) => readonly ConfigurationError[];

interface NumberEntry {
  readonly value: number;
  readonly commit: Commit;
  readonly gesture: string;
  /** The value that an arrow key leads to. */
  readonly step: (value: number, direction: 1 | -1, coarse: boolean) => number;
}

interface Draft {
  readonly text: string;
  /** The value that it began from: when somebody else changes that, the draft is void. */
  readonly base: number;
  readonly error: Text | null;
}

/**
 * A text field for a number. What is typed stays as typed until it is valid: Enter or leaving the field commits, Escape gives up,
 * the arrow keys step.
 */
export function useNumberEntry({ value, commit, gesture, step }: NumberEntry) {
  const errorId = useId();
  const local = useLocal();
  const [stored, setDraft] = useState<Draft | null>(null);
  const draft = stored && Object.is(stored.base, value) ? stored : null;
  const text = draft?.text ?? entryText(value);

  function settle(number: number | null, typed: string, repeat?: string): void {
    const error = number === null ? messages.number(typed) : commit(number, repeat)[0]?.message;
    setDraft(error ? { text: typed, base: value, error } : null);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return;
    switch (event.key) {
      case "Enter":
        if (draft) settle(parseEntry(draft.text), draft.text);
        return;
      case "Escape":
        if (draft) event.stopPropagation();
        setDraft(null);
        return;
      case "ArrowUp":
      case "ArrowDown": {
        event.preventDefault();
        const from = parseEntry(text) ?? value;
        const next = step(from, event.key === "ArrowUp" ? 1 : -1, event.shiftKey);
        settle(next, entryText(next), gesture);
      }
    }
  }

  return {
    errorId,
    error: draft?.error ? local(draft.error) : null,
    inputProps: {
      type: "text",
      inputMode: "decimal",
      autoComplete: "off",
      spellCheck: false,
      value: text,
      "data-draft": draft ? "" : undefined,
      "aria-invalid": draft?.error ? true : undefined,
      onKeyDown,
      onChange: (event: { currentTarget: HTMLInputElement }) =>
        setDraft({ text: event.currentTarget.value, base: value, error: null }),
      onBlur: () => {
        if (draft) settle(parseEntry(draft.text), draft.text);
      },
    },
  } as const;
}
