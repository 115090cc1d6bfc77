import { interpolateRgb, rgb } from "d3";
import type { Theme } from "../../state/preferences.ts";

/**
 * Colours of classes. They were chosen so that each differs from the lanes' first eight colours, which are Okabe & Ito's, and from
 * the other classes, to full sight and with protanopia or deuteranopia. A class has a mark of its own besides (class-marks.ts), so
 * nothing hangs on colour alone.
 */
const CLASSES: Readonly<Record<Theme, readonly string[]>> = {
  light: [
    ...["#df50df", "#075e30", "#0538e5", "#3c467f", "#d64144", "#760117"],
    ...["#b83870", "#6e2155", "#d31ffd", "#371145"],
  ],
  dark: [
    ...["#9537df", "#43d302", "#5dcff2", "#fff44c", "#c08967", "#85b7b2"],
    ...["#986c02", "#1378ac", "#1eeedc", "#25db99"],
  ],
};

const GROUND: Readonly<Record<Theme, string>> = { light: "#fbfaf6", dark: "#121921" };

/** The colour of a class's marks. */
export function classColor(theme: Theme, label: number): string {
  const colors = CLASSES[theme];
  return colors[label % colors.length]!;
}

/** How strongly the ground takes a class's colour where the model is certain of it. */
const TINT: Readonly<Record<Theme, number>> = { light: 0.42, dark: 0.4 };

type Channels = readonly [number, number, number];

const channels = (color: string): Channels => {
  const { r, g, b } = rgb(color);
  return [r, g, b];
};

/** The ground's colour where nothing is known, and what a class makes of it, as red, green and blue up to 255. */
export function groundTints(
  theme: Theme,
  classes: number,
): { readonly ground: Channels; readonly tints: readonly Channels[] } {
  const tints = Array.from({ length: classes }, (_, label) =>
    channels(interpolateRgb(GROUND[theme], classColor(theme, label))(TINT[theme])),
  );
  return { ground: channels(GROUND[theme]), tints };
}

/** From the lowest over 0 to the highest value of a quantity with a sign. */
export function signedColor(theme: Theme, share: number): string {
  const end = classColor(theme, share < 0 ? 1 : 0);
  return interpolateRgb(GROUND[theme], end)(Math.min(1, Math.abs(share)));
}
