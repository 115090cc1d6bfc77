import { framed } from "../../../state/embedded.ts";

/** Whether moving over an element could scroll the page, or a page around it. */
export function canScroll(element: Element): boolean {
  if (framed) return true;
  for (let at: Element | null = element; at; at = at.parentElement) {
    if (at.scrollHeight <= at.clientHeight + 1) continue;
    if (at === document.documentElement || /auto|scroll/.test(getComputedStyle(at).overflowY)) return true;
  }
  return false;
}

/** Whether a turn of the wheel is for the picture: with Ctrl or ⌘, after a click on it, or if nothing would scroll. */
export function isWheelOurs(event: WheelEvent, element: Element): boolean {
  const focused = document.hasFocus() && element.contains(document.activeElement);
  return event.ctrlKey || event.metaKey || focused || !canScroll(element);
}

/** The exponent of the magnification that a turn of the wheel asks for. */
export function wheelExponent(event: WheelEvent): number {
  // A pinch on a touchpad arrives as small turns with Ctrl; lines and pages are turned into pixels.
  const pixels = event.deltaY * [1, 16, 400][event.deltaMode]!;
  const speed = event.ctrlKey && Math.abs(pixels) < 40 ? 0.01 : 0.002;
  return -Math.max(-300, Math.min(300, pixels)) * speed;
}

/** On an element that has touches to itself because nothing scrolls. Its style sheet lets it take all of them. */
const FREE = "data-free";

/** Whether one finger is the picture's, since nothing scrolls. */
export const isFree = (element: Element): boolean => element.hasAttribute(FREE);

/**
 * Shares touches between a picture and the page: one finger scrolls the page if anything scrolls, two are the picture's. Stops with
 * the signal.
 */
export function shareTouches(element: HTMLElement, signal: AbortSignal): void {
  const update = () => element.toggleAttribute(FREE, !canScroll(element));
  const observer = new ResizeObserver(update);
  observer.observe(element);
  observer.observe(document.documentElement);
  observer.observe(document.body);
  signal.addEventListener("abort", () => observer.disconnect());
  // A second finger keeps the browser from scrolling or zooming the page with both.
  const take = (event: TouchEvent) => {
    if (event.touches.length > 1 && event.cancelable) event.preventDefault();
  };
  for (const type of ["touchstart", "touchmove"] as const)
    element.addEventListener(type, take, { signal, passive: false });
}
