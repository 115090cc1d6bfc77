import { Tooltip } from "radix-ui";
import { type ReactNode, type RefObject, useEffect, useRef } from "react";
import { Adopted } from "./adopted.tsx";
import styles from "./hint.module.css";
import type { Side } from "./hint.tsx";

interface HintTextProps {
  readonly subject: RefObject<HTMLElement | null>;
  readonly text: ReactNode;
  readonly side: Side;
  /** Says whether the words are there. */
  readonly onShown: (shown: boolean) => void;
  readonly close: () => void;
}

/** Closes the hint that is open: there is only one at a time. */
let closeOpen: (() => void) | null = null;

/** The words of an open hint. They close when the pointer is neither on them nor on their subject, nor on the way between the two. */
export function HintText({ subject, text, side, onShown, close }: HintTextProps) {
  const latestClose = useRef(close);
  useEffect(() => {
    latestClose.current = close;
  });
  useEffect(() => {
    const closeThis = () => latestClose.current();
    closeOpen?.();
    closeOpen = closeThis;
    onShown(true);
    return () => {
      if (closeOpen === closeThis) closeOpen = null;
      onShown(false);
    };
  }, [onShown]);
  return (
    <Tooltip.Provider>
      <Tooltip.Root open onOpenChange={close}>
        <Tooltip.Trigger asChild>
          <Adopted element={subject} />
        </Tooltip.Trigger>
        <Tooltip.Portal>
          <Tooltip.Content className={styles.hint} side={side} sideOffset={6} collisionPadding={8}>
            {text}
          </Tooltip.Content>
        </Tooltip.Portal>
      </Tooltip.Root>
    </Tooltip.Provider>
  );
}
