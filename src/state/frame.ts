/** Something that paints when it must; it reads what it paints by itself. */
export type Painter = (time: number) => void;

const painters = new Set<Painter>();
let requested = false;

function paint(time: number): void {
  requested = false;
  for (const painter of painters) painter(time);
}

/** Asks that everything be painted on the next animation frame. Many calls make one frame. */
export function invalidate(): void {
  if (requested) return;
  requested = true;
  requestAnimationFrame(paint);
}

/** Registers a painter, to be called on every frame that somebody asked for. Returns how to take it off. */
export function onFrame(painter: Painter): () => void {
  painters.add(painter);
  invalidate();
  return () => painters.delete(painter);
}

/** What `ready` gives as soon as that is not null; it is asked on every frame. Rejects with the signal's reason when that aborts. */
export function whenReady<T>(ready: () => T | null, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const stop = onFrame(() => {
      const found = ready();
      if (found === null) return;
      stop();
      resolve(found);
    });
    signal.addEventListener("abort", () => {
      stop();
      reject(signal.reason);
    });
  });
}
