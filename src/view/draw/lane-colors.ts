import { hcl, rgb } from "d3";
import type { Theme } from "../../state/preferences.ts";

export { PALETTE } from "../../experiment/palette.ts";

/** WCAG relative luminance of a colour. */
function luminance(color: string): number {
  const { r, g, b } = rgb(color);
  const linear = [r, g, b].map((channel) => {
    const c = channel / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * linear[0]! + 0.7152 * linear[1]! + 0.0722 * linear[2]!;
}

/** WCAG contrast ratio of two colours, 1 … 21. */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((p, q) => q - p);
  return (light! + 0.05) / (dark! + 0.05);
}

const BACKGROUND: Record<Theme, string> = { light: "#ffffff", dark: "#161d26" };

/** What stands out from the background, and on dark paper from the lighter blues of low ground too. */
const LEAST_CONTRAST: Record<Theme, number> = { light: 3, dark: 5 };

/** The colour as it is painted in a theme: its lightness moved, if need be, until it stands out from the theme's background. */
export function paintedColor(color: string, theme: Theme): string {
  let shade = color;
  const { h, c, l } = hcl(color);
  for (
    let lightness = l;
    contrast(shade, BACKGROUND[theme]) < LEAST_CONTRAST[theme] && lightness >= 0 && lightness <= 100;
  ) {
    lightness += theme === "dark" ? 4 : -4;
    shade = hcl(h, c, lightness).formatHex();
  }
  // The darkest ink means "black or white": it turns over whole.
  return theme === "dark" && l < 25 ? "#f4f6f8" : shade;
}
