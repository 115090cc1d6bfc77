import { count, declareDataset, heldOut, noise } from "./declare.ts";

/** Two clouds that overlap, some of their labels wrong: data that a large network can only learn by heart. */
export const overlap = declareDataset({
  id: "overlap",
  title: { en: "Overlapping clouds", ja: "重なり合う集まり" },
  section: "8.1",
  about: {
    en: "Two clouds around (±1, 0) that overlap, and a share of the labels is wrong. Trained for long, a network learns the errors by heart: the held-out loss turns up while the training loss falls.",
    ja: "(±1, 0) の周りの重なり合う二つの集まりで、一部のラベルは誤っています。長く学習すると誤りまで暗記し、訓練損失が下がる一方で検証損失が上がります。",
  },
  parameters: {
    n: count(100),
    noise: noise(0.8),
    flipped: {
      kind: "number",
      label: { en: "wrong labels", ja: "誤りラベルの割合" },
      doc: {
        en: "The probability that an example carries the other class's label.",
        ja: "事例に別のクラスのラベルが付く確率です。",
      },
      default: 0.1,
      min: 0,
      max: 0.5,
      scale: "linear",
      slider: [0, 0.5],
    },
    heldOut: { ...heldOut, default: 1 },
  },
  width: 2,
  classes: () => 2,
});
