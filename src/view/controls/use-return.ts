import { useMemo } from "react";
import { useLab } from "../../state/lab.ts";
import { isAsOpened, returnToOrigin } from "../../state/link.ts";

/** The way back to the experiment as it was opened: null while that is what is on the page. */
export function useReturn(): (() => void) | null {
  const configuration = useLab((lab) => lab.configuration);
  const origin = useLab((lab) => lab.origin);
  const there = useMemo(() => isAsOpened(configuration, origin), [configuration, origin]);
  return there ? null : returnToOrigin;
}
