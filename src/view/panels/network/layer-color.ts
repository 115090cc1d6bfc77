import { interpolateRgb } from "d3";
import type { Theme } from "../../../state/preferences.ts";

const ENDS: Readonly<Record<Theme, readonly [string, string]>> = {
  light: ["#8fb3cd", "#7a1f5c"],
  dark: ["#3f6f95", "#ffb3dd"],
};

/** The colours of layers from the input to the output, one way from faint to strong. */
export function layerColor(theme: Theme, layer: number, count: number): string {
  return interpolateRgb(...ENDS[theme])(count < 2 ? 1 : layer / (count - 1));
}
