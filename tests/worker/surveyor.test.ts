import { describe, expect, it } from "vitest";
import type { Vector } from "../../src/engine/core/types.ts";
import { zeros } from "../../src/engine/core/vector.ts";
import type { SurveyChoice } from "../../src/engine/networks/plane/survey.ts";
import type { PlaneNews, SurveySpecification } from "../../src/worker/survey-protocol.ts";
import { type Followed, Surveyor } from "../../src/worker/surveyor.ts";
import { bowl, combined, drawn } from "../engine/networks/bowl.ts";

const n = 12;
const objective = bowl(n, 30, 3);

/** Gradient descent on the bowl, at rates of its own for each lane. */
function walked(rate: number): readonly Vector[] {
  const points = [drawn(n, 1)];
  const gradient = zeros(n);
  for (let k = 0; k < 20; k++) {
    objective.valueAndGradient(points[k]!, gradient);
    points.push(combined([1, -rate], [points[k]!, gradient]));
  }
  return points;
}

const walks = [walked(0.01), walked(0.05)];

/** Every fourth point of each walk. */
const trails: Followed = {
  objective,
  blocks: [],
  *path({ lane, updates, diverged }) {
    yield 0.5;
    const steps = Array.from({ length: updates / 4 + 1 }, (_, i) => 4 * i);
    return { lane, diverged, steps, points: steps.map((k) => walks[lane]![k]!) };
  },
  at: (lane, updates) => walks[lane]![updates]!,
};

function surveyorOf(choice: SurveyChoice): Surveyor {
  const lanes = [0, 1].map((lane) => ({ lane, updates: 20, diverged: false }));
  // Of the run only its lanes are looked at here.
  return new Surveyor({ run: {}, lanes, choice, aspect: 1, zoom: 1 } as unknown as SurveySpecification, trails);
}

/** All news, with a clock that goes on by one at every look, so that the work is done in small pieces. */
function newsOf(surveyor: Surveyor, budget = 40): readonly PlaneNews[] {
  let time = 0;
  const all: PlaneNews[] = [];
  for (;;) {
    const { news, done } = surveyor.advance(budget, () => time++);
    all.push(...news);
    if (done) return all;
  }
}

describe("Surveyor", () => {
  it("follows the lanes, then tells of the plane, of contours ever finer, and of the losses on the way and the minima", () => {
    const news = newsOf(surveyorOf({ kind: "principal" }));
    const types = news.map(({ type }) => type).filter((type, i, all) => type !== all[i - 1]);
    expect(types).toEqual(["following", "plane", "contours", "losses", "contours", "minima"]);
    const contours = news.filter((each) => each.type === "contours");
    expect(contours.map(({ last }) => last)).toEqual([false, false, false, false, true]);
    // The same hollow every time: coarse and fine contours have nearly the same lowest and highest loss.
    const ranges = contours.map(({ contours: { range } }) => range);
    for (const [low, high] of ranges) {
      expect(low).toBeGreaterThanOrEqual(ranges.at(-1)![0] - 1e-9);
      expect(high / ranges.at(-1)![1]).toBeGreaterThan(0.8);
    }
  });

  it("works in pieces: what is left undone costs nothing, and pieces of any size find the same", () => {
    const all = newsOf(surveyorOf({ kind: "end-points", lanes: [0, 1], third: "start" }), 1e9);
    expect(newsOf(surveyorOf({ kind: "end-points", lanes: [0, 1], third: "start" }), 3)).toEqual(all);
  });

  it.each<SurveyChoice>([{ kind: "principal" }, { kind: "line" }])("reads any update of a lane ($kind)", (choice) => {
    const surveyor = surveyorOf(choice);
    expect(surveyor.readings(3)).toEqual([]);
    const place = newsOf(surveyor).find((each) => each.type === "plane" || each.type === "lines")!;
    for (const updates of [0, 3, 8, 20, 99]) {
      for (const [lane, reading] of surveyor.readings(updates).entries()) {
        const k = Math.min(updates, 20);
        expect(reading).toMatchObject({ lane, updates: k, actual: objective.value(walks[lane]![k]!) });
        // Where a sampled point is, the reading says the same.
        if (k % 4 === 0) expect(reading.x).toBe(place.paths[lane]!.xs[k / 4]);
        if (reading.distance < 1e-9) expect(reading.projected).toBeCloseTo(reading.actual, 8);
        else expect(reading.projected).not.toBe(reading.actual);
      }
    }
  });
});
