import { createStore } from "zustand/vanilla";
import { deviceStorage } from "./device-storage.ts";

/** A lane's path in small: x₀, y₀, x₁, y₁, … as whole thousandths of the thumbnail's width, from its upper left corner. */
export interface RecentPath {
  /** The lane's configured colour. */
  readonly color: string;
  readonly points: readonly number[];
}

/** An experiment that was on the page of this device. */
export interface Recent {
  /** The fragment of its link. */
  readonly link: string;
  /** When it was kept, in milliseconds since 1970. */
  readonly saved: number;
  readonly paths: readonly RecentPath[];
}

/** How many are kept; the oldest make room. */
export const MOST_RECENTS = 12;
const KEY = "thalweg.recents";

/** Newest first. Where the browser keeps nothing they last as long as the page. */
export const recents = createStore<{ readonly list: readonly Recent[] }>(() => ({ list: [] }));

/** Takes in what another tab may have kept meanwhile. */
export function loadRecents(): void {
  const list = stored();
  if (list) recents.setState({ list });
}

/** Keeps an experiment, as the newest. One with the same link goes, and so does the one whose further stage it is. */
export function keepRecent(recent: Recent, insteadOf: string | null = null): void {
  loadRecents();
  const others = recents.getState().list.filter(({ link }) => link !== recent.link && link !== insteadOf);
  write([recent, ...others].slice(0, MOST_RECENTS));
}

export function forgetRecent(link: string): void {
  loadRecents();
  write(recents.getState().list.filter((recent) => recent.link !== link));
}

export function forgetAllRecents(): void {
  write([]);
}

/** Returns the stored recent experiments; null if the storage cannot be read. */
function stored(): readonly Recent[] | null {
  const text = deviceStorage.getItem(KEY);
  if (text === undefined) return null;
  try {
    const value: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(value) ? value.filter(isRecent).slice(0, MOST_RECENTS) : [];
  } catch {
    return [];
  }
}

function write(list: readonly Recent[]): void {
  recents.setState({ list });
  // A full store takes fewer; where it takes none, an older list must not come back.
  for (let count = list.length; count > 0; count >>= 1)
    if (deviceStorage.setItem(KEY, JSON.stringify(list.slice(0, count)))) return;
  deviceStorage.removeItem(KEY);
}

function isRecent(value: unknown): value is Recent {
  const { link, saved, paths } = (value ?? {}) as Record<string, unknown>;
  return typeof link === "string" && Number.isFinite(saved) && Array.isArray(paths) && paths.every(isPath);
}

function isPath(value: unknown): value is RecentPath {
  const { color, points } = (value ?? {}) as Record<string, unknown>;
  return typeof color === "string" && Array.isArray(points) && points.every(Number.isFinite);
}
