import { count, declareDataset, heldOut, noise } from "./declare.ts";

/** One circle within another. */
export const circles = declareDataset({
  id: "circles",
  title: { en: "Two circles", ja: "二つの円" },
  section: "8.3",
  about: {
    en: "A circle of radius 1 around a smaller one. No straight line separates them.",
    ja: "半径 1 の円の内側に小さな円があります。直線では分けられません。",
  },
  parameters: {
    n: count(300),
    noise: noise(0.1),
    factor: {
      kind: "number",
      label: { en: "inner radius", ja: "内側の半径" },
      doc: { en: "Radius of the inner circle.", ja: "内側の円の半径です。" },
      default: 0.5,
      min: 0,
      max: 1,
      scale: "linear",
      slider: [0, 0.95],
    },
    heldOut,
  },
  width: 2,
  classes: () => 2,
});
