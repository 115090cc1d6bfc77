import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { defaultsOf, type ParameterValues } from "../../src/engine/core/types.ts";
import { surfaceById, surfaces } from "../../src/engine/surfaces/index.ts";
import { startLane } from "../engine/lanes.ts";
import { columnsOf } from "../engine/record.ts";
import { documented, readable, table } from "./methods-document.ts";

const TOLERANCES = ["1e-6", "1e-8"] as const;
type Tolerance = (typeof TOLERANCES)[number];

/** What is counted: how often J, ∇J and H have been asked for. */
type Kind = "value" | "gradient" | "hessian";
type Counts = Readonly<Record<Kind, number>>;

interface Reference {
  readonly problem: string;
  readonly method: string;
  readonly startLoss: number;
  readonly at: Readonly<Record<Tolerance, Counts | null>>;
  readonly loss: number;
}

const references = JSON.parse(
  readFileSync(new URL("../golden/scipy-minimize/reference.json", import.meta.url), "utf8"),
) as readonly Reference[];

/** SciPy's method and ours. SciPy's CG is Polak–Ribière with β cut off at 0; its L-BFGS-B scales the starting matrix. */
const PAIRS = [
  ["CG", "conjugate-gradient", { beta: "polak-ribiere-plus", lineSearch: "strong-wolfe" }],
  ["BFGS", "bfgs", { lineSearch: "strong-wolfe" }],
  ["L-BFGS-B", "lbfgs", { lineSearch: "strong-wolfe" }],
  ["Newton-CG", "trust-region-newton", {}],
  ["trust-exact", "trust-region-newton", {}],
] as const satisfies readonly (readonly [string, string, ParameterValues])[];

/** Where ours ends in a higher basin than SciPy's. Several minima are in reach of these starts, and the first steps decide. */
const HIGHER: readonly string[] = [
  "three-hump-camel L-BFGS-B",
  "ackley Newton-CG",
  "local-minima L-BFGS-B",
  "local-minima Newton-CG",
];

interface Comparison extends Reference {
  readonly ours: Readonly<Record<Tolerance, Counts | null>>;
  readonly ourLoss: number;
  readonly ourStart: number;
  readonly ourGradient: number;
}

const comparisons: readonly Comparison[] = PAIRS.flatMap(([method, optimizer, params]) =>
  references
    .filter((reference) => reference.method === method)
    .map((reference) => {
      const surface = surfaceById(reference.problem);
      const own = defaultsOf(surface.parameters);
      const lane = startLane(surface.create(own), { optimizer, params }, surface.start(own), 1);
      const columns = columnsOf(lane, 300);
      const { loss, gradNorm } = columns;
      const asked = (tolerance: Tolerance): Counts | null => {
        const k = gradNorm!.findIndex((size) => size <= Number(tolerance));
        const count = (kind: Kind) => columns[`${kind}Evaluations`]![k]!;
        return k < 0 ? null : { value: count("value"), gradient: count("gradient"), hessian: count("hessian") };
      };
      return {
        ...reference,
        ours: { "1e-6": asked("1e-6"), "1e-8": asked("1e-8") },
        ourLoss: loss!.at(-1)!,
        ourStart: loss![0]!,
        ourGradient: gradNorm!.at(-1)!,
      };
    }),
);

/** Ours over SciPy's, problem by problem, where both arrive. */
function ratiosOf(method: string, tolerance: Tolerance, kind: Kind): number[] {
  return comparisons
    .filter((comparison) => comparison.method === method)
    .flatMap(({ ours, at }) => (ours[tolerance] && at[tolerance] ? [ours[tolerance][kind] / at[tolerance][kind]] : []));
}

const isSecondOrder = (method: string) => method === "Newton-CG" || method === "trust-exact";
const kindsOf = (method: string): readonly Kind[] =>
  isSecondOrder(method) ? ["value", "gradient", "hessian"] : ["value", "gradient"];

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(half)]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

function higher({ ourLoss, loss }: Comparison): boolean {
  return ourLoss > loss + 1e-6 * Math.max(1, Math.abs(loss));
}

function lower({ ourLoss, loss }: Comparison): boolean {
  return ourLoss < loss - 1e-6 * Math.max(1, Math.abs(loss));
}

describe("against SciPy, from every surface's own start", () => {
  it("the functions are the same", () => {
    const bounded = surfaces.filter((surface) => Number.isFinite(surface.infimum(defaultsOf(surface.parameters))));
    for (const { id } of bounded)
      expect(
        comparisons.filter(({ problem }) => problem === id),
        id,
      ).toHaveLength(PAIRS.length);
    for (const { ourStart, startLoss, problem } of comparisons) {
      expect(Math.abs(ourStart - startLoss), problem).toBeLessThan(1e-13 * Math.max(1, Math.abs(startLoss)));
    }
  });

  it.each(
    PAIRS.flatMap(([method]) =>
      TOLERANCES.flatMap((tolerance) => kindsOf(method).map((kind) => [kind, method, tolerance] as const)),
    ),
  )("no more than 1.3 times the %s evaluations of %s in the median, until ‖∇J‖ ≤ %s", (kind, method, tolerance) => {
    const ratios = ratiosOf(method, tolerance, kind);
    expect(ratios.length).toBeGreaterThanOrEqual(15);
    expect(median(ratios)).toBeLessThanOrEqual(1.3);
  });

  it("every run ends at a critical point, as low as SciPy's but where another basin was entered", () => {
    for (const { problem, method, ourGradient } of comparisons)
      expect(ourGradient, `${problem} ${method}`).toBeLessThan(1e-6);
    expect(
      comparisons
        .filter(higher)
        .map(({ problem, method }) => `${problem} ${method}`)
        .toSorted(),
    ).toEqual(HIGHER.toSorted());
  });

  it("docs/methods.md has these numbers", () => {
    const methods = PAIRS.map(([method]) => method);
    const problems = [...new Set(comparisons.map(({ problem }) => problem))];
    const cell = (problem: string, method: string, tolerance: Tolerance, kind: Kind) => {
      const one = comparisons.find((comparison) => comparison.problem === problem && comparison.method === method)!;
      const mark = kind !== "gradient" ? "" : higher(one) ? " ▲" : lower(one) ? " ▼" : "";
      return `${one.ours[tolerance]?.[kind] ?? "–"} / ${one.at[tolerance]?.[kind] ?? "–"}${mark}`;
    };
    const tableOf = (name: string, tolerance: Tolerance, columns: readonly (readonly [string, string, Kind])[]) =>
      `\n${name} until ‖∇J‖ ≤ ${tolerance}, ours / SciPy's:\n\n` +
      table(
        ["surface", ...columns.map(([head]) => head)],
        [
          ...problems.map((problem) => [
            problem,
            ...columns.map(([, method, kind]) => cell(problem, method, tolerance, kind)),
          ]),
          [
            "**median of ours ÷ SciPy's**",
            ...columns.map(([, method, kind]) => `**${median(ratiosOf(method, tolerance, kind)).toFixed(2)}**`),
          ],
        ],
      );
    const tables = [
      ...TOLERANCES.map((tolerance) =>
        tableOf(
          "Gradients",
          tolerance,
          methods.map((method) => [method, method, "gradient"]),
        ),
      ),
      tableOf("Values of J, and Hessians where they are asked for,", "1e-8", [
        ...methods.map((method) => [`${method}, J`, method, "value"] as const),
        ...methods.filter(isSecondOrder).map((method) => [`${method}, H`, method, "hessian"] as const),
      ]),
    ];
    const different = table(
      ["surface", "method", "J, ours", "J, SciPy's"],
      comparisons
        .filter((one) => higher(one) || lower(one))
        .map(({ problem, method, ourLoss, loss }) => [problem, method, readable(ourLoss), readable(loss)]),
    );
    const text = `${tables.join("")}\nWhere the two end at different heights (▼ ours is lower, ▲ SciPy's is):\n\n${different}`;
    expect(documented("scipy", text)).toBe(text);
  });
});
