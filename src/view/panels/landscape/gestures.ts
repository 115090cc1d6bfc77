import { fitted, panned, type Viewport, worldX, worldY, zoomed } from "../../draw/viewport.ts";
import { currentWindow, moveWindow, resetWindow } from "./live-window.ts";
import { isFree, isWheelOurs, shareTouches, wheelExponent } from "./page-scroll.ts";

/** Movement in pixels that makes a press a drag. */
const DRAG = 4;
/** A second click within this time makes a double click, in milliseconds. */
const DOUBLE = 260;

interface Place {
  readonly x: number;
  readonly y: number;
}

export interface GestureCallbacks {
  /** A click or tap, that is no part of a double click. */
  readonly click: (place: Place) => void;
  /** Where the pointer is without being pressed; null when it has left. */
  readonly hover: (place: Place | null) => void;
  /** Dragging the start: where it is to lie. */
  readonly drag: (place: Place) => void;
  /** A turn of the wheel, or a movement of one finger, that was left to the page. */
  readonly ignored: (what: "wheel" | "finger") => void;
}

/** Magnifies about a place in the box. */
function zoomAt(view: Viewport, factor: number, place: Place): void {
  moveWindow(zoomed(currentWindow(), factor, [worldX(view, place.x), worldY(view, place.y)]));
}

/** Moves the ground by so many pixels. */
function panBy(view: Viewport, dx: number, dy: number): void {
  moveWindow(panned(currentWindow(), -dx / view.scale, dy / view.scale));
}

/** Magnifies about the middle of the box. */
export function zoomMiddle(factor: number): void {
  const window = currentWindow();
  moveWindow(zoomed(window, factor, [(window.x[0] + window.x[1]) / 2, (window.y[0] + window.y[1]) / 2]));
}

/**
 * Pointer and wheel on a picture: drag to pan, two fingers to pan and zoom, wheel and double click to zoom, click, hover, and dragging
 * of what carries `data-start`. Returns how to take them off.
 *
 * If the page scrolls, the wheel is left to it until the picture has the focus, and one finger always is, except on the start.
 */
export function attachGestures(element: HTMLElement, callbacks: GestureCallbacks): () => void {
  const abort = new AbortController();
  const options = { signal: abort.signal };
  const pressed = new Map<number, Place>();
  /** "start press" becomes "start" when the start is moved, "finger" is a touch that the page may scroll with. */
  let mode: "none" | "press" | "finger" | "pan" | "pinch" | "start press" | "start" = "none";
  let origin: Place = { x: 0, y: 0 };
  let grip: Place = { x: 0, y: 0 };
  let clickTimer: ReturnType<typeof setTimeout> | undefined;

  shareTouches(element, abort.signal);

  const viewport = () => fitted(currentWindow(), element.clientWidth, element.clientHeight);
  const placeOf = (event: MouseEvent): Place => {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left - element.clientLeft, y: event.clientY - box.top - element.clientTop };
  };
  const middle = (): { place: Place; spread: number } => {
    const [a, b] = [...pressed.values()] as [Place, Place];
    return { place: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, spread: Math.hypot(a.x - b.x, a.y - b.y) };
  };

  element.addEventListener(
    "pointerdown",
    (event) => {
      if (event.button !== 0) return;
      const place = placeOf(event);
      pressed.set(event.pointerId, place);
      element.setPointerCapture(event.pointerId);
      callbacks.hover(null);
      if (pressed.size === 2) {
        mode = "pinch";
        return;
      }
      if (pressed.size > 2) return;
      origin = place;
      const handle = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-start]") : null;
      if (handle) {
        const box = handle.getBoundingClientRect();
        // The handle keeps its place under the pointer, wherever it was gripped.
        grip = { x: event.clientX - (box.left + box.width / 2), y: event.clientY - (box.top + box.height / 2) };
        mode = "start press";
      } else mode = event.pointerType === "touch" && !isFree(element) ? "finger" : "press";
    },
    options,
  );

  element.addEventListener(
    "pointermove",
    (event) => {
      const place = placeOf(event);
      const before = pressed.get(event.pointerId);
      if (!before) {
        if (pressed.size === 0 && event.pointerType !== "touch") callbacks.hover(place);
        return;
      }
      if (mode === "pinch" && pressed.size === 2) {
        const then = middle();
        pressed.set(event.pointerId, place);
        const now = middle();
        panBy(viewport(), now.place.x - then.place.x, now.place.y - then.place.y);
        if (then.spread > 0 && now.spread > 0) zoomAt(viewport(), now.spread / then.spread, now.place);
        return;
      }
      if (Math.hypot(place.x - origin.x, place.y - origin.y) > DRAG) {
        if (mode === "press") mode = "pan";
        if (mode === "start press") mode = "start";
        if (mode === "finger") {
          mode = "none";
          callbacks.ignored("finger");
        }
      }
      if (mode === "press" || mode === "finger" || mode === "start press") return;
      pressed.set(event.pointerId, place);
      if (mode === "pan") panBy(viewport(), place.x - before.x, place.y - before.y);
      if (mode === "start") callbacks.drag({ x: place.x - grip.x, y: place.y - grip.y });
    },
    options,
  );

  const release = (event: PointerEvent) => {
    if (!pressed.delete(event.pointerId)) return;
    if (mode === "finger" && event.type === "pointercancel") callbacks.ignored("finger");
    if ((mode === "press" || mode === "finger") && event.type === "pointerup") {
      const place = placeOf(event);
      if (clickTimer !== undefined) {
        clearTimeout(clickTimer);
        clickTimer = undefined;
        zoomAt(viewport(), event.shiftKey ? 0.5 : 2, place);
      } else {
        clickTimer = setTimeout(() => {
          clickTimer = undefined;
          callbacks.click(place);
        }, DOUBLE);
      }
    }
    // Of two fingers, the one that stays pans on.
    mode = mode === "pinch" && pressed.size === 1 ? "pan" : "none";
  };
  element.addEventListener("pointerup", release, options);
  element.addEventListener("pointercancel", release, options);
  element.addEventListener("pointerleave", () => callbacks.hover(null), options);

  element.addEventListener(
    "wheel",
    (event) => {
      if (!isWheelOurs(event, element)) {
        callbacks.ignored("wheel");
        return;
      }
      event.preventDefault();
      zoomAt(viewport(), Math.exp(wheelExponent(event)), placeOf(event));
    },
    { ...options, passive: false },
  );
  return () => {
    clearTimeout(clickTimer);
    abort.abort();
  };
}

/** Zooming and panning by key. Returns whether the key was one of these. */
export function handleViewKey(event: { readonly key: string; readonly shiftKey: boolean }, view: Viewport): boolean {
  const step = event.shiftKey ? 160 : 48;
  switch (event.key) {
    case "ArrowLeft":
      panBy(view, step, 0);
      return true;
    case "ArrowRight":
      panBy(view, -step, 0);
      return true;
    case "ArrowUp":
      panBy(view, 0, step);
      return true;
    case "ArrowDown":
      panBy(view, 0, -step);
      return true;
    case "+":
    case "=":
      zoomMiddle(1.5);
      return true;
    case "-":
    case "_":
      zoomMiddle(1 / 1.5);
      return true;
    case "0":
      resetWindow();
      return true;
    default:
      return false;
  }
}
