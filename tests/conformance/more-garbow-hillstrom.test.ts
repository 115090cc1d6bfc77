import { describe, expect, it } from "vitest";
import type { ParameterValues } from "../../src/engine/core/types.ts";
import { zeros } from "../../src/engine/core/vector.ts";
import { startLane } from "../engine/lanes.ts";
import { documented, readable, table } from "./methods-document.ts";
import { sumOfSquares } from "./mgh/jet.ts";
import type { Problem } from "./mgh/problem.ts";
import { problems } from "./mgh/problems.ts";

const METHODS = [
  ["bfgs", {}],
  ["lbfgs", {}],
  ["conjugate-gradient", { beta: "polak-ribiere-plus", lineSearch: "strong-wolfe" }],
  ["trust-region-newton", {}],
] as const satisfies readonly (readonly [string, ParameterValues])[];
type Method = (typeof METHODS)[number][0];

/** Updates that a method has for one problem. */
const UPDATES = 1500;

/** Problems that a method does not solve in that many updates. */
const UNSOLVED: Readonly<Record<Method, readonly string[]>> = {
  bfgs: [],
  lbfgs: [],
  "conjugate-gradient": ["Powell badly scaled", "Meyer", "Osborne 1", "Watson, n = 9"],
  "trust-region-newton": ["Biggs EXP6"],
};

/** The minima are published to six digits; 0 counts as reached at 1e-10. */
function isSolved({ minima }: Problem, J: number): boolean {
  return minima.some((minimum) => Math.abs(J - minimum) <= (minimum === 0 ? 1e-10 : 1e-5 * minimum));
}

interface Attempt {
  readonly problem: Problem;
  readonly solved: boolean;
  readonly updates: number;
  readonly gradients: number;
  readonly J: number;
}

function attempt(problem: Problem, optimizer: Method, params: ParameterValues): Attempt {
  const n = problem.start.length;
  const lane = startLane(sumOfSquares(n, problem.residuals), { optimizer, params }, problem.start, 1);
  const row = new Float64Array(lane.columns.length);
  do {
    if (lane.advance(UPDATES, 1, row, 0) === 0) break;
  } while (!isSolved(problem, row[n]!) && !lane.finished(UPDATES));
  return { problem, solved: isSolved(problem, row[n]!), updates: lane.k, gradients: row[n + 3]!, J: row[n]! };
}

const nameOf = ({ name }: Problem) => name;

describe("the problems of Moré, Garbow and Hillstrom", () => {
  it("are all there", () => {
    expect(new Set(problems.map(({ number }) => number)).size).toBe(35);
    expect(new Set(problems.map(nameOf)).size).toBe(problems.length);
  });

  it.each(problems)("$name: derivatives agree with differences", ({ start, residuals }) => {
    const n = start.length;
    const objective = sumOfSquares(n, residuals);
    const gradient = zeros(n);
    const hessian = zeros(n * n);
    const theta = Float64Array.from(start, (x, i) => x * (1 + 0.01 * (i + 1)) + 0.003 * (i + 1));
    const J = objective.valueAndGradient(theta, gradient);
    expect(objective.value(theta)).toBe(J);
    objective.hessian(theta, hessian);
    const [up, down] = [zeros(n), zeros(n)];
    const size = (values: Float64Array) => Math.max(...values.map(Math.abs));
    for (let i = 0; i < n; i++) {
      const h = 1e-5 * Math.max(1e-3, Math.abs(theta[i]!));
      const beyond = (step: number, out: Float64Array<ArrayBuffer>) => {
        const moved = theta.slice();
        moved[i] = moved[i]! + step;
        return objective.valueAndGradient(moved, out);
      };
      const slope = (beyond(h, up) - beyond(-h, down)) / (2 * h);
      const noise = (1e-15 * J) / h;
      expect(Math.abs(slope - gradient[i]!)).toBeLessThan(1e-6 * size(gradient) + 10 * noise);
      for (let j = 0; j < n; j++) {
        const curvature = (up[j]! - down[j]!) / (2 * h);
        expect(Math.abs(curvature - hessian[i * n + j]!)).toBeLessThan(1e-5 * size(hessian));
      }
    }
  });

  const attempts = METHODS.map(([optimizer, params]) => problems.map((problem) => attempt(problem, optimizer, params)));

  it.each(METHODS.map(([optimizer], i) => [optimizer, attempts[i]!] as const))(
    "%s solves those that it solved",
    (optimizer, all) => {
      expect(all.filter(({ solved }) => !solved).map(({ problem }) => problem.name)).toEqual(UNSOLVED[optimizer]);
    },
  );

  it("docs/methods.md has this table", () => {
    const cell = ({ solved, updates, gradients, J }: Attempt) =>
      solved ? `${updates} / ${gradients}` : `no: J = ${readable(J)}`;
    const text = `\n${table(
      ["", "problem", "n", "published minima", ...METHODS.map(([optimizer]) => optimizer)],
      problems.map((problem, i) => [
        String(problem.number),
        problem.name,
        String(problem.start.length),
        problem.minima.map(readable).join(", "),
        ...attempts.map((all) => cell(all[i]!)),
      ]),
    )}| | **solved** | | | ${attempts.map((all) => `**${all.filter(({ solved }) => solved).length} of ${all.length}**`).join(" | ")} |\n`;
    expect(documented("mgh", text)).toBe(text);
  });
});
