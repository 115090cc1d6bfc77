import { type KeyboardEvent, useId, useState } from "react";
import type { NumbersParameter, Text } from "../../engine/core/types.ts";
import type { ConfigurationError } from "../../experiment/errors.ts";
import { messages } from "../../experiment/messages.ts";
import { useLocal } from "../language.ts";
import styles from "./controls.module.css";
import { entryText, parseEntry } from "./entry-text.ts";
import { ParameterLabel, useHint } from "./parameter-label.tsx";

interface ListControlProps {
  readonly parameter: NumbersParameter;
  readonly value: readonly number[];
  readonly commit: (value: readonly number[]) => readonly ConfigurationError[];
}

const listText = (list: readonly number[]) => list.map(entryText).join(", ");

/** The numbers that somebody typed with commas, semicolons or blanks between them; null where one of them is no number. */
function parseList(text: string): readonly number[] | null {
  const parts = text.normalize("NFKC").split(/[\s,;、]+/);
  const numbers = parts.filter((part) => part !== "").map(parseEntry);
  return numbers.every((number) => number !== null) ? numbers : null;
}

/** A field for a list of numbers. What is typed stays until it is valid: Enter or leaving the field commits, Escape gives up. */
export function ListControl({ parameter, value, commit }: ListControlProps) {
  const local = useLocal();
  const id = useId();
  const hint = useHint();
  const current = listText(value);
  // A draft is void once somebody else has changed the list that it began from.
  const [stored, setDraft] = useState<{ text: string; base: string; error: Text | null } | null>(null);
  const draft = stored?.base === current ? stored : null;

  function settle(): void {
    if (!draft) return;
    const numbers = parseList(draft.text);
    const error = numbers === null ? messages.numbers(parameter, draft.text) : commit(numbers)[0]?.message;
    setDraft(error ? { ...draft, error } : null);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") settle();
    if (event.key !== "Escape") return;
    if (draft) event.stopPropagation();
    setDraft(null);
  }

  return (
    <div className={styles.choice}>
      <ParameterLabel id={id} parameter={parameter} hint={hint} />
      <input
        type="text"
        autoComplete="off"
        spellCheck={false}
        id={id}
        className={styles.entry}
        value={draft?.text ?? current}
        data-draft={draft ? "" : undefined}
        aria-invalid={draft?.error ? true : undefined}
        aria-describedby={draft?.error ? `${id}-error ${id}-doc` : `${id}-doc`}
        onKeyDown={onKeyDown}
        onChange={(event) => setDraft({ text: event.currentTarget.value, base: current, error: null })}
        onBlur={settle}
      />
      <p id={`${id}-error`} className={styles.error} role="alert" hidden={!draft?.error}>
        {draft?.error && local(draft.error)}
      </p>
    </div>
  );
}
