import { invalidate } from "../state/frame.ts";
import type { Look } from "../state/inspection.ts";
import type { Viewport } from "./draw/viewport.ts";

/** What another panel draws on the landscape about the update that a look shows. */
export interface Overlay {
  readonly look: Look;
  readonly paint: (context: CanvasRenderingContext2D, view: Viewport) => void;
}

let overlay: Overlay | null = null;

/** What is to be drawn now; null where it is nothing. */
export const currentOverlay = (): Overlay | null => overlay;

/** Puts another overlay in place of the one before. */
export function setOverlay(next: Overlay | null): void {
  if (next === overlay) return;
  overlay = next;
  invalidate();
}
