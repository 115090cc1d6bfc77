import { crc32, deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { linkOfPng, pngWithLink, svgMetadata } from "../../../src/experiment/figure-link.ts";
import { encodeLink } from "../../../src/experiment/link.ts";
import { parseConfiguration } from "../../../src/experiment/parse.ts";
import { configurationText, readExperiment } from "../../../src/state/files.ts";

const parsed = parseConfiguration({
  version: 1,
  problem: { kind: "surface", id: "himmelblau" },
  start: [-0, 1e-300],
  lanes: [{ optimizer: "adam", name: "速い <Adam> & co" }],
  view: { hide: ["table"] },
});
if (!parsed.ok) throw new Error("the test's own configuration is not valid");
const { configuration } = parsed;
const link = `https://example.org/lab/#${encodeLink(configuration)}`;

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** One grey pixel. */
const png = Buffer.concat([
  Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
  chunk("IHDR", Uint8Array.of(0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0)),
  chunk("IDAT", deflateSync(Uint8Array.of(0, 128))),
  chunk("IEND", new Uint8Array()),
]);

const bytes = (text: string) => new TextEncoder().encode(text);

describe("a file", () => {
  it("gives the experiment back that it was saved from, in every form", () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg">${svgMetadata(link, "x")}</svg>`;
    for (const file of [
      pngWithLink(png, link, 300),
      ...[svg, `<?xml version="1.0"?>\n${svg}`, configurationText(configuration), link, `  ${link}\n`].map(bytes),
    ])
      expect(readExperiment(file)).toEqual({ ok: true, configuration });
  });

  it("stays a valid PNG with the link in it", () => {
    const made = Buffer.from(pngWithLink(png, link, 300));
    const types: string[] = [];
    for (let at = 8; at < made.length; ) {
      const length = made.readUInt32BE(at);
      types.push(made.toString("latin1", at + 4, at + 8));
      expect(made.readUInt32BE(at + 8 + length)).toBe(crc32(made.subarray(at + 4, at + 8 + length)));
      at += 12 + length;
    }
    expect(types).toEqual(["IHDR", "pHYs", "tEXt", "IDAT", "IEND"]);
    // 300 dots per inch are 11 811 per metre.
    expect(made.readUInt32BE(8 + 25 + 8)).toBe(11_811);
  });

  it("that holds no experiment is refused with a reason, however it is damaged", () => {
    const made = pngWithLink(png, link, 96);
    for (let length = 0; length < made.length; length += 7) {
      const result = readExperiment(made.subarray(0, length));
      // The link stands before the picture, so that a file that was cut short may still have it.
      if (result.ok) expect(linkOfPng(made.subarray(0, length))).toBe(link);
      else expect(result.errors[0].message.en).not.toBe("");
    }
    for (const text of ["<svg/>", "<dc:source></dc:source>", "", "{", "[]", "#", "surface"])
      expect(readExperiment(bytes(text)).ok, text).toBe(false);
    expect(readExperiment(png).ok).toBe(false);
  });
});
