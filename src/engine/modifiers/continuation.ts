import type { ModifierDeclaration } from "./types.ts";

/** Stages on blurred objectives before J itself. */
export interface Continuation {
  /** Standard deviations, none greater than the one before. */
  readonly sigmas: readonly number[];
  /** Updates of each stage. */
  readonly stepsEach: number;
}

export const continuation: ModifierDeclaration<"continuation"> = {
  id: "continuation",
  title: { en: "Continuation", ja: "継続法" },
  section: "8.7.6",
  about: {
    en: "Begins on a blurred landscape, in which narrow basins have vanished, and sharpens it stage by stage (equation 8.40). After the last stage the lane goes on with J itself. The optimizer keeps its memory from stage to stage; the recorded J and ‖g‖ are always those of J itself.",
    ja: "狭い窪みが消えたぼかした地形から始め、段階ごとに鮮明にしていきます(式 (8.40))。最後の段階のあとは元の J の上を進みます。最適化手法の記憶は段階をまたいで引き継がれ、記録される J と ‖g‖ は常に元の J のものです。",
  },
  single: true,
  surfacesOnly: true,
  kinds: [
    {
      id: "gaussian",
      title: { en: "Gaussian blur", ja: "ガウスぼかし" },
      about: { en: "Most blurred first.", ja: "もっともぼかしたものから始めます。" },
      tex: "J^{(i)}(\\theta) = \\mathbb{E}_{\\theta' \\sim \\mathcal{N}(\\theta' ;\\, \\theta,\\, \\sigma^{(i)2} I)}\\; J(\\theta')",
      parameters: {
        sigmas: {
          kind: "numbers",
          label: { en: "blurs", ja: "ぼかし幅" },
          symbol: "\\sigma",
          doc: {
            en: "The standard deviation of each stage's blur, in units of θ, from the largest to the smallest. 0 is J itself.",
            ja: "各段階のぼかしの標準偏差です(θ の単位)。大きいものから順に並べます。0 は元の J です。",
          },
          default: [1, 0.5, 0.25],
          min: 0,
          most: 12,
          descending: true,
        },
        stepsEach: {
          kind: "number",
          label: { en: "updates per stage", ja: "各段階の更新回数" },
          doc: {
            en: "How many updates each stage lasts. Too few, and the point has not followed the minimum before it moves on.",
            ja: "各段階の更新回数です。少なすぎると、最小点に追い付く前に次の段階へ移ってしまいます。",
          },
          default: 50,
          min: 1,
          integer: true,
          scale: "log",
          slider: [1, 1000],
          unit: { en: "updates", ja: "回" },
        },
      },
    },
  ],
};

/** The stage that update k (counted from 0) belongs to; `sigmas.length` once all are over. */
export function stageAt({ sigmas, stepsEach }: Continuation, k: number): number {
  return Math.min(sigmas.length, Math.floor(k / stepsEach));
}

/** The number of updates that work on something else than J itself. */
export function blurredUpdates({ sigmas, stepsEach }: Continuation): number {
  return stepsEach * sigmas.filter((sigma) => sigma > 0).length;
}
