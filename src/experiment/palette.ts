import type { LaneConfiguration } from "./configuration.ts";

/**
 * What an absent lane colour means: the palette's colour for the lane's place. First the eight of Okabe & Ito (2008), which stay
 * apart under every common colour blindness (their yellow darkened to be legible as a line), then eight between them in hue.
 */
export const PALETTE: readonly string[] = [
  "#d55e00",
  "#0072b2",
  "#009e73",
  "#cc79a7",
  "#b8860b",
  "#1c2430",
  "#56b4e9",
  "#7a4fbf",
  "#8c2d04",
  "#3b7d23",
  "#b3005e",
  "#4f6d8f",
  "#e08f62",
  "#00807f",
  "#93631a",
  "#5b5b5b",
];

/** The palette's colour for a place in the list of lanes. */
export function placeColor(index: number): string {
  return PALETTE[index % PALETTE.length]!;
}

/** The colour a lane is configured to have, before a theme adapts it. */
export function laneColor(lanes: readonly LaneConfiguration[], index: number): string {
  return lanes[index]?.color ?? placeColor(index);
}
