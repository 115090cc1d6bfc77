import type { Text } from "../core/types.ts";
import type { DeadEnd } from "./diagnose.ts";

const percent = (share: number) => `${Math.round(share * 100)}%`;

type Of<Kind extends DeadEnd["kind"]> = Extract<DeadEnd, { readonly kind: Kind }>;

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

/** Hidden layers by their numbers, counted from 1 as people do, each with what `about` says of it. */
function layers<Each extends { readonly layer: number }>(all: readonly Each[], about?: (each: Each) => Text): Text {
  const name = ({ layer }: Each) => String(layer + 1);
  return {
    en: `hidden layer${all.length > 1 ? "s" : ""} ${listed(all.map((each) => name(each) + (about ? ` (${about(each).en})` : "")))}`,
    ja: all.map((each) => `第 ${name(each)} 隠れ層${about ? `(${about(each).ja})` : ""}`).join("、"),
  };
}

const shareOf = ({ share }: { readonly share: number }): Text => ({ en: percent(share), ja: percent(share) });
const unitsOf = ({ units }: { readonly units: number }): Text => ({
  en: `${units} unit${units === 1 ? "" : "s"}`,
  ja: `${units} ユニット`,
});

function notFinite({ layer }: Of<"not-finite">): Text {
  return layer === null
    ? { en: "The parameters are not finite.", ja: "パラメータが有限ではありません。" }
    : { en: `What layer ${layer + 1} gives is not finite.`, ja: `第 ${layer + 1} 層の出力が有限ではありません。` };
}

function dead(all: readonly Of<"dead">[]): Text {
  const where = layers(all);
  return {
    en: `No ReLU of ${where.en} fires for any training example, so no gradient passes ${all.length > 1 ? "them" : "it"}.`,
    ja: `${where.ja}の ReLU はどの訓練データでも 0 を出し、勾配が通りません。`,
  };
}

function saturated(all: readonly Of<"saturated">[]): Text {
  const where = layers(all, shareOf);
  return {
    en: `Units of ${where.en} are saturated: they stand at their bounds, where hardly any gradient passes.`,
    ja: `${where.ja}では活性値が飽和しています。上限や下限に張り付き、勾配がほとんど通りません。`,
  };
}

function noVariance(all: readonly Of<"no-variance">[]): Text {
  const where = layers(all, unitsOf);
  return {
    en: `In ${where.en}, batch normalization divides by √1e-5 alone what is the same for all examples.`,
    ja: `${where.ja}では、正規化する値がどの事例でも同じです。分散が 0 なので、バッチ正規化は √1e-5 で割るだけになります。`,
  };
}

function noVarianceInBatch(all: readonly Of<"no-variance-in-batch">[]): Text {
  const where = layers(all, unitsOf);
  const [{ examples }] = all as [Of<"no-variance-in-batch">];
  return {
    en: `On a minibatch of ${examples} examples, batch normalization in ${where.en} divides by √1e-5 alone what is the same for all of them.`,
    ja: `事例 ${examples} 件のミニバッチでは、${where.ja}で正規化する値がどの事例でも同じです。分散が 0 なので、バッチ正規化は √1e-5 で割るだけになります。`,
  };
}

const batchOfOne: Text = {
  en: "Batch normalization of a minibatch of one example gives β, whatever the example, so no layer before it learns from such a batch.",
  ja: "事例が 1 件だけのミニバッチでは、バッチ正規化の出力は常に β になります。それより前の層は、そのバッチから何も学習できません。",
};

/** The dead ends of one network in sentences: one for each kind, which names the layers. */
export function explainDeadEnds(deadEnds: readonly DeadEnd[]): readonly Text[] {
  const of = <Kind extends DeadEnd["kind"]>(kind: Kind) =>
    deadEnds.filter((deadEnd): deadEnd is Of<Kind> => deadEnd.kind === kind);
  const told = <Kind extends DeadEnd["kind"]>(kind: Kind, tell: (all: readonly Of<Kind>[]) => Text): Text[] =>
    of(kind).length > 0 ? [tell(of(kind))] : [];
  return [
    ...told("batch-of-one", () => batchOfOne),
    ...of("not-finite").map(notFinite),
    ...told("no-variance", noVariance),
    ...told("dead", dead),
    ...told("saturated", saturated),
    ...told("no-variance-in-batch", noVarianceInBatch),
  ];
}
