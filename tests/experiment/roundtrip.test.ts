import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { optimizerById, optimizers } from "../../src/engine/methods/index.ts";
import { modifiers } from "../../src/engine/modifiers/index.ts";
import { datasetById, isInline } from "../../src/engine/networks/data/index.ts";
import { modelParameters, trainingParameters } from "../../src/engine/networks/settings.ts";
import { declarationOf } from "../../src/engine/problems/catalogues.ts";
import { surfaceById } from "../../src/engine/surfaces/index.ts";
import { type Configuration, isNetwork, isSurface } from "../../src/experiment/configuration.ts";
import { type Json, jsonText } from "../../src/experiment/json.ts";
import { decodeLink, encodeLink } from "../../src/experiment/link.ts";
import { minimal } from "../../src/experiment/minimal.ts";
import { parseConfiguration, parseText } from "../../src/experiment/parse.ts";
import { isPrivate } from "../../src/experiment/private-data.ts";
import { PATIENT, SEED, written } from "./arbitrary.ts";

const RUNS = { seed: SEED, numRuns: 300 };

/** The configuration, or a failure that shows the errors. */
function accept(result: ReturnType<typeof parseConfiguration>): Configuration {
  assert.deepEqual(result.ok ? [] : result.errors, []);
  return (result as { readonly configuration: Configuration }).configuration;
}

const configurations = written.map((json) => accept(parseConfiguration(json)));

const percentEncoded = (text: string) =>
  [...new TextEncoder().encode(text)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");

describe("a valid configuration", PATIENT, () => {
  it("is complete once parsed, and keeps every value that was written, to the bit", () => {
    fc.assert(
      fc.property(written, (json) => {
        const configuration = accept(parseConfiguration(json));
        for (const { optimizer, params } of configuration.lanes) {
          assert.deepEqual(Object.keys(params), Object.keys(optimizerById(optimizer).parameters));
        }
        if (isSurface(configuration)) {
          const { problem, start } = configuration;
          assert.deepEqual(Object.keys(problem.params), Object.keys(surfaceById(problem.id).parameters));
          assert.deepEqual(start, json.start ?? [...surfaceById(problem.id).start(problem.params)]);
        } else if (!isNetwork(configuration)) {
          const { problem } = configuration;
          assert.deepEqual(Object.keys(problem.params), Object.keys(declarationOf(problem).parameters));
          assert.deepEqual(configuration.start, json.start);
        } else {
          const { dataset, model } = configuration.problem;
          const { parameters } = isInline(dataset) ? { parameters: {} } : datasetById(dataset.id);
          for (const name of Object.keys(parameters)) assert.ok(name in dataset);
          for (const name of Object.keys(modelParameters)) assert.ok(name in model);
          for (const name of Object.keys(trainingParameters)) assert.ok(name in configuration.problem);
          assert.deepEqual(configuration.start, json.start);
        }
        // Writing over the complete configuration with what was written changes nothing.
        assert.deepEqual(accept(parseConfiguration(overlay(configuration, json))), configuration);
        assert.deepEqual(accept(parseConfiguration(configuration)), configuration);
      }),
      RUNS,
    );
  });

  it("comes back from its minimal form and from JSON text", () => {
    fc.assert(
      fc.property(configurations, (configuration) => {
        const short = minimal(configuration);
        assert.deepEqual(accept(parseConfiguration(short)), configuration);
        assert.deepEqual(minimal(accept(parseConfiguration(short))), short);
        for (const indent of [0, 2]) {
          assert.deepEqual(accept(parseText(jsonText(short, indent))), configuration);
          assert.deepEqual(accept(parseText(jsonText(configuration as unknown as Json, indent))), configuration);
        }
      }),
      RUNS,
    );
  });

  it("comes back from its link, whatever encoding the link meets on its way; private data have none", () => {
    fc.assert(
      fc.property(configurations, (configuration) => {
        if (isPrivate(configuration)) {
          assert.throws(() => encodeLink(configuration), RangeError);
          return;
        }
        const link = encodeLink(configuration);
        // Nothing that mail, chat or Markdown takes for an end or for formatting.
        expect(link).toMatch(/^[\w.~%()&=:,-]+v=1$/);
        const address = `https://example.org/lab/#${link}`;
        for (const travelled of [
          ...[link, `#${link}`, `##${link}`, address, ` ${address}\n`],
          ...[percentEncoded(link), `#${percentEncoded(link)}`, percentEncoded(address)],
          ...[encodeURIComponent(encodeURIComponent(address)), decodeURIComponent(link)],
          ...[link.replaceAll("&", "&amp;"), link.replaceAll(/.{60}/g, "$&\r\n")],
        ]) {
          assert.deepEqual(accept(decodeLink(travelled)), configuration);
        }
      }),
      RUNS,
    );
  });
});

/** `over` written over `base`, objects merged and everything else replaced. `hidden: false` is the absence of hidden. */
function overlay(base: unknown, over: unknown): unknown {
  if (Array.isArray(over)) return over.map((item, i) => overlay(Array.isArray(base) ? base[i] : undefined, item));
  if (typeof over !== "object" || over === null) return over;
  const before = (typeof base === "object" && base !== null ? base : {}) as Record<string, unknown>;
  return {
    ...before,
    ...Object.fromEntries(Object.entries(over).map(([key, value]) => [key, overlay(before[key], value)])),
  };
}

describe("links", () => {
  it("keep an optimizer's parameters apart from the lane's own fields", () => {
    const own = [
      "optimizer",
      "params",
      "batchSize",
      "sampling",
      "seed",
      "name",
      "color",
      "hidden",
      ...modifiers.map(({ id }) => id),
    ];
    for (const { parameters } of optimizers)
      expect(Object.keys(parameters).filter((key) => own.includes(key))).toEqual([]);
  });
});
