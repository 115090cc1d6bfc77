import type { Theme } from "../../state/preferences.ts";
import { hexOf, labOf, type Rgb, rgbOf, rgbOfLab, splineColor } from "./color.ts";

/** From low to high J. Lightness rises evenly on paper and falls evenly on the dark page, so that low ground always stands out. */
const STOPS: Record<Theme, readonly string[]> = {
  light: ["#4d7291", "#6f92aa", "#94b0bf", "#b5c9d0", "#cdd9da", "#dfe3dd", "#ece9e0", "#f3efe6"],
  dark: ["#86bbdd", "#6b9fc3", "#5485a6", "#426d8b", "#345872", "#2a485d", "#22394b", "#1b2d3b"],
};

const ramps: Record<Theme, readonly Rgb[]> = { light: STOPS.light.map(rgbOf), dark: STOPS.dark.map(rgbOf) };

/** The colour of ground at a share of the way from the lowest (0) to the highest (1) band. */
function rampColor(theme: Theme, share: number): string {
  return hexOf(splineColor(ramps[theme], share));
}

/** One colour for each of the `levels` + 1 bands, from the lowest up. */
export function bandColors(theme: Theme, levels: number): readonly string[] {
  return Array.from({ length: levels + 1 }, (_, band) => rampColor(theme, levels === 0 ? 0.5 : band / levels));
}

/** The colour of the line around a band: its own, a little lighter on paper and darker at night. */
export function lineColor(theme: Theme, color: string): string {
  const [l, a, b] = labOf(rgbOf(color));
  return hexOf(rgbOfLab([l + (theme === "light" ? 7 : -7), a, b]));
}
