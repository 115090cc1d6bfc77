import type { SwitchParameter } from "../../../engine/core/types.ts";

/** Fields of the configuration that are there or not: what turns them on. */
export const stoppingSwitch: SwitchParameter = {
  kind: "switch",
  label: { en: "early stopping", ja: "早期終了" },
  doc: {
    en: "A lane stops once the held-out loss has not fallen for so many evaluations (section 8.1.2).",
    ja: "検証損失がこの回数の評価だけ下がらなければ、レーンを止めます(8.1.2 節)。",
  },
  default: false,
};

export const headsSwitch: SwitchParameter = {
  kind: "switch",
  label: { en: "auxiliary heads", ja: "補助出力" },
  doc: {
    en: "Linear outputs on hidden layers, whose losses are added during training so that the lower layers receive the error signal directly (section 8.7.5).",
    ja: "隠れ層に付ける線形の出力です。学習中はその損失も加わり、出力から遠い層にも誤差が直接伝わります(8.7.5 節)。",
  },
  default: false,
};
