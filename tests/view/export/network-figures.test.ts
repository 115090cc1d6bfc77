// @vitest-environment jsdom
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitted, screenX, screenY } from "../../../src/view/draw/viewport.ts";
import { activityFigure } from "../../../src/view/export/activity-figure.ts";
import type { FigureLook } from "../../../src/view/export/figure-frame.ts";
import { FIGURE_SIZES } from "../../../src/view/export/figure-size.ts";
import { type PlaneFigureLane, planeFigure } from "../../../src/view/export/plane-figure.ts";
import { spectrumFigure } from "../../../src/view/export/spectrum-figure.ts";
import { spreadFigure } from "../../../src/view/export/spread-figure.ts";
import { roughWidth, wrappedText } from "../../../src/view/export/svg.ts";
import { contourMap } from "../../../src/worker/contours.ts";

const window = { x: [-3, 3], y: [-2, 2] } as const;
const map = contourMap(
  { problem: { kind: "surface", id: "himmelblau", params: {} }, window, columns: 60, rows: 40 },
  12,
);

/** A path along the line y = 1 whose distance from the plane grows from 0 to 2, the picture's half height. */
const rows = 41;
const path = Float64Array.from({ length: rows }, (_, i) => -2.5 + (5 * i) / (rows - 1));
const lane: PlaneFigureLane = {
  ...{ index: 0, name: "a <lane>", color: "#112233", selected: true, diverged: false, mean: null },
  ...{ xs: path, ys: path.map(() => 1), distances: path.map((_, i) => (2 * i) / (rows - 1)) },
  ...{ shown: 31, loss: 0.125, projected: 0.25, distance: 1.5 },
};

const SENTENCES = [
  "89 % of the variance lies in this plane.",
  "Below each lane: ‖θ − its projection‖.",
  "More. ".repeat(90),
];
const texts = {
  title: 'a & "b".csv',
  note: "Adam, update 3",
  lanes: "Lanes",
  levels: "Contours",
  levelsAbove: "Above",
};
const words = {
  ...{ ...texts, minimum: "minimum", localMinimum: "local", undefinedRegion: "undefined", caption: SENTENCES },
  offPlane: (projected: number, distance: number) => `plane ${projected}, off ${distance}`,
};
const lookOf = (size: keyof typeof FIGURE_SIZES): FigureLook => ({
  ...{ size: FIGURE_SIZES[size], theme: "dark", legend: true, description: "", link: "https://example.org/#v=1" },
});
const parsed = (svg: string) => new DOMParser().parseFromString(svg, "image/svg+xml");

const facts = { ...texts, caption: SENTENCES, heading: "what", facts: [["name", "1 / 2"]] as const };
const counts = Float64Array.from({ length: 48 }, (_, i) => i % 7);
const layer = {
  ...{ width: 4, activations: counts, gradients: counts, mean: 0, deviation: 1, dead: 0.5 },
  ...{ gradientSize: 0.1, gradientZeros: 0 },
};

const figures: Readonly<Record<string, (look: FigureLook) => string>> = {
  plane: (look) => planeFigure({ map, window, lanes: [lane], minima: [{ x: 0, y: 0 }] }, look, words),
  spectrum: (look) => spectrumFigure(Float64Array.of(-0.3, 0, 1e-9, 2, 70), look, facts),
  spread: (look) => spreadFigure({ sizes: [1, 2, 4], errors: [3, 2, 1], norm: 1 }, look, facts)!,
  activity: (look) =>
    activityFigure({ range: [-1, 3], decades: [-6, 0], layers: Array.from({ length: 9 }, () => layer) }, look, {
      ...{ ...texts, caption: SENTENCES, activations: "a", gradients: "g", layerName: String },
      ...{ activationFacts: () => ["σ 1", "50 %"], gradientFacts: () => ["RMS 1", ""] },
    }),
};

describe("figures of networks", () => {
  it("are well-formed in every size, and nothing is written outside them or on their captions", () => {
    for (const [name, figure] of Object.entries(figures)) {
      for (const size of ["slide", "page", "column"] as const) {
        const svg = figure(lookOf(size));
        const document = parsed(svg);
        expect(document.querySelector("parsererror")).toBeNull();
        expect(/.{20}(?:NaN|Infinity|undefined"|\d{12})/.exec(svg)?.[0], name).toBeUndefined();
        const placed = [...document.querySelectorAll("text")].map((text) => {
          const shifts = [];
          for (let g = text.closest("g"); g; g = g.parentElement?.closest("g") ?? null)
            shifts.push(Number(/translate\([^,]*,([^)]*)\)/.exec(g.getAttribute("transform") ?? "")?.[1] ?? 0));
          const y = shifts.reduce((sum, shift) => sum + shift, Number(text.getAttribute("y")));
          return { y, text: text.textContent };
        });
        const caption = placed.find(({ text }) => text.startsWith("89 %"))!;
        const { height } = FIGURE_SIZES[size];
        for (const { y, text } of placed) {
          expect(y, `${name}, ${size}: ${text}`).toBeGreaterThan(0);
          expect(y, `${name}, ${size}: ${text}`).toBeLessThan(height - 8);
        }
        const above = placed.slice(0, placed.indexOf(caption));
        expect(Math.max(...above.map(({ y }) => y)), `${name}, ${size}`).toBeLessThan(caption.y - 8);
      }
    }
  });

  it("draw a path where it projects to, up to the cursor, fainter and broken the farther it is from the plane", () => {
    const document = parsed(figures.plane!(lookOf("slide")));
    const box = document.querySelector("#box rect")!;
    const view = fitted(window, Number(box.getAttribute("width")), Number(box.getAttribute("height")));
    const tiers = [...document.querySelectorAll("g[opacity]")].map((tier) => {
      const line = tier.querySelector('path[stroke="#112233"]')!;
      const corners = [...line.getAttribute("d")!.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)];
      for (const [, , y] of corners) expect(Number(y)).toBeCloseTo(screenY(view, 1), 1);
      const xs = corners.map(([, x]) => Number(x));
      const dashes = line.getAttribute("stroke-dasharray");
      return { opacity: Number(tier.getAttribute("opacity")), dashes, from: Math.min(...xs), to: Math.max(...xs) };
    });
    expect(tiers).toHaveLength(4);
    expect(tiers[0]!.from).toBeCloseTo(screenX(view, path[0]!), 1);
    expect(tiers.at(-1)!.to).toBeCloseTo(screenX(view, path[lane.shown - 1]!), 1);
    for (const [i, tier] of tiers.slice(1).entries()) {
      expect(tier.from).toBeCloseTo(tiers[i]!.to, 1);
      expect(tier.opacity).toBeLessThan(tiers[i]!.opacity);
    }
    expect(tiers.map(({ dashes }) => dashes !== null)).toEqual([false, false, true, true]);
    const written = [...document.querySelectorAll("text")].map(({ textContent }) => textContent);
    for (const text of ["a <lane>", "0.125", "plane 0.25, off 1.5"]) expect(written).toContain(text);
  });
});

it("wraps text into lines that hold all of it and are no wider than they may be, but for single words", () => {
  const word = fc.constantFrom(
    "a",
    "training",
    "‖θ − x‖",
    "100 %",
    "平面にあります。",
    "(x 方向",
    "supercalifragilistic",
  );
  fc.assert(
    fc.property(fc.array(word), fc.integer({ min: 60, max: 400 }), (list, width) => {
      const content = list.join(" ");
      const lines = wrappedText(content, width, 10);
      const bare = (text: string) => text.replaceAll(/\s/g, "");
      expect(bare(lines.join(""))).toBe(bare(content));
      for (const line of lines) {
        expect(line).not.toMatch(/^[、。)」]/);
        if (/\s|[\u3000-\uffef]{2}/.test(line)) expect(roughWidth(line, 0.5) * 10).toBeLessThanOrEqual(width + 10);
      }
    }),
    { seed: 20_261_126 },
  );
});
