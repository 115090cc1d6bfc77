import { lazy, Suspense, useEffect } from "react";
import { useStore } from "zustand";
import { listenForShortcuts, shortcutList } from "../../shortcuts.ts";

export { openShortcuts } from "../../shortcuts.ts";

const ShortcutDialog = lazy(() => import("./shortcut-dialog.tsx"));

/** Makes the page's shortcuts work, and shows the list of them when it is asked for. */
export function Shortcuts() {
  useEffect(listenForShortcuts, []);
  const open = useStore(shortcutList, (list) => list.open);
  if (!open) return null;
  return (
    <Suspense>
      <ShortcutDialog onClose={() => shortcutList.setState({ open: false })} />
    </Suspense>
  );
}
