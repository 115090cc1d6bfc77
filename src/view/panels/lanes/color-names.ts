import { catalogue } from "../../language.ts";

/** The palette's colours in words, by their place. */
export const colorNames = catalogue("color-names", {
  "0": { en: "vermilion", ja: "朱色" },
  "1": { en: "blue", ja: "青" },
  "2": { en: "bluish green", ja: "青緑" },
  "3": { en: "pink", ja: "ピンク" },
  "4": { en: "ochre", ja: "黄土色" },
  "5": { en: "ink", ja: "墨色" },
  "6": { en: "sky blue", ja: "空色" },
  "7": { en: "violet", ja: "紫" },
  "8": { en: "rust", ja: "さび色" },
  "9": { en: "leaf green", ja: "若葉色" },
  "10": { en: "crimson", ja: "紅色" },
  "11": { en: "slate", ja: "藍鼠" },
  "12": { en: "apricot", ja: "杏色" },
  "13": { en: "teal", ja: "鴨の羽色" },
  "14": { en: "brown", ja: "茶色" },
  "15": { en: "grey", ja: "灰色" },
});
