/** What had the focus before the open dialog, which a dialog opened from it returns to as well. */
let opener: HTMLElement | null = null;

/** Returns what opens a dialog that is about to be rendered; null if nothing has the focus. */
export function dialogOpener(): HTMLElement | null {
  const active = document.activeElement;
  if (active?.closest("[role=dialog]")) return opener;
  opener = active instanceof HTMLElement && active !== document.body ? active : null;
  return opener;
}

/** Moves the focus to the main part of the page. */
export function focusMain(): void {
  const main = document.querySelector<HTMLElement>("main");
  if (!main) return;
  main.tabIndex = -1;
  main.focus();
}

/** Gives the focus back to what opened a dialog; to the main part of the page if that is no longer there or cannot take it. */
export function returnFocus(to: HTMLElement | null): void {
  if (to === null) return;
  to.focus();
  if (document.activeElement !== to) focusMain();
}

/** What is chosen in a dialog, the most telling first. */
const CHOSEN = ["[aria-current]:not([aria-current=false])", "[role=tab][aria-selected=true]", "[aria-checked=true]"];

/**
 * Moves the focus into a dialog that opens: to its filter, else to what is chosen. Returns whether there is either. A filter has the
 * focus only where that does not bring up a keyboard on the screen.
 */
export function focusInitially(dialog: HTMLElement): boolean {
  const fine = !window.matchMedia("(pointer: coarse)").matches;
  const places = [...(fine ? ["input[type=search]"] : []), ...CHOSEN];
  for (const place of places) {
    const found = dialog.querySelector<HTMLElement>(place);
    found?.focus();
    if (found && document.activeElement === found) return true;
  }
  return false;
}
