import { DropdownMenu } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { Adopted } from "./adopted.tsx";
import type { Opened } from "./opener.ts";

/** A window too narrow for a menu and a submenu side by side. */
const narrow = window.matchMedia("(max-width: 479px)");

interface MenuProps extends ComponentProps<typeof DropdownMenu.Content> {
  readonly opened: Opened;
}

/** A menu whose button is on the page already. */
export function Menu({ opened: { open, onOpenChange, opener, takeKey }, className, children, ...content }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false} open={open} onOpenChange={onOpenChange}>
      <DropdownMenu.Trigger asChild>
        <Adopted element={opener} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Content
        className={`floating ${className}`}
        align="end"
        collisionPadding={8}
        {...content}
        onFocus={(event) => {
          // The key that fetched the menu was pressed before the menu could see that it was a key.
          if (event.target !== event.currentTarget || !takeKey()) return;
          // Radix would take the first item even where one of a set of choices is checked.
          event.preventDefault();
          const items = [...event.currentTarget.querySelectorAll<HTMLElement>("[role^=menuitem]:not([data-disabled])")];
          const choosesOne = items.every((item) => item.role === "menuitemradio");
          const checked = choosesOne ? items.find((item) => item.ariaChecked === "true") : undefined;
          (checked ?? items[0])?.focus();
        }}
      >
        {children}
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}

interface SubmenuProps {
  readonly className: string | undefined;
  readonly children: ReactNode;
}

/** What an entry of a menu opens: beside the menu, or partly over it where there is no room. */
export function Submenu({ className, children }: SubmenuProps) {
  return (
    <DropdownMenu.Portal>
      <DropdownMenu.SubContent
        className={`floating ${className}`}
        collisionPadding={8}
        sideOffset={narrow.matches ? -140 : 4}
      >
        {children}
      </DropdownMenu.SubContent>
    </DropdownMenu.Portal>
  );
}
