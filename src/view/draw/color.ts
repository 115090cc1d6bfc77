/** Red, green and blue from 0 to 255. */
export type Rgb = readonly [number, number, number];

/** Lightness from 0 to 100, and the two axes of CIELAB with the white point D50. */
export type Lab = readonly [l: number, a: number, b: number];

const WHITE = [0.96422, 1, 0.82521] as const;
const BEND = 6 / 29;
const SLOPE = 3 * BEND * BEND;

const linear = (channel: number): number => {
  const c = channel / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
};

const gamma = (x: number): number => 255 * (x <= 0.0031308 ? 12.92 * x : 1.055 * x ** (1 / 2.4) - 0.055);

const root = (t: number): number => (t > BEND ** 3 ? Math.cbrt(t) : t / SLOPE + 4 / 29);

const cube = (t: number): number => (t > BEND ? t ** 3 : SLOPE * (t - 4 / 29));

/** The channels of a colour written as #rrggbb. */
export function rgbOf(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** The nearest colour of the screen as #rrggbb. */
export function hexOf(rgb: Rgb): string {
  const bytes = rgb.map((channel) => Math.min(255, Math.max(0, Math.round(channel))));
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

export function labOf(rgb: Rgb): Lab {
  const [r, g, b] = rgb.map(linear) as [number, number, number];
  const y = root((0.2225045 * r + 0.7168786 * g + 0.0606169 * b) / WHITE[1]);
  if (r === g && g === b) return [116 * y - 16, 0, 0];
  const x = root((0.4360747 * r + 0.3850649 * g + 0.1430804 * b) / WHITE[0]);
  const z = root((0.0139322 * r + 0.0971045 * g + 0.7141733 * b) / WHITE[2]);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

export function rgbOfLab([l, a, b]: Lab): Rgb {
  const fy = (l + 16) / 116;
  const x = WHITE[0] * cube(fy + a / 500);
  const y = WHITE[1] * cube(fy);
  const z = WHITE[2] * cube(fy - b / 200);
  return [
    gamma(3.1338561 * x - 1.6168667 * y - 0.4906146 * z),
    gamma(-0.9787684 * x + 1.9161415 * y + 0.033454 * z),
    gamma(0.0719453 * x - 0.2289914 * y + 1.4052427 * z),
  ];
}

/** WCAG relative luminance. */
export function luminanceOf(rgb: Rgb): number {
  const [r, g, b] = rgb.map(linear) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The uniform cubic B-spline through colours, channel by channel, at `t` from 0 to 1. */
export function splineColor(stops: readonly Rgb[], t: number): Rgb {
  const pieces = stops.length - 1;
  const piece = Math.min(pieces - 1, Math.max(0, Math.floor(t * pieces)));
  const s = Math.min(1, Math.max(0, t)) * pieces - piece;
  const weights = [(1 - s) ** 3, 4 - 6 * s ** 2 + 3 * s ** 3, 1 + 3 * s + 3 * s ** 2 - 3 * s ** 3, s ** 3];
  const at = (channel: 0 | 1 | 2): number => {
    const value = (i: number) => stops[i]![channel];
    const [left, right] = [value(piece), value(piece + 1)];
    // Beyond the ends the colours continue in a straight line.
    const before = piece > 0 ? value(piece - 1) : 2 * left - right;
    const after = piece < pieces - 1 ? value(piece + 2) : 2 * right - left;
    return (weights[0]! * before + weights[1]! * left + weights[2]! * right + weights[3]! * after) / 6;
  };
  return [at(0), at(1), at(2)];
}
