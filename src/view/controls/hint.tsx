import { Slot } from "radix-ui";
import {
  type MouseEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from "react";
import { onDemand } from "./on-demand.tsx";

const HintText = onDemand(async () => (await import("./hint-text.tsx")).HintText);

/** How long the pointer rests before it is told. */
const REST_MILLISECONDS = 450;

export type Side = "top" | "right" | "bottom" | "left";

interface HintProps {
  readonly text: ReactNode;
  /** What the hint is about. Takes a ref and events. */
  readonly children: ReactElement;
  readonly side?: Side;
  /** Said by somebody else: open or not. */
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
}

/** A few words that appear when the pointer rests on something or the keyboard reaches it. */
export function Hint({ text, children, side = "top", open: openFromOutside, onOpenChange }: HintProps) {
  const [ownOpen, setOwnOpen] = useState(false);
  const open = openFromOutside ?? ownOpen;
  const setOpen = onOpenChange ?? setOwnOpen;
  const subject = useRef<HTMLElement>(null);
  const resting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const pressed = useRef(false);
  const [shown, setShown] = useState(false);
  useEffect(() => () => clearTimeout(resting.current), []);

  function leave(): void {
    clearTimeout(resting.current);
    resting.current = undefined;
    // What is open waits for the pointer to come to its words, and closes itself; unless they are still being fetched.
    if (open && !shown) setOpen(false);
  }

  function close(): void {
    clearTimeout(resting.current);
    if (open) setOpen(false);
  }

  return (
    <>
      <Slot.Root
        ref={subject}
        onPointerMove={(event: PointerEvent) => {
          if (event.pointerType !== "touch") resting.current ??= setTimeout(() => setOpen(true), REST_MILLISECONDS);
        }}
        onPointerLeave={leave}
        onPointerDown={() => {
          close();
          pressed.current = true;
          document.addEventListener("pointerup", () => (pressed.current = false), { once: true });
        }}
        onFocus={() => {
          if (!pressed.current) setOpen(true);
        }}
        onBlur={close}
        onClick={(event: MouseEvent) => {
          // A press has closed it already; if it is open again, a tap has asked for it.
          if (event.detail === 0) close();
        }}
      >
        {children}
      </Slot.Root>
      {open && <HintText subject={subject} text={text} side={side} onShown={setShown} close={() => setOpen(false)} />}
    </>
  );
}
