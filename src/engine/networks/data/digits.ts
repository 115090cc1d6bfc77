import { count, declareDataset, heldOut } from "./declare.ts";

/** Written digits, 8 × 8 pixels (Alpaydin & Kaynak, UCI machine learning repository, 1998; CC BY 4.0). */
export const digits = declareDataset({
  id: "digits",
  title: { en: "Written digits, 8 × 8", ja: "手書き数字(8 × 8)" },
  section: "8.3",
  about: {
    en: "Ten digits written by 13 people, 64 pixels from 0 to 1 each: the test set of Alpaydin and Kaynak's optical recognition of handwritten digits (UCI, 1998, CC BY 4.0). The seed chooses which ones are trained on.",
    ja: "13 人が書いた 10 種類の数字で、それぞれ 0 から 1 の値をとる 64 画素です。Alpaydin と Kaynak の手書き数字光学認識データ(UCI、1998、CC BY 4.0)のテスト用データから、訓練に使う事例をシードに従って選びます。",
  },
  parameters: { n: count(600), heldOut },
  width: 64,
  classes: () => 10,
  available: 1797,
});
