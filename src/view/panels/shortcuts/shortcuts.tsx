import { useEffect } from "react";
import { useStore } from "zustand";
import { onDemand } from "../../controls/on-demand.tsx";
import { listenForShortcuts, shortcutList } from "../../shortcuts.ts";

export { openShortcuts } from "../../shortcuts.ts";

const ShortcutDialog = onDemand(async () => (await import("./shortcut-dialog.tsx")).ShortcutDialog);

/** Makes the page's shortcuts work, and shows the list of them when it is asked for. */
export function Shortcuts() {
  useEffect(listenForShortcuts, []);
  const open = useStore(shortcutList, (list) => list.open);
  if (!open) return null;
  return <ShortcutDialog onClose={() => shortcutList.setState({ open: false })} />;
}
