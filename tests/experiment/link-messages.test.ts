import assert from "node:assert/strict";
import { describe, expect, it } from "vitest";
import type { Parameters } from "../../src/engine/core/types.ts";
import { optimizers } from "../../src/engine/methods/index.ts";
import { modifiers } from "../../src/engine/modifiers/index.ts";
import { datasets } from "../../src/engine/networks/data/index.ts";
import { modelParameters } from "../../src/engine/networks/settings.ts";
import { surfaces } from "../../src/engine/surfaces/index.ts";
import { decodeLink, encodeLink } from "../../src/experiment/link.ts";
import { parseConfiguration } from "../../src/experiment/parse.ts";
import { presets } from "../../src/experiment/presets.ts";

/** The only message about a link, in English. */
function refusal(link: string): string {
  const result = decodeLink(link);
  assert.ok(!result.ok, link);
  expect(result.errors).toHaveLength(1);
  return result.errors[0].message.en;
}

const links = presets.map(({ configuration }) => {
  const parsed = parseConfiguration(configuration);
  assert.ok(parsed.ok);
  return encodeLink(parsed.configuration);
});

describe("a character after a link's end", () => {
  const added = [
    "。",
    "、",
    "」",
    "』",
    "）",
    "】",
    "》",
    "”",
    "’",
    '"',
    "'",
    ")",
    "]",
    "}",
    ">",
    ",",
    ";",
    ":",
    "!",
    "！",
    "？",
    "…",
  ];

  it("is named, whatever it is and whatever the link", () => {
    for (const link of links)
      for (const character of added)
        for (const form of [character, encodeURIComponent(character)])
          expect(refusal(link + form)).toBe(
            `a character after the link's end, ${JSON.stringify(character)}; remove it`,
          );
  });

  it("is named where the version is not the last field", () => {
    for (const link of links) {
      const moved = `v=1&${link.replace(/&v=1$/, "")}`;
      for (const character of ["。", ")", "」"])
        expect(refusal(moved + character)).toContain(`a character after the link's end, "${character}"`);
    }
  });

  it("may be several, or words", () => {
    expect(refusal("surface=booth&v=1).")).toContain('characters after the link\'s end, ")."');
    expect(refusal("surface=booth&v=1 を見てください")).toContain('"を見てください"');
  });

  it("leaves other versions and faults within the link as they are", () => {
    expect(refusal("surface=booth&v=2")).toContain("unsupported version 2");
    expect(refusal("surface=booth&v=x")).toContain('unsupported version "x"');
    expect(refusal("surface=boothe。&v=1")).toContain("unknown surface");
    assert.ok(decodeLink("surface=booth&v=1.").ok);
  });
});

describe("a parameter at the top of a link", () => {
  /** What is suggested there instead. */
  const suggestion = (link: string) => /did you mean "(.*?)"\?/.exec(refusal(link))?.[1];
  const top = new Set(["start", "steps", "seed", "loss", "sampling", "weightDecay", "evaluateEvery", "earlyStopping"]);
  const names = (parameters: Parameters) => Object.keys(parameters).filter((name) => !top.has(name));

  it("is suggested where it belongs: the data set, the network, the surface", () => {
    expect(suggestion("network=moons&n=200&v=1")).toBe("network=moons(n:200)");
    for (const { id, parameters } of datasets)
      for (const name of names(parameters as Parameters))
        expect(suggestion(`network=${id}&${name}=7&v=1`)).toBe(`network=${id}(${name}:7)`);
    for (const { id, parameters } of surfaces)
      for (const name of names(parameters))
        expect(suggestion(`surface=${id}&${name}=7&v=1`)).toBe(`surface=${id}(${name}:7)`);
    for (const name of names(modelParameters))
      expect(suggestion(`network=digits&${name}=(7,8)&v=1`)).toBe(`model=mlp(${name}:(7,8))`);
    expect(suggestion("network=moons&batchSize=8&v=1")).toBe("batch=8");
    expect(suggestion("network=moons&patience=8&v=1")).toBe("earlyStopping=(patience:8)");
  });

  it("is suggested where it belongs: the lane, its modifier, the view", () => {
    for (const { id, parameters } of optimizers)
      for (const name of names(parameters))
        expect(suggestion(`surface=booth&lane=${id}&${name}=7&v=1`)).toBe(`lane=${id}(${name}:7)`);
    for (const { id, kinds, single } of modifiers)
      for (const kind of kinds)
        for (const name of names(kind.parameters)) {
          const other = optimizers.some(({ parameters }) => name in parameters) || top.has(name);
          if (other) continue;
          const lane = single ? "sgd" : `sgd(${id}:${kind.id})`;
          expect(suggestion(`surface=booth&lane=${lane}&${name}=7&v=1`)).toBe(
            `lane=sgd(${id}:${single ? "" : kind.id}(${name}:7))`,
          );
        }
    expect(suggestion("surface=booth&cursor=7&v=1")).toBe("view=(cursor:7)");
  });

  it("joins what is there already, and is found by a similar name", () => {
    expect(suggestion("network=moons(noise:0.2)&n=200&v=1")).toBe("network=moons(noise:0.2,n:200)");
    expect(suggestion("surface=booth&lane=adam(beta1:0.5)&learningrate=2&v=1")).toBe(
      "lane=adam(beta1:0.5,learningRate:2)",
    );
    expect(suggestion("surface=booth&q=1&v=1")).toBeUndefined();
  });
});
