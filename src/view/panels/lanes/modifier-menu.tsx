import { DropdownMenu } from "radix-ui";
import { useRef } from "react";
import type { Modifiers } from "../../../engine/modifiers/index.ts";
import type { ModifierDeclaration } from "../../../engine/modifiers/types.ts";
import { Menu } from "../../controls/menu.tsx";
import type { Opened } from "../../controls/opener.ts";
import { useLocal } from "../../language.ts";
import menu from "./menu.module.css";

interface ModifierMenuProps {
  readonly choices: readonly ModifierDeclaration<keyof Modifiers>[];
  readonly opened: Opened;
  readonly choose: (id: keyof Modifiers) => void;
}

/** The modifiers that can be added to a lane. */
export function ModifierMenu({ choices, opened, choose }: ModifierMenuProps) {
  const local = useLocal();
  // The sheet of the chosen modifier takes the focus, which the menu would take back.
  const chosen = useRef<keyof Modifiers | null>(null);
  return (
    <Menu
      opened={opened}
      className={menu.menu}
      align="start"
      sideOffset={4}
      tabIndex={0}
      onCloseAutoFocus={(event) => {
        if (!chosen.current) return;
        event.preventDefault();
        choose(chosen.current);
        chosen.current = null;
      }}
    >
      {choices.map(({ id, title, section }) => (
        <DropdownMenu.Item
          key={id}
          className={menu.item}
          onSelect={() => {
            chosen.current = id;
          }}
        >
          {local(title)} <span className={menu.aside}>§{section}</span>
        </DropdownMenu.Item>
      ))}
    </Menu>
  );
}
