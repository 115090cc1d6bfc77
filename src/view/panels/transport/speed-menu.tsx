import { DropdownMenu } from "radix-ui";
import { useLab } from "../../../state/lab.ts";
import { setSpeed } from "../../../state/playback.ts";
import styles from "./transport-panel.module.css";
import { words } from "./words.ts";

const SPEEDS: readonly { readonly factor: number; readonly label: string }[] = [
  { factor: 0.25, label: "¼×" },
  { factor: 0.5, label: "½×" },
  { factor: 1, label: "1×" },
  { factor: 2, label: "2×" },
  { factor: 4, label: "4×" },
];

export function SpeedMenu() {
  const t = words.useWords();
  const speed = useLab((lab) => lab.speed);
  const label = SPEEDS.find(({ factor }) => factor === speed)?.label ?? `${speed}×`;
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        className={`button ${styles.speed}`}
        aria-label={t("speedIs", { speed: label })}
        title={t("speed")}
      >
        {label}
      </DropdownMenu.Trigger>
      <DropdownMenu.Content className={`floating ${styles.menu}`} align="end" sideOffset={6}>
        <DropdownMenu.RadioGroup value={String(speed)} onValueChange={(value) => setSpeed(Number(value))}>
          {SPEEDS.map(({ factor, label: text }) => (
            <DropdownMenu.RadioItem key={factor} value={String(factor)} className={styles.item}>
              {text}
            </DropdownMenu.RadioItem>
          ))}
        </DropdownMenu.RadioGroup>
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}
