import type { Objective, Vector } from "../../src/engine/core/types.ts";
import { blursOf, objectiveOf } from "../../src/engine/surface-task.ts";
import type { SurfaceConfiguration } from "../../src/experiment/configuration.ts";
import { startLane } from "../engine/lanes.ts";

/** A lane's path as the engine walks it, by the names of the script's arrays. */
export interface Path {
  readonly rows: number;
  readonly columns: ReadonlyMap<string, readonly number[]>;
}

/** Numbers between −1 and 1 from a linear congruential generator. */
function shakes(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return state / 2 ** 31;
  };
}

/** The same function as another machine might work it out: points and answers off by up to two units in the last place. */
function shaken(objective: Objective, seed: number): Objective {
  const next = shakes(seed);
  const off = () => 1 + next() * 2 ** -51;
  const near = (theta: Vector): Vector => theta.map((x) => x * off());
  return {
    ...objective,
    value: (theta) => objective.value(near(theta)) * off(),
    valueAndGradient(theta, gradient) {
      const value = objective.valueAndGradient(near(theta), gradient);
      for (let i = 0; i < gradient.length; i++) gradient[i]! *= off();
      return value * off();
    },
    hessian(theta, hessian) {
      objective.hessian(near(theta), hessian);
      hessian[0]! *= off();
      hessian[1]! *= off();
      hessian[2] = hessian[1]!;
      hessian[3]! *= off();
    },
    ...(objective.coordinateMinimizer && {
      coordinateMinimizer: (theta: Vector, i: number) => objective.coordinateMinimizer!(near(theta), i) * off(),
    }),
  };
}

/** The path of the first lane; with a seed, on a function that is off in its last places. */
export function enginePath({ problem, lanes, start, seed, steps }: SurfaceConfiguration, shake?: number): Path {
  const blurs = blursOf(problem);
  const seen = (objective: Objective, salt: number) =>
    shake === undefined ? objective : shaken(objective, shake + 1000 * salt);
  const lane = startLane(seen(objectiveOf(problem), 0), lanes[0]!, start, seed, (sigma) => seen(blurs(sigma), 1));
  const room = steps + 1;
  const buffer = new Float64Array(room * lane.columns.length);
  const rows = lane.advance(steps, room, buffer, 0);
  const columns = lane.columns.map((name, c): [string, number[]] => [
    name,
    [...buffer.subarray(c * room, c * room + rows)],
  ]);
  return { rows, columns: new Map(columns) };
}
