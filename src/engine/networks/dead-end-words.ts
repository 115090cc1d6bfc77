import type { Text } from "../core/types.ts";
import type { DeadEnd } from "./diagnose.ts";

const percent = (share: number) => `${Math.round(share * 100)}%`;

/** A dead end as a sentence. Layers are counted from 1, as people do. */
export function explainDeadEnd(deadEnd: DeadEnd): Text {
  switch (deadEnd.kind) {
    case "not-finite":
      return deadEnd.layer === null
        ? { en: "The parameters are not finite.", ja: "パラメータが有限ではありません。" }
        : {
            en: `What layer ${deadEnd.layer + 1} gives is not finite.`,
            ja: `第 ${deadEnd.layer + 1} 層の出力が有限ではありません。`,
          };
    case "dead":
      return {
        en: `No ReLU of hidden layer ${deadEnd.layer + 1} fires for any training example, so no gradient passes it.`,
        ja: `第 ${deadEnd.layer + 1} 隠れ層の ReLU はどの訓練データでも 0 を出し、勾配が通りません。`,
      };
    case "saturated":
      return {
        en: `${percent(deadEnd.share)} of hidden layer ${deadEnd.layer + 1} is saturated: its units stand at their bounds, where hardly any gradient passes.`,
        ja: `第 ${deadEnd.layer + 1} 隠れ層の ${percent(deadEnd.share)} が飽和しています。出力が上限・下限に張り付き、勾配がほとんど通りません。`,
      };
    case "no-variance":
      return {
        en: `In hidden layer ${deadEnd.layer + 1}, ${deadEnd.units} ${deadEnd.units === 1 ? "unit is" : "units are"} the same for all examples, and batch normalization divides by √1e-5 alone.`,
        ja: `第 ${deadEnd.layer + 1} 隠れ層の ${deadEnd.units} ユニットはどの例でも同じ値で、バッチ正規化は √1e-5 だけで割っています。`,
      };
    case "no-variance-in-batch":
      return {
        en: `On a minibatch of ${deadEnd.examples} examples, ${deadEnd.units} ${deadEnd.units === 1 ? "unit" : "units"} of hidden layer ${deadEnd.layer + 1} ${deadEnd.units === 1 ? "is" : "are"} the same for all of them, and batch normalization divides by √1e-5 alone.`,
        ja: `${deadEnd.examples} 例のミニバッチで、第 ${deadEnd.layer + 1} 隠れ層の ${deadEnd.units} ユニットがどの例でも同じ値になり、バッチ正規化は √1e-5 だけで割っています。`,
      };
    case "batch-of-one":
      return {
        en: "Batch normalization of a minibatch of one example gives β, whatever the example, so nothing before it is learnt from such a batch.",
        ja: "例が一つだけのミニバッチのバッチ正規化は、どの例でも β になります。そのバッチからはその前の層が何も学べません。",
      };
  }
}
