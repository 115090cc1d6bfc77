import { type Camera, shifted, turned, zoomed } from "../../draw/camera-3d.ts";
import { isFree, isWheelOurs, shareTouches, wheelExponent } from "./page-scroll.ts";

/** Degrees per pixel of a drag, and per press of an arrow key. */
const DEGREES_PER_PIXEL = 0.35;
const DEGREES_PER_KEY = 5;
/** Movement in pixels that shows where a finger is going. */
const DRAG = 4;

/** Whoever holds the camera. */
export interface CameraHolder {
  readonly get: () => Camera;
  readonly set: (camera: Camera) => void;
  readonly reset: () => void;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/**
 * Pointer and wheel on the 3-D picture: drag to turn; drag with Shift or another button, or with two fingers, to move; wheel and pinch
 * to zoom. Returns how to take them off. If the page scrolls, the wheel is left to it until the picture has the focus, and so is one
 * finger that moves up or down; `ignored` reports both.
 */
export function attachCamera(
  element: HTMLElement,
  holder: CameraHolder,
  ignored: (what: "wheel" | "finger") => void,
): () => void {
  const abort = new AbortController();
  const options = { signal: abort.signal };
  const pressed = new Map<number, Place>();
  let moves = false;
  /** Where a finger began that may yet scroll the page; null once it turns the view. */
  let undecided: Place | null = null;
  shareTouches(element, abort.signal);

  /** From client coordinates to half screens from the centre, y upward. */
  const onScreen = ({ x, y }: Place): readonly [number, number] => {
    const box = element.getBoundingClientRect();
    return [((x - box.left) / box.width) * 2 - 1, 1 - ((y - box.top) / box.height) * 2];
  };
  const move = (dx: number, dy: number) => {
    holder.set(shifted(holder.get(), (2 * dx) / element.clientWidth, (-2 * dy) / element.clientHeight));
  };

  element.addEventListener(
    "pointerdown",
    (event) => {
      if (event.target instanceof Element && event.target.closest("button")) return;
      pressed.set(event.pointerId, { x: event.clientX, y: event.clientY });
      moves = event.button !== 0 || event.shiftKey;
      const mayScroll = event.pointerType === "touch" && !isFree(element) && pressed.size === 1;
      undecided = mayScroll ? { x: event.clientX, y: event.clientY } : null;
      element.setPointerCapture(event.pointerId);
    },
    options,
  );
  element.addEventListener(
    "pointermove",
    (event) => {
      const before = pressed.get(event.pointerId);
      if (!before) return;
      const place = { x: event.clientX, y: event.clientY };
      if (undecided) {
        const [across, along] = [Math.abs(place.x - undecided.x), Math.abs(place.y - undecided.y)];
        if (Math.max(across, along) <= DRAG) return;
        if (along >= across) {
          // The browser scrolls the page with it, and says so by ending the pointer.
          pressed.delete(event.pointerId);
          ignored("finger");
          return;
        }
        undecided = null;
      }
      const [dx, dy] = [place.x - before.x, place.y - before.y];
      const other = [...pressed].find(([id]) => id !== event.pointerId)?.[1];
      pressed.set(event.pointerId, place);
      if (other) {
        move(dx / 2, dy / 2);
        const spread = Math.hypot(before.x - other.x, before.y - other.y);
        const now = Math.hypot(place.x - other.x, place.y - other.y);
        const middle = { x: (place.x + other.x) / 2, y: (place.y + other.y) / 2 };
        if (spread > 0 && now > 0) holder.set(zoomed(holder.get(), now / spread, onScreen(middle)));
      } else if (moves) move(dx, dy);
      else holder.set(turned(holder.get(), -dx * DEGREES_PER_PIXEL, dy * DEGREES_PER_PIXEL));
    },
    options,
  );
  const release = (event: PointerEvent) => {
    if (undecided && event.type === "pointercancel") ignored("finger");
    undecided = null;
    pressed.delete(event.pointerId);
  };
  element.addEventListener("pointerup", release, options);
  element.addEventListener("pointercancel", release, options);
  element.addEventListener("contextmenu", (event) => event.preventDefault(), options);
  element.addEventListener(
    "wheel",
    (event) => {
      if (!isWheelOurs(event, element)) {
        ignored("wheel");
        return;
      }
      event.preventDefault();
      const factor = Math.exp(wheelExponent(event));
      holder.set(zoomed(holder.get(), factor, onScreen({ x: event.clientX, y: event.clientY })));
    },
    { ...options, passive: false },
  );
  return () => abort.abort();
}

/** Turning and zooming by key. Returns whether the key was one of these. */
export function handleCameraKey(
  event: { readonly key: string; readonly shiftKey: boolean },
  holder: CameraHolder,
): boolean {
  const step = event.shiftKey ? 3 * DEGREES_PER_KEY : DEGREES_PER_KEY;
  const camera = holder.get();
  switch (event.key) {
    case "ArrowLeft":
      holder.set(turned(camera, -step, 0));
      return true;
    case "ArrowRight":
      holder.set(turned(camera, step, 0));
      return true;
    case "ArrowUp":
      holder.set(turned(camera, 0, step));
      return true;
    case "ArrowDown":
      holder.set(turned(camera, 0, -step));
      return true;
    case "+":
    case "=":
      holder.set(zoomed(camera, 1.25));
      return true;
    case "-":
    case "_":
      holder.set(zoomed(camera, 1 / 1.25));
      return true;
    case "0":
      holder.reset();
      return true;
    default:
      return false;
  }
}
