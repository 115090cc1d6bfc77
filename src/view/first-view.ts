/** A view without contours, or a slow one, holds the rest up no longer than this. */
const PATIENCE_MILLISECONDS = 5000;

const waiting: (() => void)[] = [];
let painted = false;

function start(work: () => void): void {
  if ("requestIdleCallback" in window) window.requestIdleCallback(work, { timeout: 1500 });
  else setTimeout(work, 200);
}

function release(): void {
  painted = true;
  for (const work of waiting.splice(0)) start(work);
}

/** Does what the first view can do without: once its landscape has been painted and the page is idle. */
export function afterFirstView(work: () => void): void {
  if (painted) start(work);
  else {
    if (waiting.length === 0) setTimeout(release, PATIENCE_MILLISECONDS);
    waiting.push(work);
  }
}

/** Says that the landscape is painted in the next frame. */
export function firstViewPainted(): void {
  if (painted) return;
  painted = true;
  // The first frame paints, and by the second it is on the screen.
  requestAnimationFrame(() => requestAnimationFrame(release));
}
