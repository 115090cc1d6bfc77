import { type ReactNode, useEffect, useMemo, useState } from "react";
import { quantityOf } from "../../engine/trace.ts";
import { useLab } from "../../state/lab.ts";
import { HintText } from "../controls/hint-text.tsx";
import { useLocal } from "../language.ts";
import styles from "./glossary.module.css";
import { glossary, isTerm } from "./glossary.ts";

/** How long the pointer rests before a term is explained, as for every hint. */
const REST_MILLISECONDS = 450;

const subjectOf = (target: EventTarget | null) =>
  target instanceof Element ? target.closest<HTMLElement>("[data-term], [data-quantity]") : null;

const nothing = () => {};

/** The explanation of what an element names; null if it has none. */
function useExplanation(subject: HTMLElement | null): ReactNode {
  const local = useLocal();
  const lane = useLab(({ configuration }) => configuration.lanes[configuration.view.lane]);
  if (!subject) return null;
  const { term, quantity } = subject.dataset;
  if (isTerm(term)) {
    const { symbol, name, text } = { symbol: undefined, ...glossary[term] };
    return (
      <>
        <b className={styles.name}>
          {symbol !== undefined && `${symbol} · `}
          {local(name)}
        </b>
        {local(text)}
      </>
    );
  }
  const found = lane && quantity !== undefined ? quantityOf(lane, quantity, "book") : undefined;
  return found ? local(found.meaning) : null;
}

/** Explains the term or quantity under the pointer, under a tapping finger, or with the keyboard's focus. */
export function GlossaryHints() {
  const [subject, setSubject] = useState<HTMLElement | null>(null);
  const explanation = useExplanation(subject);
  const reference = useMemo(() => ({ current: subject }), [subject]);

  useEffect(() => {
    const abort = new AbortController();
    const options = { signal: abort.signal, passive: true };
    let resting: ReturnType<typeof setTimeout> | undefined;
    let over: HTMLElement | null = null;
    document.addEventListener(
      "pointerover",
      ({ target, pointerType }) => {
        const next = pointerType === "touch" ? null : subjectOf(target);
        if (next === over) return;
        over = next;
        clearTimeout(resting);
        if (next) resting = setTimeout(() => setSubject(next), REST_MILLISECONDS);
      },
      options,
    );
    document.addEventListener("pointerdown", () => clearTimeout(resting), options);
    document.addEventListener(
      "pointerup",
      ({ target, pointerType }) => {
        if (pointerType === "touch") setSubject(subjectOf(target));
      },
      options,
    );
    document.addEventListener(
      "focusin",
      ({ target }) => {
        const byKeys = target instanceof Element && target.matches(":focus-visible");
        setSubject(byKeys ? subjectOf(target) : null);
      },
      options,
    );
    return () => {
      clearTimeout(resting);
      abort.abort();
    };
  }, []);

  if (!subject?.isConnected || explanation === null) return null;
  return (
    <HintText
      key={subject.dataset.term ?? subject.dataset.quantity}
      subject={reference}
      text={explanation}
      side="bottom"
      onShown={nothing}
      close={() => setSubject(null)}
    />
  );
}
