import { assign, gradientAt, hessianAt, type Line } from "../algorithms/declare.ts";
import { isMatrix, type Matrix, type Value } from "../algorithms/evaluate.ts";
import { type Quantities, quantity } from "../algorithms/quantities.ts";
import { symmetricEigen } from "../core/matrix.ts";
import type { ParameterValues } from "../core/types.ts";
import { zeros } from "../core/vector.ts";

export const REJECTED = {
  en: "rejected: J would not fall enough",
  ja: "不採用: J が十分に下がりません",
};

/** What holds of lines that are skipped at a point of rest. */
export const AT_REST = {
  when: "norm(g) > 0",
  unless: { en: "skipped: g = 0, so θ is at rest", ja: "省略: g = 0 なので θ は動きません" },
};

/** After a step that was not taken, g and H at θ are known. */
export const REFUSED = "all(known > 0, accepted == 0)";

/** Eigenvalues, ascending, and eigenvectors as columns. */
function eigen({ n, entries }: Matrix): { readonly lambda: Float64Array; readonly Q: Float64Array } {
  const [lambda, Q] = [zeros(n), zeros(n * n)];
  symmetricEigen(entries, lambda, Q);
  return { lambda, Q };
}

function matrixNamed(values: ReadonlyMap<string, Value>, name: string): Matrix {
  const value = values.get(name);
  if (value === undefined) throw new ReferenceError(`no quantity ${name}`);
  if (!isMatrix(value)) throw new TypeError(`${name} is no matrix`);
  return value;
}

/** |H| = Q diag(|λ|) Qᵀ. */
export const absoluteHessian: Line = {
  kind: "rule",
  to: "absH",
  tex: "Q\\, \\mathrm{diag}(\\lvert\\lambda\\rvert)\\, Q^\\top",
  compute(values) {
    const H = matrixNamed(values, "H");
    const { lambda, Q } = eigen(H);
    const { n } = H;
    const entries = zeros(n * n);
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++)
        for (let m = 0; m < n; m++) entries[i * n + j]! += Math.abs(lambda[m]!) * Q[i * n + m]! * Q[j * n + m]!;
    return { n, entries };
  },
};

const ratio = quantity(
  "number",
  "none",
  "\\varrho",
  "actual over predicted decrease of J",
  "J の実際の減少 ÷ 予測した減少",
);

export const quantities: Quantities = {
  absH: quantity(
    "matrix",
    "none",
    "\\lvert H\\rvert",
    "H with the size of each eigenvalue",
    "各固有値を絶対値にした H",
  ),
  ratio,
  // The state's name for the same.
  rho: ratio,
  radius: quantity("number", "none", "\\Delta_0", "the first radius", "初期半径"),
  Delta: quantity("number", "none", "\\Delta", "the radius in which the model is trusted", "モデルを信頼する半径"),
  maxRadius: quantity("number", "none", "\\Delta_{\\mathrm{max}}", "the largest radius", "最大半径"),
};

/** Decreases below this many times J drown in rounding: 8 units of the last place. */
const ROUNDING = 8 * Number.EPSILON;

/** ρ, the actual over the predicted decrease of J by a step to `goal`. */
export function gainRatio(goal: string, predicted: string): readonly Line[] {
  const actual = `J - J(${goal})`;
  const drowned = `all(${ROUNDING} * abs(J) >= ${predicted}, ${ROUNDING} * abs(J) >= abs(${actual}))`;
  return [
    assign("J", "J(theta)", { state: null }),
    assign("ratio", `(${actual}) / (${predicted})`, {
      state: "rho",
      when: `all(${predicted} > 0, ${drowned} == 0)`,
      unless: {
        en: "both changes of J drown in rounding, or there is no change",
        ja: "実際の変化と予測した変化がともに丸め誤差に埋もれているか、変化がありません",
      },
    }),
    assign("ratio", "1", {
      state: "rho",
      when: `all(${predicted} > 0, ${drowned})`,
      unless: { en: "only where both changes drown in rounding", ja: "変化が丸め誤差に埋もれるときだけ" },
    }),
  ];
}

/** Marquardt's damping under Nielsen's rule: B is H or |H|. */
export function dampedLines(B: "H" | "absH"): readonly Line[] {
  const predicted = `epsilon * dot(g, p) - 1/2 * epsilon * epsilon * dot(p, ${B} * p)`;
  return [
    gradientAt("theta", REFUSED),
    hessianAt(REFUSED),
    ...(B === "absH" ? [absoluteHessian] : []),
    {
      kind: "rule",
      to: "mu",
      state: null,
      tex: `\\min\\{\\mu, 2\\mu, 4\\mu, \\dots\\} \\text{ with } ${B === "H" ? "H" : "\\lvert H\\rvert"} + \\mu I \\succ 0`,
      compute(values) {
        const { lambda } = eigen(matrixNamed(values, "H"));
        const sizes = lambda.map((x) => Math.abs(x));
        const lowest = Math.min(...(B === "H" ? lambda : sizes));
        const largest = Math.max(...sizes);
        const least = largest > 0 ? 1e-3 * largest : 1;
        let mu = values.get("mu") as number;
        if (mu < 0) {
          const damping = values.get("damping") as number;
          mu = damping > 0 ? damping : least;
        }
        while (!(lowest + mu > 0) && Number.isFinite(mu)) mu = Math.max(2 * mu, least);
        return mu;
      },
    },
    assign("p", `inverse(${B} + mu * I, g)`),
    ...gainRatio("theta - epsilon * p", predicted),
    assign("theta", "theta - epsilon * p", { when: "all(dot(p, p) > 0, ratio > 0)", unless: REJECTED }),
    assign("mu", "mu * max(1/3, 1 - power(2 * ratio - 1, 3))", {
      when: `all(${predicted} > 0, ratio > 0)`,
      unless: REJECTED,
    }),
    assign("mu", "nu * mu", {
      when: `all(${predicted} > 0, ratio > 0) < (${predicted} > 0)`,
      unless: { en: "only after a rejected step", ja: "ステップが不採用になった後だけ" },
    }),
  ];
}

export const isAdaptive = ({ dampingRule }: ParameterValues) => dampingRule === "adaptive";
