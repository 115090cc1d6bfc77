import { describe, expect, it } from "vitest";
import { optimizers } from "../../src/engine/methods/index.ts";
import { modifiers } from "../../src/engine/modifiers/index.ts";
import { surfaces } from "../../src/engine/surfaces/index.ts";
import { formatError } from "../../src/experiment/errors.ts";
import { isManyLines } from "../../src/experiment/lines.ts";
import { decodeLink } from "../../src/experiment/link.ts";
import { parseConfiguration, parseText } from "../../src/experiment/parse.ts";

const problem = { kind: "surface", id: "rosenbrock" };
const sgd = { optimizer: "sgd" };
const config = (fields: object) => ({ version: 1, problem, ...fields });
const lanes = (...list: unknown[]) => config({ lanes: list });

function lines(result: ReturnType<typeof parseConfiguration>, language: "en" | "ja" = "en"): string[] {
  return result.ok ? [] : result.errors.map((error) => formatError(error, language));
}

const modifierIds = modifiers.map(({ id }) => id).join(", ");
const optimizerIds = optimizers.map(({ id }) => id).join(", ");

const mistakes: readonly (readonly [unknown, ...string[]])[] = [
  // The contract's own example.
  [
    lanes(sgd, { optimizer: "momentum", params: { momentum: 1.2 } }),
    "lanes[1].params.momentum: must be at least 0 and less than 1; got 1.2",
  ],
  [lanes({ optimizer: "adm" }), 'lanes[0].optimizer: unknown optimizer "adm"; did you mean "adam"?'],
  [lanes({ optimizer: "Adam" }), 'lanes[0].optimizer: unknown optimizer "Adam"; did you mean "adam"?'],
  [lanes({ optimizer: "zzz" }), `lanes[0].optimizer: unknown optimizer "zzz"; known optimizers: ${optimizerIds}`],
  [
    lanes({ optimiser: "sgd" }),
    `lanes[0].optimiser: unknown field; did you mean "optimizer"? known fields: optimizer, params, ${modifierIds}, start, seed, name, color, hidden`,
    `lanes[0].optimizer: is missing; must be one of ${optimizerIds}`,
  ],
  [
    lanes({ optimizer: "sgd", params: { momentum: 0.9 } }),
    "lanes[0].params.momentum: unknown field; known fields: learningRate",
  ],
  [
    lanes({ optimizer: "sgd", params: { learningRate: "abc" } }),
    'lanes[0].params.learningRate: must be a number; got "abc"',
  ],
  [
    lanes({ optimizer: "sgd", params: { learningRate: Number.NaN } }),
    "lanes[0].params.learningRate: must be a finite number; got NaN",
  ],
  [
    lanes({ optimizer: "sgd", params: { learningRate: -1e-300 } }),
    "lanes[0].params.learningRate: must be at least 0; got -1e-300",
  ],
  [config({ view: { hide: ["tabel"] } }), 'view.hide[0]: unknown part "tabel"; did you mean "table"?'],
  [config({ view: { lock: ["lanes", "table", "lanes"] } }), 'view.lock: names "lanes" twice'],
  [lanes({ optimizer: "sgd", clip: { threshold: 0 } }), "lanes[0].clip.threshold: must be greater than 0; got 0"],
  [lanes({ optimizer: "sgd", clip: { kind: "nrm" } }), 'lanes[0].clip.kind: unknown kind "nrm"; did you mean "norm"?'],
  [
    lanes({ optimizer: "bfgs", clip: { threshold: 1 } }),
    "lanes[0].clip: makes no sense with bfgs, which compares values of J: they do not belong to an altered gradient",
  ],
  [
    lanes({ optimizer: "coordinate-descent", clip: { threshold: 1 } }),
    'lanes[0].clip: makes no sense with coordinate-descent while inner is "exact", which compares values of J: they do not belong to an altered gradient',
  ],
  [
    lanes({ optimizer: "bfgs", schedule: {} }),
    "lanes[0].schedule: makes no sense with bfgs, which has no learningRate",
  ],
  [
    lanes({ optimizer: "coordinate-descent", schedule: {} }),
    'lanes[0].schedule: makes no sense with coordinate-descent unless inner is "gradient": otherwise it has no use for its learningRate',
  ],
  [
    lanes({ optimizer: "sgd", noise: { bias: [1, 2, 3] } }),
    "lanes[0].noise.bias: must be a number or a list of 2 numbers; got a list of 3",
  ],
  [lanes({ optimizer: "sgd", noise: { bias: [1, null] } }), "lanes[0].noise.bias[1]: must be a number; got null"],
  [
    lanes({ optimizer: "adadelta", name: 3, color: "red", hidden: 0 }),
    "lanes[0].name: must be a string; got 3",
    'lanes[0].color: must be a colour such as "#1f77b4"; got "red"',
    "lanes[0].hidden: must be true or false; got 0",
  ],
  [lanes(...Array.from({ length: 17 }, () => sgd)), "lanes: at most 16 lanes; got 17"],
  [config({ lanes: sgd }), "lanes: must be a list; got an object"],
  [config({ steps: 1.5 }), "steps: must be a whole number; got 1.5"],
  [config({ steps: 100_001 }), "steps: must be at least 0 and at most 100000; got 100001"],
  [config({ stopAtLoss: "0.1" }), 'stopAtLoss: must be a number; got "0.1"'],
  [config({ seed: 2 ** 53 }), "seed: must be at least 0 and at most 9007199254740991; got 9007199254740992"],
  [config({ start: [1] }), "start: must be two numbers [x, y]; got a list of 1"],
  [config({ start: [1, Number.POSITIVE_INFINITY] }), "start[1]: must be a finite number; got Infinity"],
  [
    config({ step: 3 }),
    'step: unknown field; did you mean "steps"? known fields: version, problem, start, steps, seed, stopAtLoss, lanes, view',
  ],
  [config({ view: { lane: 1 } }), "view.lane: must be the index of a lane, at most 0; got 1"],
  [
    config({ view: { window: { x: [1, 1] } } }),
    "view.window.x: must go from low to high; got 1 to 1",
    "view.window.y: is missing",
  ],
  [
    config({ view: { plane: { kind: "randon" } } }),
    'view.plane.kind: unknown kind of plane "randon"; did you mean "random"?',
  ],
  [
    config({ view: { plane: { kind: "end-points", lanes: [0, 16], third: "stat", zom: 2 } } }),
    'view.plane.zom: unknown field; did you mean "zoom"? known fields: kind, lanes, third, zoom',
    "view.plane.lanes[1]: must be at least 0 and at most 15; got 16",
    'view.plane.third: unknown point "stat"; did you mean "start"?',
  ],
  [
    config({ view: { plane: { kind: "end-points", lanes: [0, 2], third: 3 } }, lanes: [sgd, sgd] }),
    "view.plane.lanes[1]: must be the index of a lane, at most 1; got 2",
    "view.plane.third: must be the index of a lane, at most 1; got 3",
  ],
  [
    config({ view: { plane: { kind: "random", lane: 1 } } }),
    "view.plane.lane: must be the index of a lane, at most 0; got 1",
  ],
  [
    config({ view: { plane: { kind: "eigenvectors", at: "middle" }, mode: "overlay" } }),
    'view.plane.at: unknown point "middle"; known points: start, end',
  ],
  [
    config({ view: { plane: { kind: "end-points", lanes: [1] } } }),
    "view.plane.lanes: must be two numbers [lane, lane]; got a list of 1",
  ],
  [config({ view: { plane: { zoom: 0 } } }), "view.plane.zoom: must be at least 0.015625 and at most 1024; got 0"],
  [config({ view: { tab: "stat" } }), 'view.tab: unknown tab "stat"; did you mean "state"?'],
  [config({ view: { quantity: "rhat" } }), 'view.quantity: unknown quantity "rhat"; did you mean "rHat"?'],
  [
    config({ view: { parameter: { layer: 1, block: "W" } } }),
    "view.parameter: makes no sense on a surface, whose coordinates are all shown",
  ],
  [config({ view: { mode: "3D" } }), 'view.mode: unknown mode "3D"; did you mean "3d"?'],
  [
    config({ problem: { kind: "surface", id: "rosenbrok", params: { b: 8 } } }),
    'problem.id: unknown surface "rosenbrok"; did you mean "rosenbrock"?',
  ],
  [
    config({ problem: { kind: "surface", id: "__proto__" } }),
    `problem.id: unknown surface "__proto__"; known surfaces: ${surfaces.map(({ id }) => id).join(", ")}`,
  ],
  [
    config({ problem: { kind: "surface", id: "saddle", params: { b: 8 } } }),
    "problem.params.b: unknown field; there are none here",
  ],
  [
    config({ problem: { kind: "sequence", length: 3 } }),
    'problem.kind: unknown kind "sequence"; known kinds: surface, network, matrix',
  ],
  [
    config({ problem: { kind: "matrix", id: "deep-liner" } }),
    'problem.id: unknown matrix problem "deep-liner"; did you mean "deep-linear"?',
  ],
  [
    config({ problem: { kind: "matrix", id: "factorization", params: { columns: 2 } } }),
    "problem.params.singularValues: must have at most 2 numbers, as many as a matrix of these sizes has singular values; got 4",
  ],
  [
    config({ problem: { kind: "matrix", id: "factorization", params: { rank: 0 } } }),
    "problem.params.rank: must be at least 1 and at most 16; got 0",
  ],
  [
    config({ problem: { kind: "matrix", id: "deep-linear" }, start: [1, 2] }),
    "start: must have 32 numbers, one for each entry of this problem's matrices; got 2",
  ],
  [
    config({
      problem: { kind: "matrix", id: "deep-linear", params: { depth: 8, width: 16, hidden: 16 } },
      lanes: [{ optimizer: "newton" }],
    }),
    "lanes[0].optimizer: newton keeps an n × n matrix, so the problem can have at most 1000 entries; this one has 2048",
  ],
  ...[
    { kind: "surface", id: "saddle" },
    { kind: "matrix", id: "quadratic" },
  ].map((problem): [unknown, ...string[]] => [
    config({ problem, lanes: [{ optimizer: "coordinate-descent", params: { order: "blocks" } }] }),
    'lanes[0].params.order: "blocks" makes no sense on this problem, which has no blocks that can be minimized exactly: factorization and sparse-coding of kind matrix have',
  ]),
  [{ version: 1 }, "problem: is missing"],
  [{ version: 2, problems: 1 }, "version: unsupported version 2; this program reads version 1"],
  [{ problem }, "version: is missing; must be 1"],
  [config({ seed: undefined }), "seed: must be a JSON value; got undefined"],
  ["text", 'configuration: must be an object; got "text"'],
];

describe("messages", () => {
  it("name the field, what it must be, and what it was", () => {
    for (const [input, ...expected] of mistakes) expect(lines(parseConfiguration(input))).toEqual(expected);
  });

  it("say the same in Japanese", () => {
    const [[example]] = mistakes as [[unknown]];
    expect(lines(parseConfiguration(example), "ja")).toEqual([
      "lanes[1].params.momentum: 0 以上 1 未満にしてください(受け取った値: 1.2)",
    ]);
  });

  it("say where a text stops being JSON", () => {
    expect(lines(parseText('{"version": 1,\n "steps": 1,}'))).toEqual([
      "configuration: is not valid JSON at line 2, column 13: Expected double-quoted property name",
    ]);
    expect(lines(parseText(" "))).toEqual(["configuration: is empty; must be JSON"]);
  });

  it("say which number is none, in text as Python writes it", () => {
    const text = (field: string) => `{"version": 1, "problem": {"kind": "surface", "id": "saddle"}, ${field}}`;
    expect(lines(parseText(text('"start": [1, -Infinity]')))).toEqual([
      "start[1]: must be a finite number; got -Infinity",
    ]);
    expect(lines(parseText(text('"seed": NaN')))).toEqual(["seed: must be a finite number; got NaN"]);
    // Where a string may stand, and within one.
    const named = (name: string) => parseText(text(`"lanes": [{"optimizer": "sgd", "name": ${name}}]`));
    expect(lines(named("NaN"))).toEqual(["lanes[0].name: must be a string; got NaN"]);
    expect(lines(named('"NaN \\"NaN"'))).toEqual([]);
  });

  it("say which field a text gives twice, of which JSON.parse would keep the last", () => {
    const text = (lane: string) =>
      `{"version": 1, "problem": {"kind": "surface", "id": "saddle"}, "lanes": [{"optimizer": "adam"}, {${lane}}]}`;
    const twice = '"optimizer": "sgd", "params": {"learningRate": 0.1, "learning\\u0052ate": 0.2}';
    expect(lines(parseText(text(twice)))).toEqual(["lanes[1].params.learningRate: is given twice"]);
    const steps = '{"version": 1, "steps": 1, "problem": {"kind": "surface", "id": "saddle"}, "steps": 1}';
    expect(lines(parseText(steps))).toEqual(["steps: is given twice"]);
    // The same words in other objects, as values and within strings.
    expect(lines(parseText(text('"optimizer": "sgd", "name": "optimizer", "params": {}')))).toEqual([]);
    expect(lines(parseText(text('"optimizer": "sgd", "name": "{\\"name\\": [1], \\\\"')))).toEqual([]);
  });

  it("say where a link stops making sense", () => {
    const cases: readonly (readonly [string, string])[] = [
      ["surface=rosenbrock(b:8&v=1", 'link: unexpected "&" at character 23, after "rface=rosenbrock(b:8"'],
      [
        "surface=rosenbrock(b:8,b:9)&v=1",
        'link: the same field is given twice, at character 25, after "ace=rosenbrock(b:8,b"',
      ],
      ["surface=rosenbrock&steps=14", "version: is missing: a link ends in v=1; this one may have been cut short"],
      [
        "surface=rosenbrock&lane=adam(momentum:1)&v=1",
        "lanes[0].params.momentum: unknown field; known fields: learningRate, beta1, beta2, delta, biasCorrection",
      ],
      ["surface=rosenbrock&steps=1&steps=2&v=1", "steps: is given twice"],
      [
        "surface=rosenbrock&lans=1&v=1",
        'lans: unknown field; did you mean "lane" or "lanes"? known fields: surface, matrix, network, model, batch, loss, sampling, weightDecay, evaluateEvery, earlyStopping, start, steps, seed, stopAtLoss, lane, lanes, view, v',
      ],
      ["surface=rosenbrock&batch=8&v=1", "batch: belongs to a network, and the link names a surface"],
      [
        "network=moons(n:100,nose:1)&model=mlp(hidden:none)&v=1",
        'problem.dataset.nose: unknown field; did you mean "noise"? known fields: id, n, noise, heldOut',
      ],
      ["model=mlp(hidden:(8,0))&v=1", "problem.model.hidden[1]: must be at least 1 and at most 256; got 0"],
      ["surface=rosenbrock&v=2", "version: unsupported version 2; this program reads version 1"],
      ["surface=%E3%8", "link: has broken percent-encoding; it may have been cut short"],
      ["https://example.org/", "link: holds no configuration"],
    ];
    for (const [link, expected] of cases) expect(lines(decodeLink(link))).toEqual([expected]);
  });
});

describe("standard input", () => {
  it("is told apart: one document on several lines, or a configuration on each", () => {
    const line = '{"version":1,"problem":{"kind":"surface","id":"saddle"}}';
    const document = JSON.stringify(JSON.parse(line), null, 2);
    for (const text of [document, `\n${document}\n`, line, `${line}\n\n`, document.replace("1", "1,,"), "", "{\n}"]) {
      expect(isManyLines(text), text).toBe(false);
    }
    for (const text of [
      `${line}\n${line}`,
      `${line}\r\noops\r\n`,
      `oops\n${line}`,
      `oops\n${line}\noops`,
      "oops\noops",
      "{oops}\n{oops}",
    ]) {
      expect(isManyLines(text), text).toBe(true);
    }
  });
});
