import { useMemo } from "react";
import { type CurvatureInk, curvatureInk } from "../../draw/curvature-ink.ts";
import { useLaneLooks } from "../../lanes.ts";
import { useTheme } from "../../theme.ts";

/** The colours of the curvature's marks: the step has its lane's colour. */
export function useCurvatureInk(): CurvatureInk {
  const theme = useTheme();
  const looks = useLaneLooks();
  const color = looks.find(({ selected }) => selected)?.color ?? "#888888";
  return useMemo(
    () => curvatureInk(theme, color, `11px ${getComputedStyle(document.body).fontFamily}`),
    [theme, color],
  );
}
