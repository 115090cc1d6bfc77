import { Popover } from "radix-ui";
import { useId, useRef } from "react";
import type { ParameterValue, ParameterValues, Text } from "../../../engine/core/types.ts";
import type { Modifiers } from "../../../engine/modifiers/index.ts";
import type { ModifierDeclaration, ModifierKind } from "../../../engine/modifiers/types.ts";
import { change } from "../../../state/lab.ts";
import { initialModifier, setModifier } from "../../../state/modifier-edits.ts";
import { entryText } from "../../controls/entry-text.ts";
import { ParameterControls } from "../../controls/parameter-controls.tsx";
import { Tex } from "../../controls/tex.tsx";
import { catalogue, useLocal } from "../../language.ts";
import styles from "./modifier.module.css";

const words = catalogue("modifiers", {
  schedule: { en: "schedule", ja: "スケジュール" },
  clip: { en: "clip", ja: "クリップ" },
  average: { en: "average", ja: "平均" },
  noise: { en: "noise", ja: "雑音" },
  continuation: { en: "continuation", ja: "継続法" },
  none: { en: "none", ja: "なし" },
  kind: { en: "Kind", ja: "種類" },
});

const narrow = window.matchMedia("(max-width: 759px)");

/** The kind that is the same as no modifier at all, of those that have one. */
const IDENTITY: { readonly [Id in keyof Modifiers]?: string } = { schedule: "constant" };

interface ModifierChipProps {
  readonly index: number;
  readonly declaration: ModifierDeclaration<keyof Modifiers>;
  readonly value: Modifiers[keyof Modifiers];
}

function kindOf({ kinds, single }: ModifierChipProps["declaration"], value: ModifierChipProps["value"]) {
  if (value === undefined) return undefined;
  return single ? kinds[0] : kinds.find(({ id }) => "kind" in value && value.kind === id);
}

/** A short word for the modifier as it is set: its kind, or for one with a single kind its first number. */
function summary(
  { single }: ModifierChipProps["declaration"],
  kind: ModifierKind | undefined,
  value: ModifierChipProps["value"],
  none: string,
  local: (text: Text) => string,
): string {
  if (!kind || !value) return none;
  if (!single) return local(kind.title);
  const [name] = Object.keys(kind.parameters);
  const first = name === undefined ? undefined : (value as unknown as ParameterValues)[name];
  if (typeof first === "object") return first.map(entryText).join(", ");
  return typeof first === "number" ? entryText(first) : local(kind.title);
}

/** What a lane adds to its optimizer, in a word; pressed, it shows all about it. */
export function ModifierChip({ index, declaration, value }: ModifierChipProps) {
  const t = words.useWords();
  const local = useLocal();
  const kind = kindOf(declaration, value);
  const identity = declaration.kinds.find(({ id }) => id === IDENTITY[declaration.id]);
  const none = identity ? local(identity.title) : t("none");
  const chip = useRef<HTMLButtonElement>(null);
  // Beside the whole card, so that what is set stays in sight; below the chip where there is no room beside.
  const card = {
    current: {
      getBoundingClientRect: () => {
        const own = chip.current!.getBoundingClientRect();
        const around = chip.current!.closest("[data-lane]")!.getBoundingClientRect();
        return narrow.matches ? own : new DOMRect(around.x, own.y, around.width, own.height);
      },
    },
  };
  return (
    <Popover.Root>
      <Popover.Anchor virtualRef={card} />
      <Popover.Trigger asChild>
        <button ref={chip} type="button" className={styles.chip} data-on={(kind && kind !== identity) || undefined}>
          {t(declaration.id)}: {summary(declaration, kind, value, none, local)}
        </button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className={`floating ${styles.sheet}`}
          side={narrow.matches ? "bottom" : "right"}
          align="start"
          sideOffset={10}
          collisionPadding={8}
          aria-label={local(declaration.title)}
          onEscapeKeyDown={(event) => {
            // The first Escape gives up what is being typed, the next one closes.
            if (document.activeElement?.hasAttribute("data-draft")) event.preventDefault();
          }}
        >
          <Editor index={index} declaration={declaration} value={value} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Editor({ index, declaration, value }: ModifierChipProps) {
  const t = words.useWords();
  const local = useLocal();
  const id = useId();
  const { kinds, title, section, about } = declaration;
  const kind = kindOf(declaration, value);
  const identity = kinds.find((candidate) => candidate.id === IDENTITY[declaration.id]);
  const shown = kind ?? identity;

  function choose(chosen: string): void {
    const off = chosen === "" || chosen === identity?.id;
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
      <div className={styles.kind}>
        <label htmlFor={id}>{t("kind")}</label>
        <select id={id} value={shown?.id ?? ""} onChange={(event) => choose(event.currentTarget.value)}>
          {!identity && <option value="">{t("none")}</option>}
          {kinds.map((candidate) => (
            <option key={candidate.id} value={candidate.id}>
              {local(candidate.title)}
            </option>
          ))}
        </select>
      </div>
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
    </>
  );
}
