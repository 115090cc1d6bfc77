import type { Theme } from "../../state/preferences.ts";
import type { ArrowKind } from "./curvature-marks.ts";
import { paintedColor } from "./lane-colors.ts";

/** Colours of the marks, and of the line around each that keeps it legible. */
export interface CurvatureInk {
  readonly casing: string;
  readonly text: string;
  /** Of the names, as a canvas takes it. */
  readonly font: string;
  readonly arrows: Readonly<Record<ArrowKind, string>>;
}

/** The colours in a theme: the step has its lane's colour. */
export function curvatureInk(theme: Theme, laneColor: string, font: string): CurvatureInk {
  const text = theme === "dark" ? "#e8edf3" : "#1c2430";
  return {
    casing: theme === "dark" ? "#0f141b" : "#ffffff",
    text,
    font,
    arrows: {
      gradient: text,
      step: laneColor,
      newton: paintedColor("#7a4fbf", theme),
      saddleFree: paintedColor("#00807f", theme),
    },
  };
}
