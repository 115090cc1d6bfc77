import { type Camera, shifted, turned, zoomed } from "../../draw/camera-3d.ts";

/** Degrees per pixel of a drag, and per press of an arrow key. */
const DEGREES_PER_PIXEL = 0.35;
const DEGREES_PER_KEY = 5;

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

/** Whether turning the wheel over an element scrolls anything. */
function scrolls(element: Element): boolean {
  for (let at: Element | null = element; at; at = at.parentElement) {
    if (at.scrollHeight <= at.clientHeight + 1) continue;
    if (at === document.documentElement || /auto|scroll/.test(getComputedStyle(at).overflowY)) return true;
  }
  return false;
}

/**
 * Pointer and wheel on the 3-D picture: drag to turn; drag with Shift or another button, or with two fingers, to move; wheel and pinch
 * to zoom. Returns how to take them off. Where the page scrolls, the wheel is left to it until the picture has the focus.
 */
export function attachCamera(element: HTMLElement, holder: CameraHolder): () => void {
  const abort = new AbortController();
  const options = { signal: abort.signal };
  const pressed = new Map<number, Place>();
  let moves = false;

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
  const release = (event: PointerEvent) => pressed.delete(event.pointerId);
  element.addEventListener("pointerup", release, options);
  element.addEventListener("pointercancel", release, options);
  element.addEventListener("contextmenu", (event) => event.preventDefault(), options);
  element.addEventListener(
    "wheel",
    (event) => {
      const ours = event.ctrlKey || event.metaKey || element.contains(document.activeElement) || !scrolls(element);
      if (!ours) return;
      event.preventDefault();
      // A pinch on a touchpad arrives as small turns with Ctrl; lines and pages are turned into pixels.
      const pixels = event.deltaY * [1, 16, 400][event.deltaMode]!;
      const speed = event.ctrlKey && Math.abs(pixels) < 40 ? 0.01 : 0.002;
      const factor = Math.exp(-Math.max(-300, Math.min(300, pixels)) * speed);
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
