import type { NumberParameter, Oracle } from "../core/types.ts";
import { norm } from "../core/vector.ts";
import { altered } from "./altered.ts";
import type { ModifierDeclaration } from "./types.ts";

export type Clip =
  | { readonly kind: "norm"; readonly threshold: number }
  | { readonly kind: "value"; readonly threshold: number };

const threshold: NumberParameter = {
  kind: "number",
  label: { en: "threshold", ja: "しきい値" },
  symbol: "v",
  doc: { en: "Gradients up to this size pass unchanged.", ja: "この大きさまでの勾配はそのまま通ります。" },
  default: 1,
  min: 0,
  exclusiveMin: true,
  scale: "log",
  slider: [1e-3, 1e3],
};

export const clip: ModifierDeclaration<"clip"> = {
  id: "clip",
  title: { en: "Gradient clipping", ja: "勾配クリッピング" },
  section: "8.2.4",
  about: {
    en: "Shortens a gradient that is too long before the optimizer sees it (Pascanu et al. 2013; equation 10.48). Not for methods that compare values of J, as a line search does: to these a clipped gradient does not belong.",
    ja: "長すぎる勾配を、最適化手法に渡す前に短くします(Pascanu ら 2013、式 (10.48))。直線探索のように J の値を比べる手法では、値と勾配が合わなくなるため使えません。",
  },
  estranges: true,
  kinds: [
    {
      id: "norm",
      title: { en: "by norm", ja: "ノルム" },
      about: { en: "Keeps the direction, limits the length.", ja: "向きを保ち、長さを制限します。" },
      tex: "g \\leftarrow \\frac{v}{\\lVert g\\rVert}\\,g \\quad\\text{if } \\lVert g\\rVert > v",
      parameters: { threshold },
    },
    {
      id: "value",
      title: { en: "by value", ja: "成分ごと" },
      about: {
        en: "Limits every component on its own; the direction may turn.",
        ja: "成分ごとに制限します。向きが変わることがあります。",
      },
      tex: "g_i \\leftarrow \\max(-v, \\min(v, g_i))",
      parameters: { threshold },
    },
  ],
};

/** An oracle whose gradients are clipped. NaN stays NaN. */
export function clipped(oracle: Oracle, { kind, threshold: limit }: Clip): Oracle {
  return altered(oracle, {
    gradient(g) {
      if (kind === "norm") {
        const length = norm(g);
        if (length > limit) for (let i = 0; i < g.length; i++) g[i] = (g[i]! / length) * limit;
      } else {
        for (let i = 0; i < g.length; i++) {
          if (g[i]! > limit) g[i] = limit;
          else if (g[i]! < -limit) g[i] = -limit;
        }
      }
    },
  });
}
