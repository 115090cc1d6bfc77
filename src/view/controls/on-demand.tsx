import { type ComponentType, type ReactNode, startTransition, useEffect, useState } from "react";
import { reportFault } from "../../state/faults.ts";
import { inTurn } from "../../state/next-task.ts";
import { afterFirstView } from "../first-view.ts";

/** Stands for a panel that is about to come: what shares its column keeps out of sight, or the panel would push it away. */
export const COMING = <span hidden data-coming />;

/** An attempt to fetch a part that failed. */
interface Failed {
  readonly error: unknown;
}

/**
 * When a part is fetched: "early": once the first view is finished, or when it is first rendered if that is earlier; "late": once the
 * first view is finished, even if it is rendered earlier; "rendered": when it is first rendered.
 */
type When = "early" | "late" | "rendered";

interface OnDemandOptions {
  readonly when?: When;
  /** Shown until the part has arrived. */
  readonly meanwhile?: ReactNode;
  /** Whether the part is a panel or the whole content of one, which then shows a failure itself. Otherwise the page's notice does. */
  readonly panel?: boolean;
}

/**
 * A part of the page that is not needed for the first view and is fetched separately. If that fails, because there is no network or the
 * server has a newer version, the failure is shown and the part is fetched again the next time it is mounted.
 */
export function onDemand<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { when = "early", meanwhile = null, panel = false }: OnDemandOptions = {},
): ComponentType<Props> {
  let part: { readonly Part: ComponentType<Props> } | Failed | null = null;
  let fetching = false;
  const listeners = new Set<() => void>();

  async function fetch(): Promise<void> {
    if ((part && "Part" in part) || fetching) return;
    fetching = true;
    try {
      part = { Part: await load() };
    } catch (error) {
      part = { error };
    }
    fetching = false;
    for (const listener of listeners) listener();
  }

  if (when !== "rendered") afterFirstView(() => void fetch());
  return function OnDemand(props: Props) {
    // A failure from before is not this instance's: it fetches again.
    const [earlier] = useState(() => part);
    const [current, setCurrent] = useState(earlier);
    const failed = current && "error" in current && current !== earlier ? current : null;
    useEffect(() => {
      const show = () => setCurrent(part);
      // A panel is rendered in slices, however large it is. A menu is waited for.
      const update = () => (panel ? startTransition(show) : show());
      listeners.add(update);
      update();
      return () => void listeners.delete(update);
    }, []);
    useEffect(() => {
      // To ask for a part's files takes its time, too.
      if (when === "late") afterFirstView(() => void fetch());
      else inTurn(() => void fetch());
    }, []);
    useEffect(() => {
      if (failed && !panel) reportFault(failed.error);
    }, [failed]);
    if (failed && panel) throw failed.error;
    if (!current || "error" in current) return failed ? null : meanwhile;
    return <current.Part {...props} />;
  };
}
