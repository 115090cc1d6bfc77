import { normals, STREAM } from "../core/random.ts";
import type { Oracle, Vector } from "../core/types.ts";
import { zeros } from "../core/vector.ts";
import { altered } from "./altered.ts";
import type { ModifierDeclaration } from "./types.ts";

export interface Noise {
  readonly sigma: number;
  readonly bias: number | readonly number[];
}

export const noise: ModifierDeclaration<"noise"> = {
  id: "noise",
  title: { en: "Inexact gradients", ja: "不正確な勾配" },
  section: "8.2.6",
  about: {
    en: "Adds a bias and Gaussian noise to every gradient the optimizer requests, and separate Gaussian noise of the same σ to the entries of the Hessian. At a given update, lanes with the same seed see the same noise.",
    ja: "最適化手法に渡すすべての勾配に偏りとガウスノイズを加え、ヘッセ行列の要素にも同じ標準偏差 σ の別のノイズを加えます。同じステップでは、シードが同じレーンは同じノイズを受けます。",
  },
  single: true,
  kinds: [
    {
      id: "gaussian",
      title: { en: "Gaussian", ja: "ガウスノイズ" },
      about: { en: "g + b + 𝒩(0, σ²I)", ja: "g + b + 𝒩(0, σ²I)" },
      tex: "\\hat g = g + b + \\mathcal N(0, \\sigma^2 I)",
      parameters: {
        sigma: {
          kind: "number",
          label: { en: "noise", ja: "ノイズ" },
          symbol: "\\sigma",
          doc: { en: "Standard deviation of the noise in each component.", ja: "各成分に加わるノイズの標準偏差。" },
          default: 0,
          min: 0,
          scale: "log",
          slider: [1e-3, 100],
        },
        bias: {
          kind: "coordinates",
          label: { en: "bias", ja: "偏り" },
          symbol: "b",
          doc: {
            en: "A constant error: one number for all coordinates, or one for each.",
            ja: "一定の誤差。全座標に共通の一つの数、または座標ごとの数。",
          },
          default: 0,
          slider: [-10, 10],
        },
      },
    },
  ],
};

/** Counts updates, and the questions within one, so that noise is a function of where in the run it falls. */
export interface NoiseClock {
  step: number;
  gradients: number;
  hessians: number;
}

/** An oracle with inexact gradients and Hessians. The Hessian's noise is symmetric. Values stay exact. */
export function noisy(oracle: Oracle, { sigma, bias }: Noise, seed: number, clock: NoiseClock): Oracle {
  const n = oracle.dimension;
  const z = zeros(n);
  // Most methods never ask for a Hessian, and on a network it would be large.
  let zHessian: Vector | null = null;
  return altered(oracle, {
    gradient(g) {
      if (sigma > 0) {
        normals(seed, STREAM.gradientNoise, clock.step, clock.gradients++, z);
        for (let i = 0; i < n; i++) g[i]! += sigma * z[i]!;
      }
      for (let i = 0; i < n; i++) g[i]! += typeof bias === "number" ? bias : bias[i]!;
    },
    hessian(h) {
      if (sigma === 0) return;
      zHessian ??= zeros((n * (n + 1)) / 2);
      normals(seed, STREAM.hessianNoise, clock.step, clock.hessians++, zHessian);
      let next = 0;
      for (let i = 0; i < n; i++) {
        for (let j = i; j < n; j++) {
          const error = sigma * zHessian[next++]!;
          h[i * n + j]! += error;
          if (j !== i) h[j * n + i]! += error;
        }
      }
    },
  });
}
