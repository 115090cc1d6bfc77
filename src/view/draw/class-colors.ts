import { interpolateRgb, rgb } from "d3";
import type { Theme } from "../../state/preferences.ts";

/**
 * Colours of classes: the first of Okabe & Ito's that stay apart under every common colour blindness, the rest between them. A class
 * has a shape of its own besides (heads.ts), so nothing hangs on colour alone.
 */
const CLASSES: Readonly<Record<Theme, readonly string[]>> = {
  light: [
    ...["#0a6ab0", "#c85a00", "#00795a", "#a6478a", "#8a6d00", "#39424f"],
    ...["#3796c9", "#6a43b5", "#8c2d04", "#47741f"],
  ],
  dark: [
    ...["#5fb4ee", "#f09a4a", "#35c79c", "#e294c6", "#dcbc4a", "#c9d2dc"],
    ...["#9bd3f5", "#b79bf0", "#e08f62", "#9fd06a"],
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
