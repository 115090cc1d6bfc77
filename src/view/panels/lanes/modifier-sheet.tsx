import { useId } from "react";
import type { ParameterValue, ParameterValues } from "../../../engine/core/types.ts";
import { change } from "../../../state/lab.ts";
import { initialModifier, setModifier } from "../../../state/modifier-edits.ts";
import type { Opened } from "../../controls/opener.ts";
import { ParameterControls } from "../../controls/parameter-controls.tsx";
import { Sheet } from "../../controls/sheet.tsx";
import { Tex } from "../../controls/tex.tsx";
import { catalogue, useLocal } from "../../language.ts";
import styles from "./modifier.module.css";
import { identityOf, kindOf, type LaneModifier } from "./modifier-kind.ts";

const words = catalogue("modifier-sheet", {
  remove: { en: "Remove", ja: "削除" },
  kind: { en: "Kind", ja: "種類" },
});

const narrow = window.matchMedia("(max-width: 759px)");

interface ModifierSheetProps extends LaneModifier {
  readonly opened: Opened;
}

/** All about a modifier, and its settings. */
export function ModifierSheet({ opened, ...modifier }: ModifierSheetProps) {
  const local = useLocal();
  // Beside the whole card, so that what is set stays in sight; below the chip where there is no room beside.
  const card = {
    current: {
      getBoundingClientRect: () => {
        const chip = opened.opener.current!;
        const own = chip.getBoundingClientRect();
        const around = chip.closest("[data-lane]")!.getBoundingClientRect();
        return narrow.matches ? own : new DOMRect(around.x, own.y, around.width, own.height);
      },
    },
  };
  return (
    <Sheet
      opened={opened}
      beside={card}
      className={styles.sheet}
      side={narrow.matches ? "bottom" : "right"}
      align="start"
      sideOffset={10}
      aria-label={local(modifier.declaration.title)}
      onEscapeKeyDown={(event) => {
        // The first Escape gives up what is being typed, the next one closes.
        if (document.activeElement?.hasAttribute("data-draft")) event.preventDefault();
      }}
    >
      <Editor {...modifier} close={() => opened.onOpenChange(false)} />
    </Sheet>
  );
}

function Editor({ index, declaration, value, close }: LaneModifier & { readonly close: () => void }) {
  const t = words.useWords();
  const local = useLocal();
  const id = useId();
  const { kinds, title, section, about } = declaration;
  const kind = kindOf(declaration, value);
  const identity = identityOf(declaration);
  const shown = kind ?? identity;

  function choose(chosen: string): void {
    const off = chosen === identity?.id;
    change((before) =>
      setModifier(
        before,
        index,
        declaration.id,
        off ? undefined : initialModifier(before, index, declaration.id, chosen),
      ),
    );
  }

  function set(name: string, next: ParameterValue, gesture?: string) {
    return change((before) => {
      const current = before.lanes[index]?.[declaration.id];
      return current === undefined ? before : setModifier(before, index, declaration.id, { ...current, [name]: next });
    }, gesture);
  }

  return (
    <>
      <h3 className={styles.title}>
        {local(title)} <span className={styles.section}>§{section}</span>
      </h3>
      <p className={styles.about}>{local(about)}</p>
      {kinds.length > 1 && (
        <div className={styles.kind}>
          <label htmlFor={id}>{t("kind")}</label>
          <select id={id} value={shown?.id ?? ""} onChange={(event) => choose(event.currentTarget.value)}>
            {kinds.map((candidate) => (
              <option key={candidate.id} value={candidate.id}>
                {local(candidate.title)}
              </option>
            ))}
          </select>
        </div>
      )}
      {shown && (
        <>
          <div className={styles.formula}>
            <Tex tex={shown.tex} block />
          </div>
          {!declaration.single && <p className={styles.about}>{local(shown.about)}</p>}
        </>
      )}
      {kind && (
        <ParameterControls
          parameters={kind.parameters}
          values={value as unknown as ParameterValues}
          commit={set}
          path={`lanes[${index}].${declaration.id}.${kind.id}`}
        />
      )}
      <button
        type="button"
        className={`button ${styles.remove}`}
        onClick={() => {
          change((before) => setModifier(before, index, declaration.id, undefined));
          close();
        }}
      >
        {t("remove")}
      </button>
    </>
  );
}
