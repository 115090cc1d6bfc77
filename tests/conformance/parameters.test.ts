import { expect, test } from "vitest";
import { defaultsOf, type Parameter, type ParameterValue, type ParameterValues } from "../../src/engine/core/types.ts";
import { optimizers } from "../../src/engine/methods/index.ts";
import type { MethodId } from "../../src/engine/methods/rules.ts";
import { objectiveOf } from "../../src/engine/surface-task.ts";
import { startLane } from "../engine/lanes.ts";
import { columnsOf } from "../engine/record.ts";

const rosenbrock = objectiveOf({ kind: "surface", id: "rosenbrock", params: {} });

/** Values that matter within 40 steps, where half the default would not. */
const TELLING: Readonly<Record<string, ParameterValue>> = { maxRadius: 0.01 };

function otherValue(name: string, parameter: Parameter): ParameterValue {
  if (TELLING[name] !== undefined) return TELLING[name];
  if (parameter.kind === "switch") return !parameter.default;
  if (parameter.kind === "choice") return parameter.options.find(({ value }) => value !== parameter.default)!.value;
  return parameter.default === 0 ? 3 : (parameter.default as number) / 2;
}

const walk = (optimizer: MethodId, params: ParameterValues) =>
  columnsOf(startLane(rosenbrock, { optimizer, params }, [-1.5, 2], 1), 40);

const parameters = optimizers.flatMap(({ id, parameters }) =>
  Object.entries(parameters as Record<string, Parameter>).map(([name, parameter]) => [id, name, parameter] as const),
);

test.each(parameters)(
  "%s: %s has a part in the path while its declaration says so, and only then",
  (id, name, parameter) => {
    const own = defaultsOf(optimizers.find((optimizer) => optimizer.id === id)!.parameters) as ParameterValues;
    // Small enough to stay finite for a while.
    const calm = "learningRate" in own && own.learningRate !== 1 ? { learningRate: 0.0004 } : {};
    const inUse = { ...own, ...calm, ...parameter.when };
    expect(walk(id, { ...inUse, [name]: otherValue(name, parameter) })).not.toEqual(walk(id, inUse));
    for (const [other, value] of Object.entries(parameter.when ?? {})) {
      const choice = optimizers.find((optimizer) => optimizer.id === id)!.parameters[other] as Parameter;
      if (choice.kind !== "choice") throw new Error(`${id}: ${name} depends on ${other}, which is no choice`);
      expect(choice.options.map((option) => option.value)).toContain(value);
      for (const option of choice.options) {
        if (option.value === value) continue;
        const idle = { ...own, ...calm, [other]: option.value };
        expect(walk(id, { ...idle, [name]: otherValue(name, parameter) })).toEqual(walk(id, idle));
      }
    }
  },
);
