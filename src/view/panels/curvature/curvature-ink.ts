import { useMemo } from "react";
import { paintedColor } from "../../draw/lane-colors.ts";
import type { CurvatureInk } from "../../draw/paint-curvature.ts";
import { useLaneLooks } from "../../lanes.ts";
import { useTheme } from "../../theme.ts";

/** The colours of the curvature's marks: the step has its lane's colour. */
export function useCurvatureInk(): CurvatureInk {
  const theme = useTheme();
  const looks = useLaneLooks();
  const color = looks.find(({ selected }) => selected)?.color ?? "#888888";
  return useMemo(
    () => ({
      casing: theme === "dark" ? "#0f141b" : "#ffffff",
      text: theme === "dark" ? "#e8edf3" : "#1c2430",
      font: `11px ${getComputedStyle(document.body).fontFamily}`,
      arrows: {
        gradient: theme === "dark" ? "#e8edf3" : "#1c2430",
        step: color,
        newton: paintedColor("#7a4fbf", theme),
        saddleFree: paintedColor("#00807f", theme),
      },
    }),
    [theme, color],
  );
}
