import { Tooltip } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import styles from "./hint.module.css";

interface HintProps {
  readonly text: ReactNode;
  /** What the hint is about. Takes a ref and events. */
  readonly children: ReactElement;
  readonly side?: "top" | "right" | "bottom" | "left";
  /** Said by somebody else: open or not. */
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
}

/** A few words that appear when the pointer rests on something or the keyboard reaches it. */
export function Hint({ text, children, side = "top", open, onOpenChange }: HintProps) {
  return (
    <Tooltip.Provider delayDuration={450} skipDelayDuration={200}>
      <Tooltip.Root {...(open !== undefined && { open })} {...(onOpenChange && { onOpenChange })}>
        <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
        <Tooltip.Portal>
          <Tooltip.Content className={styles.hint} side={side} sideOffset={6} collisionPadding={8}>
            {text}
          </Tooltip.Content>
        </Tooltip.Portal>
      </Tooltip.Root>
    </Tooltip.Provider>
  );
}
