import { decodeLink, encodeLink } from "../experiment/link.ts";
import { open, report, useLab } from "./lab.ts";
import { usePreferences } from "./preferences.ts";

/** Browsers refuse more than about three history changes a second. */
const REPLACE_MILLISECONDS = 350;

/** The address that shows what is on the screen now. */
export function currentLink(): string {
  const { origin, pathname, search } = window.location;
  return `${origin}${pathname}${search}#${encodeLink(useLab.getState().configuration)}`;
}

/** Opens the experiment in the address bar, if there is one, or says what is wrong with it. */
function openAddress(options: { readonly entry: boolean }): void {
  const fragment = window.location.hash.slice(1);
  if (fragment === "") return;
  const decoded = decodeLink(fragment);
  if (!decoded.ok) {
    report(decoded.errors);
    return;
  }
  const { language, theme } = decoded.configuration.view;
  if (language) usePreferences.getState().setLanguage(language);
  if (theme) usePreferences.getState().setTheme(theme);
  open(decoded.configuration, options);
}

/** Keeps the address bar and the page the same: every change makes or renews an entry, Back and Forward open theirs. */
export function startLink(): () => void {
  openAddress({ entry: false });
  // What a visitor arrives at is the beginning: there is nothing before it to undo.
  useLab.setState({ past: [] });
  let written = "";
  let entry = useLab.getState().entry;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function write(push: boolean): void {
    clearTimeout(timer);
    timer = undefined;
    const fragment = encodeLink(useLab.getState().configuration);
    if (fragment === written) return;
    written = fragment;
    if (push) window.history.pushState(null, "", `#${fragment}`);
    else window.history.replaceState(null, "", `#${fragment}`);
  }

  // A broken link stays in the address bar, where its owner can mend it, until something on the page changes.
  if (useLab.getState().problems.length === 0) write(false);

  const stopStore = useLab.subscribe((state, before) => {
    if (state.configuration === before.configuration) return;
    if (state.entry === entry) {
      timer ??= setTimeout(() => write(false), REPLACE_MILLISECONDS);
      return;
    }
    // What the last entry still lacked is written to it before the new one begins.
    if (timer !== undefined) {
      clearTimeout(timer);
      timer = undefined;
      const fragment = encodeLink(before.configuration);
      if (fragment !== written) window.history.replaceState(null, "", `#${fragment}`);
    }
    entry = state.entry;
    write(true);
  });
  const visit = () => {
    if (window.location.hash.slice(1) === written) return;
    openAddress({ entry: false });
    if (useLab.getState().problems.length === 0) {
      clearTimeout(timer);
      timer = undefined;
      written = encodeLink(useLab.getState().configuration);
    }
  };
  window.addEventListener("popstate", visit);
  return () => {
    stopStore();
    clearTimeout(timer);
    window.removeEventListener("popstate", visit);
  };
}
