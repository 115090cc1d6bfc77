import { type KeyboardEvent, useEffect, useId, useRef } from "react";
import { startLooks } from "../../../state/inspection.ts";
import { changeView, useLab } from "../../../state/lab.ts";
import styles from "./debugger.module.css";
import { tabs } from "./tabs.ts";
import { words } from "./words.ts";

/** Where a key leads from a tab, of so many; the arrows go round at the ends. */
const KEYS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowLeft: (at, count) => (at - 1 + count) % count,
  ArrowRight: (at, count) => (at + 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** What the panel shows, one tab at a time. */
export function Debugger() {
  const t = words.useWords();
  const chosen = useLab(({ configuration }) => configuration.view.tab);
  const { Body } = tabs.find(({ id }) => id === chosen)!;
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => startLooks(), []);

  function onKeyDown(event: KeyboardEvent): void {
    const lead = KEYS[event.key];
    if (lead === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const next = lead(
      tabs.findIndex(({ id }) => id === chosen),
      tabs.length,
    );
    changeView({ tab: tabs[next]!.id });
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
            className="tab"
            onClick={() => changeView({ tab })}
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
