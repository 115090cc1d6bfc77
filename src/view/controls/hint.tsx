import {
  cloneElement,
  type DOMAttributes,
  type MouseEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  type Ref,
  type RefAttributes,
  type RefCallback,
  useEffect,
  useRef,
  useState,
} from "react";
import { onDemand } from "./on-demand.tsx";

const HintText = onDemand(async () => (await import("./hint-text.tsx")).HintText);

/** How long the pointer rests before it is told. */
const REST_MILLISECONDS = 450;

export type Side = "top" | "right" | "bottom" | "left";

/** What a hint adds to its subject. */
type Subject = DOMAttributes<HTMLElement> & RefAttributes<HTMLElement>;

/** Gives an element to a ref of either form; returns how to clean up, if the ref says so. */
function handTo(ref: Ref<HTMLElement> | undefined, element: HTMLElement | null): ReturnType<RefCallback<HTMLElement>> {
  if (typeof ref === "function") return ref(element);
  if (ref) ref.current = element;
}

/** An event handler after the subject's own. */
function after<E>(own: ((event: E) => void) | undefined, added: (event: E) => void): (event: E) => void {
  return (event) => {
    own?.(event);
    added(event);
  };
}

interface HintProps {
  readonly text: ReactNode;
  /** What the hint is about. Takes a ref and events. */
  readonly children: ReactElement<Subject>;
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
  const own = children.props;
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
      {cloneElement(children, {
        ref: (element) => {
          subject.current = element;
          return handTo(own.ref, element);
        },
        onPointerMove: after(own.onPointerMove, (event: PointerEvent) => {
          if (event.pointerType !== "touch") resting.current ??= setTimeout(() => setOpen(true), REST_MILLISECONDS);
        }),
        onPointerLeave: after(own.onPointerLeave, leave),
        onPointerDown: after(own.onPointerDown, () => {
          close();
          pressed.current = true;
          document.addEventListener("pointerup", () => (pressed.current = false), { once: true });
        }),
        onFocus: after(own.onFocus, () => {
          if (!pressed.current) setOpen(true);
        }),
        onBlur: after(own.onBlur, close),
        onClick: after(own.onClick, (event: MouseEvent) => {
          // A press has closed it already; if it is open again, a tap has asked for it.
          if (event.detail === 0) close();
        }),
      })}
      {open && <HintText subject={subject} text={text} side={side} onShown={setShown} close={() => setOpen(false)} />}
    </>
  );
}
