import { type ComponentProps, type RefObject, useRef, useState } from "react";

/** What a menu or a sheet knows of the button that opens it. */
export interface Opened {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly opener: RefObject<HTMLButtonElement | null>;
  /** Whether the keyboard has opened it since this was last asked. */
  readonly takeKey: () => boolean;
}

interface Opener {
  /** For the button. */
  readonly buttonProps: ComponentProps<"button">;
  /** For what it opens; null until it is first wanted. */
  readonly opened: Opened | null;
  /** Opens it without a press of the button. */
  readonly show: () => void;
}

/**
 * The button's half of a menu or a sheet that is fetched on demand: what is pressed before it is there opens as soon as it is. A menu
 * opens on the press and by its keys, a sheet on the click, as the widgets' own buttons do.
 */
export function useOpener(what: "menu" | "dialog"): Opener {
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const byKey = useRef(false);

  function toggle(key: boolean): void {
    byKey.current = key && !open;
    setWanted(true);
    setOpen(!open);
  }

  function takeKey(): boolean {
    const taken = byKey.current;
    byKey.current = false;
    return taken;
  }

  return {
    buttonProps: {
      ref: opener,
      type: "button",
      "aria-haspopup": what,
      "aria-expanded": open,
      ...{ "data-state": open ? "open" : "closed" },
      ...(what === "dialog"
        ? { onClick: () => toggle(false) }
        : {
            onPointerDown: (event) => {
              if (event.button !== 0 || event.ctrlKey) return;
              // The focus is the menu's, from the press on.
              if (!open) event.preventDefault();
              toggle(false);
            },
            onKeyDown: (event) => {
              if (event.key !== "Enter" && event.key !== " " && (event.key !== "ArrowDown" || open)) return;
              event.preventDefault();
              toggle(true);
            },
          }),
    },
    opened: wanted ? { open, onOpenChange: setOpen, opener, takeKey } : null,
    show() {
      setWanted(true);
      setOpen(true);
    },
  };
}
