import { type ComponentType, useEffect, useSyncExternalStore } from "react";
import { afterFirstView } from "../first-view.ts";

/**
 * A part of the page that shows only when asked for. It is fetched when the first view is done with, or when it is first rendered if
 * that comes before: then it renders nothing until it is there. A fetch that failed is tried again at the next render.
 */
export function onDemand<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let part: ComponentType<Props> | null = null;
  let fetching = false;
  const listeners = new Set<() => void>();

  async function fetch(): Promise<void> {
    if (part || fetching) return;
    fetching = true;
    try {
      part = await load();
      for (const listener of listeners) listener();
    } catch {
      // Offline, say. The page goes on without it.
    } finally {
      fetching = false;
    }
  }

  function subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  afterFirstView(() => void fetch());
  return function OnDemand(props: Props) {
    const Part = useSyncExternalStore(subscribe, () => part);
    useEffect(() => void fetch());
    return Part && <Part {...props} />;
  };
}
