import { count, declareDataset, heldOut, noise } from "./declare.ts";

/** Two half circles, each reaching into the other. */
export const moons = declareDataset({
  id: "moons",
  title: { en: "Two moons", ja: "二つの三日月" },
  section: "8.3",
  about: {
    en: "Two half circles that reach into each other. A straight line gets most of it right, a small network all of it.",
    ja: "互いに入り込む二つの半円です。直線でも大半を分けられ、小さなネットワークならすべて分けられます。",
  },
  parameters: { n: count(300), noise: noise(0.15), heldOut },
  width: 2,
  classes: () => 2,
});
