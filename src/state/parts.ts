import type { Configuration, Part, ViewConfiguration } from "../experiment/configuration.ts";
import { embedded } from "./embedded.ts";
import { useLab } from "./lab.ts";

/** What a page within another one shows. */
export const EMBEDDED: readonly Part[] = ["landscape", "views", "legend", "zoom", "start", "transport"];

/** The kind of problem that a part belongs to; those of both are left out. */
const ONLY: Readonly<Partial<Record<Part, Configuration["problem"]["kind"]>>> = {
  ...{ surface: "surface", zoom: "surface", start: "surface", curvature: "surface" },
  problem: "matrix",
  ...{ dataset: "network", model: "network", training: "network" },
  ...{ activity: "network", spectrum: "network", spread: "network" },
};

/** Those parts of a list that the page has for an experiment. */
export const partsFor = ({ problem }: Configuration, list: readonly Part[]): readonly Part[] =>
  list.filter((part) => (ONLY[part] ?? problem.kind) === problem.kind);

/** "locked": shown, but not to be used. */
export type Presence = "open" | "locked" | "hidden";

/** How a part of the page is there. What has no name that a link could use is always open, though not in an embedded page. */
export function presenceOf(view: ViewConfiguration, id: string): Presence {
  const part = id as Part;
  if (view.hide?.includes(part) || (embedded && !EMBEDDED.includes(part))) return "hidden";
  return view.lock?.includes(part) ? "locked" : "open";
}

/** Whether a part of the page is there, and to be used. Renders anew when that changes. */
export const usePresence = (id: string): Presence => useLab((lab) => presenceOf(lab.configuration.view, id));

/** Whether a part is there and may be used, by whatever way. */
export const isOpen = (part: Part): boolean => presenceOf(useLab.getState().configuration.view, part) === "open";

/** Whether a part must not be used, from elsewhere either. */
export const isLocked = (part: Part): boolean => useLab.getState().configuration.view.lock?.includes(part) === true;
