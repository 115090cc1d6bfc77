import { type PointerEvent, type RefObject, useEffect, useRef } from "react";

/** A press becomes a drag once the pointer has gone this far, in pixels. */
const THRESHOLD = 5;

/** How a card joins in: the handler goes on whatever starts a drag. */
export interface Reorder {
  readonly start: (event: PointerEvent<HTMLElement>, index: number) => void;
  /** Whether the click that follows a drag must be ignored. */
  readonly justDragged: () => boolean;
}

/** Where an item lands that is dropped at height y: before the first other one whose middle lies below. */
export function dropPlace(middles: readonly number[], from: number, y: number): number {
  const others = middles.filter((_, index) => index !== from);
  const before = others.findIndex((middle) => y < middle);
  return before === -1 ? others.length : before;
}

/**
 * Lets the items of a list be dragged to another place. The list's children are the items; while one is dragged it has
 * `data-dragged`, and the list has `data-drop` with a custom property `--drop`, the height at which it would land.
 */
export function useReorder(list: RefObject<HTMLElement | null>, move: (from: number, to: number) => void): Reorder {
  const latest = useRef(move);
  latest.current = move;
  const dragged = useRef(false);
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);

  function start(down: PointerEvent<HTMLElement>, from: number): void {
    const box = list.current;
    const item = box?.children[from] as HTMLElement | undefined;
    dragged.current = false;
    if (!box || !item || box.children.length < 2 || down.button !== 0 || stop.current) return;
    const { pointerId, clientY: y0 } = down;
    let rectangles: readonly DOMRect[] = [];
    let to = from;

    const follow = (event: globalThis.PointerEvent) => {
      if (event.pointerId !== pointerId) return;
      const distance = event.clientY - y0;
      if (!dragged.current && Math.abs(distance) < THRESHOLD) return;
      event.preventDefault();
      if (!dragged.current) {
        dragged.current = true;
        // What is dragged may look smaller than it did, so the list is measured only now.
        item.dataset.dragged = "";
        rectangles = [...box.children].map((child) => child.getBoundingClientRect());
      }
      const middles = rectangles.map(({ top, height }) => top + height / 2);
      to = dropPlace(middles, from, event.clientY);
      const rest = rectangles.filter((_, index) => index !== from);
      const line = (to < rest.length ? rest[to]!.top - 4 : rest.at(-1)!.bottom + 4) - box.getBoundingClientRect().top;
      item.style.translate = `0 ${distance}px`;
      box.dataset.drop = "";
      box.style.setProperty("--drop", `${line}px`);
    };
    const finish = (commit: boolean) => {
      stop.current?.();
      if (commit && dragged.current && to !== from) latest.current(from, to);
      // The click that belongs to this drag comes before any timer.
      setTimeout(() => {
        dragged.current = false;
      });
    };
    const up = (event: globalThis.PointerEvent) => {
      if (event.pointerId === pointerId) finish(event.type === "pointerup");
    };
    const key = (event: KeyboardEvent) => {
      if (event.key === "Escape") finish(false);
    };
    window.addEventListener("pointermove", follow);
    window.addEventListener("pointerup", up);
    window.addEventListener("pointercancel", up);
    window.addEventListener("keydown", key);
    stop.current = () => {
      window.removeEventListener("pointermove", follow);
      window.removeEventListener("pointerup", up);
      window.removeEventListener("pointercancel", up);
      window.removeEventListener("keydown", key);
      delete item.dataset.dragged;
      item.style.translate = "";
      delete box.dataset.drop;
      stop.current = null;
    };
  }

  return { start, justDragged: () => dragged.current };
}
