import { DropdownMenu } from "radix-ui";
import { useLab } from "../../../state/lab.ts";
import { setSpeed } from "../../../state/playback.ts";
import { Menu } from "../../controls/menu.tsx";
import type { Opened } from "../../controls/opener.ts";
import { SPEEDS } from "./speeds.ts";
import styles from "./transport-panel.module.css";

/** The speeds to choose from. */
export function SpeedItems({ opened }: { readonly opened: Opened }) {
  const speed = useLab((lab) => lab.speed);
  return (
    <Menu opened={opened} className={styles.menu} sideOffset={6}>
      <DropdownMenu.RadioGroup value={String(speed)} onValueChange={(value) => setSpeed(Number(value))}>
        {SPEEDS.map(({ factor, label }) => (
          <DropdownMenu.RadioItem key={factor} value={String(factor)} className={styles.item}>
            {label}
          </DropdownMenu.RadioItem>
        ))}
      </DropdownMenu.RadioGroup>
    </Menu>
  );
}
