/** The factors of playback's speed that can be chosen. */
export const SPEEDS: readonly { readonly factor: number; readonly label: string }[] = [
  { factor: 0.25, label: "¼×" },
  { factor: 0.5, label: "½×" },
  { factor: 1, label: "1×" },
  { factor: 2, label: "2×" },
  { factor: 4, label: "4×" },
];

export const speedLabel = (speed: number) => SPEEDS.find(({ factor }) => factor === speed)?.label ?? `${speed}×`;
