import type { Text } from "../../../engine/core/types.ts";
import type { SpectrumView } from "../../../experiment/configuration.ts";
import { catalogue } from "../../language.ts";

export const words = catalogue("matrix", {
  problem: { en: "Matrix problem", ja: "行列の問題" },
  choose: { en: "Matrix problem", ja: "行列の問題" },
  section: { en: "§{{section}} · about this problem", ja: "§{{section}} · この問題について" },
  spectra: { en: "Singular values", ja: "特異値" },
  ofLane: { en: "{{lane}}:", ja: "{{lane}}:" },
  cursorText: { en: "update {{update}} of {{updates}}", ja: "更新 {{update}} / {{updates}}" },
  at: { en: "{{place}} {{unit}}", ja: "{{unit}} {{place}}" },
  undefinedCurve: { en: "Not defined for this problem.", ja: "この問題では定義されません。" },
  averaged: { en: "Dashed: at the average.", ja: "破線: 平均点。" },
  value: { en: "{{block}}, value {{number}}", ja: "{{block}} の {{number}} 番目" },
});

/** What the singular values are of: on the tab, and in full. */
export const SPECTRUM_LABELS: Readonly<Record<SpectrumView, { readonly tab: Text; readonly full: Text }>> = {
  parameters: {
    tab: { en: "of θ", ja: "θ" },
    full: {
      en: "Singular values of the parameter matrices of the selected lane",
      ja: "選択中のレーンのパラメータ行列の特異値",
    },
  },
  gradient: {
    tab: { en: "of g", ja: "g" },
    full: { en: "Singular values of the gradient of the selected lane", ja: "選択中のレーンの勾配の特異値" },
  },
  update: {
    tab: { en: "of Δθ", ja: "Δθ" },
    full: { en: "Singular values of the updates of the selected lane", ja: "選択中のレーンの更新の特異値" },
  },
};
