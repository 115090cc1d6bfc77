import { count, declareDataset, heldOut, noise } from "./declare.ts";

/** Four clouds; opposite ones belong together. */
export const xor = declareDataset({
  id: "xor",
  title: { en: "XOR", ja: "排他的論理和" },
  section: "6.1",
  about: {
    en: "Clouds around (±1, ±1); those across from each other are one class. Without noise these are the four points of exclusive or.",
    ja: "(±1, ±1) の周りの四つのクラスタで、対角どうしが同じクラスです。ノイズがなければ排他的論理和の四点になります。",
  },
  parameters: { n: count(200), noise: noise(0.3), heldOut },
  width: 2,
  classes: () => 2,
});
