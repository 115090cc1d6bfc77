import { createContext, use, useCallback } from "react";
import { reportFault } from "../../state/faults.ts";
import { onFrame, type ReportError } from "../../state/frame.ts";

/** Where errors go that happen outside of React's rendering: to the panel's boundary, or to the page's notice if there is none. */
export const ReportContext = createContext<ReportError>(reportFault);

/** Returns `onFrame` for painters of this panel: if one throws, the panel shows the error and the rest of the page continues. */
export function useOnFrame(): (painter: (time: number) => void) => () => void {
  const report = use(ReportContext);
  return useCallback((painter) => onFrame(painter, report), [report]);
}
