import { count, declareDataset, heldOut, noise } from "./declare.ts";

/** Gaussian clouds around the corners of a regular polygon. */
export const blobs = declareDataset({
  id: "blobs",
  title: { en: "Gaussian blobs", ja: "ガウス分布の集まり" },
  section: "8.3",
  about: {
    en: "One Gaussian cloud a class, around points that are spread evenly over a circle of radius 2.",
    ja: "半径 2 の円周に等間隔に並ぶ点の周りに、クラスごとのガウス分布があります。",
  },
  parameters: {
    n: count(300),
    noise: noise(0.6),
    classes: {
      kind: "number",
      label: { en: "classes", ja: "クラス数" },
      doc: { en: "How many clouds there are.", ja: "集まりの数です。" },
      default: 3,
      min: 2,
      max: 10,
      integer: true,
      scale: "linear",
      slider: [2, 10],
    },
    heldOut,
  },
  width: 2,
  classes: ({ classes }) => classes,
});
