import { count, declareDataset, heldOut, noise } from "./declare.ts";

/** A wave to fit. */
export const curve = declareDataset({
  id: "curve",
  title: { en: "A curve to fit", ja: "曲線の回帰" },
  section: "8.1",
  about: {
    en: "Regression: y = sin(π f x) for x between −1 and 1, with noise on y alone.",
    ja: "回帰です。−1 から 1 までの x に対して y = sin(π f x) で、ノイズは y にだけ加わります。",
  },
  parameters: {
    n: count(60),
    noise: noise(0.1),
    frequency: {
      kind: "number",
      label: { en: "frequency", ja: "周波数" },
      symbol: "f",
      doc: { en: "Full waves between −1 and 1.", ja: "−1 から 1 までの間の波の数です。" },
      default: 1,
      min: 0,
      max: 10,
      scale: "linear",
      slider: [0.25, 4],
    },
    heldOut,
  },
  width: 1,
  outputs: 1,
  classes: () => null,
});
