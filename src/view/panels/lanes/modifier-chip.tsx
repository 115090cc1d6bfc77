import { useEffect, useEffectEvent } from "react";
import type { ParameterValues, Text } from "../../../engine/core/types.ts";
import type { Modifiers } from "../../../engine/modifiers/index.ts";
import type { ModifierKind } from "../../../engine/modifiers/types.ts";
import { entryText } from "../../controls/entry-text.ts";
import { onDemand } from "../../controls/on-demand.tsx";
import { useOpener } from "../../controls/opener.ts";
import { catalogue, useLocal } from "../../language.ts";
import styles from "./modifier.module.css";
import { identityOf, kindOf, type LaneModifier } from "./modifier-kind.ts";

const ModifierSheet = onDemand(async () => (await import("./modifier-sheet.tsx")).ModifierSheet);

const words = catalogue("modifiers", {
  schedule: { en: "schedule", ja: "スケジュール" },
  clip: { en: "clip", ja: "クリップ" },
  average: { en: "average", ja: "平均" },
  noise: { en: "noise", ja: "ノイズ" },
  continuation: { en: "continuation", ja: "継続法" },
  none: { en: "none", ja: "なし" },
});

/** A short word for the modifier as it is set: its kind, or for one with a single kind its first number. */
function summary(
  { single }: LaneModifier["declaration"],
  kind: ModifierKind | undefined,
  value: LaneModifier["value"],
  none: string,
  local: (text: Text) => string,
): string {
  if (!kind || !value) return none;
  if (!single) return local(kind.title);
  const [name] = Object.keys(kind.parameters);
  const first = name === undefined ? undefined : (value as unknown as ParameterValues)[name];
  if (typeof first === "object")
    return first.map((each) => (typeof each === "string" ? each : entryText(each))).join(", ");
  return typeof first === "number" ? entryText(first) : local(kind.title);
}

interface ModifierChipProps extends LaneModifier {
  /** Opens the sheet as the chip appears. */
  readonly startOpen: boolean;
  readonly onOpenChange: (id: keyof Modifiers, open: boolean) => void;
}

/** What a lane adds to its optimizer, in a word; pressed, it shows all about it. */
export function ModifierChip({ index, declaration, value, startOpen, onOpenChange }: ModifierChipProps) {
  const t = words.useWords();
  const local = useLocal();
  const kind = kindOf(declaration, value);
  const identity = identityOf(declaration);
  const none = identity ? local(identity.title) : t("none");
  const { buttonProps, opened, show } = useOpener("dialog");
  const open = opened?.open;
  const opens = useEffectEvent(() => {
    if (startOpen) show();
  });
  const reports = useEffectEvent((isOpen: boolean) => onOpenChange(declaration.id, isOpen));
  useEffect(() => opens(), []);
  useEffect(() => {
    if (open !== undefined) reports(open);
  }, [open]);
  return (
    <>
      <button {...buttonProps} className={styles.chip} data-on={(kind && kind !== identity) || undefined}>
        {t(declaration.id)}: {summary(declaration, kind, value, none, local)}
      </button>
      {opened && <ModifierSheet index={index} declaration={declaration} value={value} opened={opened} />}
    </>
  );
}
