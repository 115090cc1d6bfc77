import type { PointerEvent } from "react";

/** Movement in pixels that shows where a finger is going. */
const DRAG = 4;

/** Tells pointers that move a cursor along a plot from fingers that scroll the page past it. */
export class TouchScrub {
  /** Where a finger began that may yet scroll the page. */
  private from: { readonly x: number; readonly y: number } | null = null;

  /** Whether a pointer's event moves the cursor: a press or drag does, a finger only sideways or as a tap. */
  moves({ pointerType, type, buttons, clientX, clientY }: PointerEvent): boolean {
    if (pointerType !== "touch") return buttons > 0;
    const { from } = this;
    switch (type) {
      case "pointerdown":
        this.from = { x: clientX, y: clientY };
        return false;
      case "pointermove": {
        if (!from) return buttons > 0;
        const [across, along] = [Math.abs(clientX - from.x), Math.abs(clientY - from.y)];
        if (across <= DRAG || across <= along) return false;
        this.from = null;
        return true;
      }
      case "pointerup":
        this.from = null;
        return from !== null && Math.abs(clientY - from.y) <= 2 * DRAG;
      default:
        this.from = null;
        return false;
    }
  }
}
