import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { invalidate } from "../state/frame.ts";
import { pixelRatio } from "./draw/canvas.ts";

const COMPARISON_MILLISECONDS = 500;

/** The density changes when the window moves to another screen or the page is zoomed. */
const density = createStore<{ readonly ratio: number }>(() => ({ ratio: pixelRatio() }));

function update(): void {
  const ratio = pixelRatio();
  if (ratio === density.getState().ratio) return;
  density.setState({ ratio });
  // Painters that run on frames compare the density themselves.
  invalidate();
}

/** Follows the density by a media query, which is about one density and so is made again for each. */
function watch(): void {
  const query = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
  query.addEventListener(
    "change",
    () => {
      update();
      watch();
    },
    { once: true },
  );
}

watch();
// The page's size in the screen's pixels changes with the density, also where media queries do not report it.
if ("devicePixelContentBoxSize" in ResizeObserverEntry.prototype)
  new ResizeObserver(update).observe(document.documentElement, { box: "device-pixel-content-box" });

// Some browsers report no event for a screen of the same size, such as an emulated one. To compare two numbers costs nothing.
setInterval(update, COMPARISON_MILLISECONDS);

/** Canvas pixels per pixel of the page, along either side. Renders again when that changes. */
export const usePixelRatio = (): number => useStore(density, ({ ratio }) => ratio);
