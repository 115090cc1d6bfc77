import type { Theme } from "../../state/preferences.ts";
import { hexOf, labOf, luminanceOf, rgbOf, rgbOfLab } from "./color.ts";

export { PALETTE } from "../../experiment/palette.ts";

/** WCAG contrast ratio of two colours, 1 … 21. */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminanceOf(rgbOf(a)), luminanceOf(rgbOf(b))].sort((p, q) => q - p);
  return (light! + 0.05) / (dark! + 0.05);
}

const BACKGROUND: Record<Theme, string> = { light: "#ffffff", dark: "#161d26" };

/** What stands out from the background, and on dark paper from the lighter blues of low ground too. */
const LEAST_CONTRAST: Record<Theme, number> = { light: 3, dark: 5 };

/** The colour as it is painted in a theme: its lightness moved, if need be, until it stands out from the theme's background. */
export function paintedColor(color: string, theme: Theme): string {
  let shade = color;
  const [l, a, b] = labOf(rgbOf(color));
  for (
    let lightness = l;
    contrast(shade, BACKGROUND[theme]) < LEAST_CONTRAST[theme] && lightness >= 0 && lightness <= 100;
  ) {
    lightness += theme === "dark" ? 4 : -4;
    shade = hexOf(rgbOfLab([lightness, a, b]));
  }
  // The darkest ink means "black or white": it turns over whole.
  return theme === "dark" && l < 25 ? "#f4f6f8" : shade;
}
