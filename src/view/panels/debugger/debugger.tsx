import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { startLooks } from "../../../state/inspection.ts";
import styles from "./debugger.module.css";
import { tabs } from "./tabs.ts";
import { words } from "./words.ts";

/** How far a key goes along the tabs; those at the ends go round. */
const KEYS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

/** What the panel shows, one tab at a time. */
export function Debugger() {
  const t = words.useWords();
  const [wanted, choose] = useState(tabs[0]!.id);
  const { id: chosen, Body } = tabs.find((tab) => tab.id === wanted) ?? tabs[0]!;
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => startLooks(), []);

  function onKeyDown(event: KeyboardEvent): void {
    const way = KEYS[event.key];
    if (way === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const at = tabs.findIndex((tab) => tab.id === chosen);
    const next = (at + way + tabs.length) % tabs.length;
    choose(tabs[next]!.id);
    list.current!.querySelectorAll<HTMLElement>("[role=tab]")[next]?.focus();
  }

  return (
    <>
      <div ref={list} role="tablist" aria-label={t("tabs")} className={styles.tabs} onKeyDown={onKeyDown}>
        {tabs.map(({ id: tab, Label }) => (
          <button
            key={tab}
            type="button"
            role="tab"
            id={`${id}${tab}`}
            aria-selected={tab === chosen}
            aria-controls={`${id}body`}
            tabIndex={tab === chosen ? 0 : -1}
            className={styles.tab}
            onClick={() => choose(tab)}
          >
            <Label />
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}body`} aria-labelledby={`${id}${chosen}`} className={styles.body}>
        <Body />
      </div>
    </>
  );
}
