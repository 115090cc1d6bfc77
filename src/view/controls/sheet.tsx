import { Popover } from "radix-ui";
import type { ComponentProps } from "react";
import { Adopted } from "./adopted.tsx";
import type { Opened } from "./opener.ts";

interface SheetProps extends ComponentProps<typeof Popover.Content> {
  readonly opened: Opened;
  /** What it stands beside, if not its button. */
  readonly beside?: ComponentProps<typeof Popover.Anchor>["virtualRef"];
}

/** A sheet over the page whose button is on the page already. */
export function Sheet({ opened: { open, onOpenChange, opener }, beside, className, children, ...content }: SheetProps) {
  return (
    <Popover.Root open={open} onOpenChange={onOpenChange}>
      {beside && <Popover.Anchor virtualRef={beside} />}
      <Popover.Trigger asChild>
        <Adopted element={opener} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className={`floating ${className}`} collisionPadding={8} {...content}>
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
