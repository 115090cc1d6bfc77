import { type ComponentType, type ReactNode, useEffect, useSyncExternalStore } from "react";
import { afterFirstView } from "../first-view.ts";

/** Stands for a panel that is about to come: what shares its column keeps out of sight, or the panel would push it away. */
export const COMING = <span hidden data-coming />;

/**
 * A part of the page that shows only when asked for. It is fetched when the first view is done with, or when it is first rendered if
 * that comes before: then `meanwhile` stands in its place until it is there. A fetch that failed leaves nothing there, and is tried
 * again at the next render.
 */
export function onDemand<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  meanwhile: ReactNode = null,
): ComponentType<Props> {
  let part: ComponentType<Props> | "coming" | "failed" = "coming";
  let fetching = false;
  const listeners = new Set<() => void>();

  async function fetch(): Promise<void> {
    if (typeof part !== "string" || fetching) return;
    fetching = true;
    try {
      part = await load();
    } catch {
      // Offline, say. The page goes on without it.
      part = "failed";
    }
    fetching = false;
    for (const listener of listeners) listener();
  }

  function subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  afterFirstView(() => void fetch());
  return function OnDemand(props: Props) {
    const Part = useSyncExternalStore(subscribe, () => part);
    useEffect(() => void fetch());
    if (typeof Part === "string") return Part === "coming" ? meanwhile : null;
    return <Part {...props} />;
  };
}
