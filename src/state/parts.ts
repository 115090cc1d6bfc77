import type { Part, ViewConfiguration } from "../experiment/configuration.ts";
import { embedded } from "./embedded.ts";
import { useLab } from "./lab.ts";

/** What a page within another one shows. */
const EMBEDDED: readonly Part[] = ["landscape", "views", "legend", "zoom", "start", "transport"];

/** "locked": shown, but not to be used. */
export type Presence = "open" | "locked" | "hidden";

export function presenceOf(view: ViewConfiguration, part: Part): Presence {
  if (view.hide?.includes(part) || (embedded && !EMBEDDED.includes(part))) return "hidden";
  return view.lock?.includes(part) ? "locked" : "open";
}

/** Whether a part of the page is there, and to be used. Renders anew when that changes. */
export const usePresence = (part: Part): Presence => useLab((lab) => presenceOf(lab.configuration.view, part));

/** Whether the keyboard and the pointer may work a part. */
export const isOpen = (part: Part): boolean => presenceOf(useLab.getState().configuration.view, part) === "open";
