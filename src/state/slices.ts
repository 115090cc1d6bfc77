import type { StoreApi } from "zustand/vanilla";
import { nextTask } from "./next-task.ts";

type Listener<T> = (state: T, before: T) => void;

/** Milliseconds of rendering in one task. */
const SLICE = 6;
/** Listeners that are told of a change before React renders what they have to do with it. */
const TOGETHER = 6;

/** A store as React subscribes to it, and what tells React of changes bit by bit. */
interface Sliced<T> {
  readonly api: StoreApi<T>;
  /** Makes changes of the store that may be rendered over several tasks. All other changes are rendered at once, and completely. */
  readonly inSlices: (change: () => void) => void;
}

/**
 * Lets React render some changes of a store over several tasks. A component that renders has the newest state, whichever components have
 * been told of it, so this is for changes after which parts of the page may differ for a moment: not for what is typed.
 */
export function sliced<T>(store: StoreApi<T>): Sliced<T> {
  const listeners = new Set<Listener<T>>();
  /** Those that have not been told yet, the longest wait first. */
  const due = new Set<Listener<T>>();
  let slicing = false;
  let working = false;

  /** Has a few listeners called. Their rendering is a microtask, which is done when this resolves. */
  async function tellSome(): Promise<void> {
    for (const listener of [...due].slice(0, TOGETHER)) {
      due.delete(listener);
      listener(store.getState(), store.getState());
    }
    await Promise.resolve();
  }

  async function work(): Promise<void> {
    if (working) return;
    working = true;
    while (due.size > 0) {
      await nextTask();
      const begun = performance.now();
      while (due.size > 0 && performance.now() - begun < SLICE) await tellSome();
    }
    working = false;
  }

  store.subscribe((state, before) => {
    if (slicing) {
      for (const listener of listeners) due.add(listener);
      void work();
      return;
    }
    due.clear();
    for (const listener of listeners) listener(state, before);
  });

  return {
    api: {
      ...store,
      subscribe(listener) {
        listeners.add(listener);
        return () => {
          listeners.delete(listener);
          due.delete(listener);
        };
      },
    },
    inSlices(change) {
      const outer = slicing;
      slicing = true;
      try {
        change();
      } finally {
        slicing = outer;
      }
    },
  };
}
