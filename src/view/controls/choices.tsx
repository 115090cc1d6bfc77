import { type AriaAttributes, type KeyboardEvent, useRef } from "react";
import type { TermId } from "../glossary/glossary.ts";

interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly title?: string;
  /** What the glossary explains for it. */
  readonly term?: TermId | undefined;
  readonly lang?: string;
}

export interface ChoicesProps<Value extends string>
  extends Pick<AriaAttributes, "aria-label" | "aria-labelledby" | "aria-describedby"> {
  readonly options: readonly Option<Value>[];
  readonly value: Value;
  readonly choose: (value: Value) => void;
  readonly className?: string | undefined;
  readonly optionClass?: string | undefined;
}

/** How far a key goes along the options; those at the ends go round. */
const KEYS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

/** A few options side by side, of which one is chosen: one stop of the Tab key, the arrow keys choose. */
export function Choices<Value extends string>(props: ChoicesProps<Value>) {
  const { options, value, choose, className, optionClass, ...aria } = props;
  const group = useRef<HTMLDivElement>(null);

  function onKeyDown(event: KeyboardEvent): void {
    const way = KEYS[event.key];
    if (way === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const radios = [...group.current!.querySelectorAll<HTMLElement>("[role=radio]")];
    const at = radios.indexOf(document.activeElement as HTMLElement);
    const next = (at + way + radios.length) % radios.length;
    radios[next]?.focus();
    choose(options[next]!.value);
  }

  return (
    <div ref={group} role="radiogroup" className={className} onKeyDown={onKeyDown} {...aria}>
      {options.map((option) => {
        const on = option.value === value;
        return (
          // biome-ignore lint/a11y/useSemanticElements: an input cannot hold its own words.
          <button
            key={option.value}
            type="button"
            role="radio"
            aria-checked={on}
            data-state={on ? "on" : "off"}
            tabIndex={on ? 0 : -1}
            className={optionClass}
            title={option.term === undefined ? option.title : undefined}
            data-term={option.term}
            lang={option.lang}
            onClick={() => {
              if (!on) choose(option.value);
            }}
          >
            {option.label}
          </button>
        );
      })}
    </div>
  );
}
