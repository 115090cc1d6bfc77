import type { Configuration } from "../experiment/configuration.ts";
import { decodeLink, encodeLink, namesNetwork } from "../experiment/link.ts";
import { isPrivate } from "../experiment/private-data.ts";
import { embedded } from "./embedded.ts";
import { entranceOf } from "./kinds.ts";
import { markReturn, type Opening, open, report, useLab } from "./lab.ts";
import { adoptKey, keyOfEntry, mark, markedKey, ownKey } from "./own-key.ts";
import { usePreferences } from "./preferences.ts";

/** Browsers refuse more than about three history changes a second: changes that follow each other sooner are written together. */
const REPLACE_MILLISECONDS = 350;

/**
 * The address that shows an experiment: on the page, or in the small page that is made to be part of another one. Of an experiment on
 * data that stay on the device it is the page's own, without the experiment.
 */
export function linkTo(configuration: Configuration, options: { readonly embed: boolean } = { embed: false }): string {
  const { origin, pathname } = window.location;
  const fragment = fragmentOf(configuration);
  return `${origin}${pathname}${options.embed ? "?embed" : ""}${fragment === "" ? "" : `#${fragment}`}`;
}

const fragmentOf = (configuration: Configuration) => (isPrivate(configuration) ? "" : encodeLink(configuration));

/** The page's address with another fragment. */
const addressWith = (fragment: string) =>
  fragment === "" ? `${window.location.pathname}${window.location.search}` : `#${fragment}`;

/** The address that shows what is on the screen now. */
export const currentLink = (): string => linkTo(useLab.getState().configuration);

/** Puts an experiment that somebody else may have made on the page, in the language and colours that it asks for. */
export function openShared(configuration: Configuration, options?: Opening): void {
  const { language, theme } = configuration.view;
  if (language) usePreferences.getState().setLanguage(language);
  if (theme) usePreferences.getState().setTheme(theme);
  open(configuration, options);
}

/** Puts the experiment and the view on the page again as the link or file opened them. */
export function returnToOrigin(): void {
  markReturn();
  openShared(useLab.getState().origin);
}

/** Whether an experiment differs in anything from the one that was opened. */
export function isAsOpened(configuration: Configuration, origin: Configuration): boolean {
  if (configuration === origin) return true;
  // Data of a file are compared by identity: they may be large.
  if (isPrivate(configuration) || isPrivate(origin)) return false;
  return encodeLink(configuration) === encodeLink(origin);
}

/**
 * What an entry of the browser's history keeps, beyond a reload: the fragment of the origin of what it shows and, of the user's own
 * data, the key.
 */
interface EntryState {
  readonly origin: string;
  readonly own: string | null;
}

function entryState(): EntryState {
  const { configuration, origin } = useLab.getState();
  return { origin: fragmentOf(origin), own: ownKey(configuration) };
}

/** The origin of the present entry of the browser's history; undefined if the page has not written it. */
function originOfEntry(): Configuration | undefined {
  const { origin } = (window.history.state ?? {}) as Partial<EntryState>;
  if (typeof origin !== "string") return undefined;
  // Of data that stay on the device there is no link.
  if (origin === "") return useLab.getState().origin;
  const decoded = decodeLink(origin);
  return decoded.ok ? decoded.configuration : undefined;
}

/** Opens the experiment in the address bar, if there is one, or says what is wrong with it. */
function openAddress({ arriving }: { readonly arriving: boolean }): void {
  const origin = originOfEntry();
  const options = { entry: false, ...(origin && { origin }) };
  const fragment = window.location.hash.slice(1);
  if (fragment === "") return;
  const decoded = decodeLink(fragment);
  if (!decoded.ok) {
    // A visitor has nothing on the page yet: what is meant may be broken, but not of which kind it is.
    if (arriving && namesNetwork(fragment)) open(entranceOf("network"), options);
    report(decoded.errors);
    return;
  }
  openShared(decoded.configuration, options);
}

/** Opens the experiment on the user's own data that the device keeps under a key, or says that it is gone. */
async function openOwn(key: string, { arriving }: { readonly arriving: boolean }): Promise<void> {
  const options = { entry: false };
  const { storedExperiment } = await import("./own-data.ts");
  const result = await storedExperiment(key);
  if (result.ok) {
    adoptKey(key, result.configuration);
    openShared(result.configuration, options);
    return;
  }
  if (arriving) open(entranceOf("network"), options);
  report(result.errors);
}

/**
 * Keeps the address bar and the page the same: every change makes or renews an entry, Back and Forward open theirs. An experiment on the
 * user's own data has no link: its entry has the key under which the device keeps it, and so has the page that is opened without a link
 * after it was left with such an experiment.
 */
export async function startLink(): Promise<() => void> {
  const left = embedded || window.location.hash.length > 1 ? null : (keyOfEntry(window.history.state) ?? markedKey());
  if (left === null) openAddress({ arriving: true });
  else await openOwn(left, { arriving: true });
  // What a visitor arrives at is the beginning: there is nothing before it to undo.
  useLab.setState({ past: [] });
  let written = "";
  let own: string | null = null;
  let entry = useLab.getState().entry;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest = Number.NEGATIVE_INFINITY;

  function write(push: boolean): void {
    clearTimeout(timer);
    timer = undefined;
    const { configuration } = useLab.getState();
    const fragment = fragmentOf(configuration);
    const key = ownKey(configuration);
    if (fragment === written && key === own) return;
    if (key !== own) follow(key);
    written = fragment;
    latest = performance.now();
    // The history is that of the page around an embedded one.
    if (push && !embedded) window.history.pushState(entryState(), "", addressWith(fragment));
    else window.history.replaceState(entryState(), "", addressWith(fragment));
  }

  /** Notes which of the user's data is on the page, and has it kept on the device. */
  function follow(key: string | null): void {
    own = key;
    if (embedded) return;
    mark(key);
    if (key !== null) void import("./own-data.ts").then(({ keepOwnData }) => keepOwnData());
  }

  // A broken link stays in the address bar, where its owner can mend it, until something on the page changes.
  if (useLab.getState().problems.length === 0) write(false);

  const stopStore = useLab.subscribe((state, before) => {
    if (state.configuration === before.configuration) return;
    if (state.entry === entry) {
      // A change by itself is written at once, so that a page reloaded right after it shows it.
      const wait = latest + REPLACE_MILLISECONDS - performance.now();
      if (wait <= 0) write(false);
      else timer ??= setTimeout(() => write(false), wait);
      return;
    }
    // What the last entry still lacked is written to it before the new one begins.
    if (timer !== undefined) {
      clearTimeout(timer);
      timer = undefined;
      const fragment = fragmentOf(before.configuration);
      if (fragment !== written) window.history.replaceState(window.history.state, "", addressWith(fragment));
    }
    entry = state.entry;
    write(true);
  });
  const visit = async () => {
    const key = keyOfEntry(window.history.state);
    if (window.location.hash.slice(1) === written && key === own) return;
    if (key === null) openAddress({ arriving: false });
    else await openOwn(key, { arriving: false });
    if (useLab.getState().problems.length === 0) {
      clearTimeout(timer);
      timer = undefined;
      const { configuration } = useLab.getState();
      written = fragmentOf(configuration);
      follow(ownKey(configuration));
    }
  };
  const onVisit = () => void visit();
  window.addEventListener("popstate", onVisit);
  return () => {
    stopStore();
    clearTimeout(timer);
    window.removeEventListener("popstate", onVisit);
  };
}
