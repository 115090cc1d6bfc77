import { catalogue } from "../../language.ts";

/** The words of the panels that set a network up. */
export const words = catalogue("network", {
  dataset: { en: "Data set", ja: "データ" },
  chooseDataset: { en: "choose a data set or an example", ja: "データセットや実験例を選ぶ" },
  aboutDataset: { en: "§{{section}} · about this data set", ja: "§{{section}} · このデータについて" },
  own: { en: "Your own data", ja: "手元のデータ" },
  ownAbout: {
    en: "{{name}}: inputs {{inputs}}, outputs {{outputs}}. It stays on this device.",
    ja: "{{name}}: 入力 {{inputs}} 個、出力 {{outputs}} 個。この端末の外には出ません。",
  },
  ownColumns: { en: "Learnt: {{target}} from {{inputs}}.", ja: "学習: {{inputs}} → {{target}}。" },
  ownPicture: { en: "In the picture: {{x}} across, {{y}} upwards.", ja: "図の横軸は {{x}}、縦軸は {{y}}。" },
  listedAbout: {
    en: "Inputs {{inputs}}, outputs {{outputs}}. The examples are part of the link and of files.",
    ja: "入力 {{inputs}} 個、出力 {{outputs}} 個。事例はリンクとファイルに含まれます。",
  },
  noExamples: {
    en: "No example has class {{classes}}; the network has an output for each class up to the last all the same.",
    ja: "クラス {{classes}} の事例はありませんが、ネットワークの出力は最後のクラスの分まであります。",
  },
  sizes: { en: "{{n}} + {{heldOut}} held out", ja: "訓練 {{n}} 件、検証 {{heldOut}} 件" },
  readCsv: { en: "Use a CSV file…", ja: "CSV ファイルを使う…" },
  model: { en: "Network", ja: "ネットワーク" },
  moreModel: { en: "initial values, normalization, heads", ja: "初期値・正規化・補助出力" },
  training: { en: "Training", ja: "学習" },
  moreTraining: { en: "loss, sampling, decay, stopping", ja: "損失・抽出・重み減衰・早期終了" },
  heads: { en: "auxiliary heads", ja: "補助出力" },
  stopping: { en: "early stopping", ja: "早期終了" },
  stoppingNeedsHeldOut: {
    en: "Early stopping needs held-out examples.",
    ja: "早期終了には検証データが必要です。",
  },
  parameters: { en: "{{count}} parameters", ja: "パラメータ {{count}} 個" },
});
