import { count, declareDataset, heldOut, noise } from "./declare.ts";

/** Arms that wind around the origin. */
export const spirals = declareDataset({
  id: "spirals",
  title: { en: "Spirals", ja: "渦巻き" },
  section: "8.2",
  about: {
    en: "Arms that wind around each other, out to radius 1. Hard for small networks, and slow for plain SGD.",
    ja: "半径 1 まで互いに巻き付く腕です。小さなネットワークには難しく、SGD では時間がかかります。",
  },
  parameters: {
    n: count(400),
    noise: noise(0.02),
    arms: {
      kind: "number",
      label: { en: "arms", ja: "腕の数" },
      doc: { en: "Each arm is a class.", ja: "腕ごとに一つのクラスになります。" },
      default: 2,
      min: 2,
      max: 6,
      integer: true,
      scale: "linear",
      slider: [2, 6],
    },
    turns: {
      kind: "number",
      label: { en: "turns", ja: "巻き数" },
      doc: {
        en: "How often each arm winds around the origin. More is harder.",
        ja: "各腕が原点を何周するかです。多いほど難しくなります。",
      },
      default: 1.25,
      min: 0,
      max: 5,
      scale: "linear",
      slider: [0.25, 3],
    },
    heldOut,
  },
  width: 2,
  classes: ({ arms }) => arms,
});
