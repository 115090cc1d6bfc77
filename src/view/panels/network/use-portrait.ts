import { useEffect, useState } from "react";
import { type Portrait, portraitOf } from "../../../state/portraits.ts";
import { useOnFrame } from "../../containment/use-on-frame.ts";

/** What is rendered of a portrait, not painted, follows it at most this often, in milliseconds. */
const RENDER_MILLISECONDS = 250;

/** A lane's portrait for what React renders: tables and lists. */
export function usePortrait(lane: number): Portrait | null {
  const onFrame = useOnFrame();
  const [shown, setShown] = useState<Portrait | null>(() => portraitOf(lane));
  useEffect(() => {
    let renderedAt = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = onFrame(() => {
      if (timer !== undefined) return;
      const wait = Math.max(0, renderedAt + RENDER_MILLISECONDS - performance.now());
      timer = setTimeout(() => {
        timer = undefined;
        renderedAt = performance.now();
        setShown(portraitOf(lane));
      }, wait);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [onFrame, lane]);
  return shown;
}
