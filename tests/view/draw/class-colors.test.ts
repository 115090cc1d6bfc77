import { describe, expect, it, test } from "vitest";
import { classColor } from "../../../src/view/draw/class-colors.ts";
import { classMark } from "../../../src/view/draw/class-marks.ts";
import { headShape } from "../../../src/view/draw/heads.ts";
import { PALETTE, paintedColor } from "../../../src/view/draw/lane-colors.ts";

type Triple = readonly [number, number, number];

const linear = (hex: string): Triple => {
  const channel = (at: number) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
};
const times = (m: readonly Triple[], [a, b, c]: Triple): Triple =>
  m.map(([x, y, z]) => x * a + y * b + z * c) as unknown as [number, number, number];

/** How colours look, in linear RGB: to full sight, and with protanopia and deuteranopia (Machado, Oliveira & Fernandes 2009). */
const SIGHTS: Readonly<Record<string, readonly Triple[]>> = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
};

/** OKLab (Ottosson 2020) of a linear RGB colour. */
function oklab(color: Triple): Triple {
  const clipped = color.map((c) => Math.min(1, Math.max(0, c))) as unknown as [number, number, number];
  const cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    clipped,
  ).map(Math.cbrt) as unknown as [number, number, number];
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    cones,
  );
}

function distance(a: string, b: string, sight: readonly Triple[]): number {
  const [p, q] = [oklab(times(sight, linear(a))), oklab(times(sight, linear(b)))];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

function contrast(a: string, b: string): number {
  const luminance = (hex: string) => {
    const [r, g, blue] = linear(hex);
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
  };
  const [light, dark] = [luminance(a), luminance(b)].sort((p, q) => q - p) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const CLASSES = 10;
const labels = Array.from({ length: CLASSES }, (_, label) => label);
const GROUNDS = { light: ["#ffffff", "#fbfaf6"], dark: ["#161d26", "#121921"] } as const;
/** Distances in OKLab: 0.02 is a difference that is just noticed. */
const FROM_LANES = 0.035;
const FROM_LANES_FIRST = 0.045;
const BETWEEN = 0.045;
const BETWEEN_FIRST = 0.07;

describe.each(["light", "dark"] as const)("the colours of classes in the %s theme", (theme) => {
  const lanes = PALETTE.slice(0, 8).map((color) => paintedColor(color, theme));

  it("stand out from the ground", () => {
    for (const label of labels)
      for (const ground of GROUNDS[theme]) expect(contrast(classColor(theme, label), ground)).toBeGreaterThanOrEqual(3);
  });

  it.each(Object.keys(SIGHTS))("differ from the lanes' colours and from each other: %s", (name) => {
    const sight = SIGHTS[name]!;
    for (const label of labels) {
      const color = classColor(theme, label);
      const apart = label < 4 ? FROM_LANES_FIRST : FROM_LANES;
      for (const lane of lanes) expect(distance(color, lane, sight), `${color} ${lane}`).toBeGreaterThan(apart);
      for (const other of labels.slice(0, label)) {
        const least = label < 4 ? BETWEEN_FIRST : BETWEEN;
        expect(distance(color, classColor(theme, other), sight), `${label} ${other}`).toBeGreaterThan(least);
      }
    }
  });
});

test("no two classes have one mark, and none has a lane's", () => {
  const marks = labels.map((label) => classMark(label, 100));
  const heads = Array.from({ length: 16 }, (_, lane) => headShape(lane, 100));
  expect(new Set(marks).size).toBe(CLASSES);
  expect(marks.filter((mark) => heads.includes(mark))).toEqual([]);
});
