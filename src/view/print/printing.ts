import { useSyncExternalStore } from "react";
import { flushSync } from "react-dom";
import { paintNow } from "../../state/frame.ts";

/** The width of a page, in CSS pixels: of A4, the narrower of the usual ones, within the margins that the style sheet sets. */
const PAGE_WIDTH = 680;

const media = window.matchMedia("print");
const listeners = new Set<() => void>();
let printing = media.matches;

/** Keeps every picture on paper at its size on the screen, scaled as a whole: canvases are not laid out anew for a page. */
function holdSizes(): void {
  for (const element of document.querySelectorAll<HTMLElement>("[data-printed]")) {
    const { offsetWidth: width, offsetHeight: height, style } = element;
    style.setProperty("--printed-width", `${width}px`);
    style.setProperty("--printed-height", `${height}px`);
    style.setProperty("--printed-zoom", String(Math.min(1, PAGE_WIDTH / width)));
  }
}

function releaseSizes(): void {
  for (const { style } of document.querySelectorAll<HTMLElement>("[data-printed]"))
    for (const name of ["width", "height", "zoom"]) style.removeProperty(`--printed-${name}`);
}

/** Renders and paints at once: a browser prints what is there when the event's listeners have returned. */
function set(next: boolean): void {
  if (next === printing) return;
  printing = next;
  flushSync(() => {
    for (const listener of listeners) listener();
  });
  paintNow();
  if (!printing) return;
  for (const canvas of document.querySelectorAll("canvas")) settle(canvas.getContext("2d"));
}

/**
 * Chromium prints a canvas that was just cleared and painted as drawing commands, of which the clearing is a white sheet over whatever is
 * below it. A canvas that was read and then painted on is printed as the image it is.
 */
function settle(context: CanvasRenderingContext2D | null): void {
  if (!context) return;
  context.getImageData(0, 0, 1, 1);
  context.save();
  context.resetTransform();
  context.fillStyle = "rgb(0 0 0 / 0.4%)";
  context.fillRect(0, 0, 1, 1);
  context.restore();
  context.getImageData(0, 0, 1, 1);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

window.addEventListener("beforeprint", () => {
  holdSizes();
  set(true);
});
window.addEventListener("afterprint", () => {
  releaseSizes();
  set(false);
});
media.addEventListener("change", () => set(media.matches));

/** Whether the page is being printed. */
export const usePrinting = (): boolean => useSyncExternalStore(subscribe, () => printing);
