type Corner = readonly [x: number, y: number];

/** A rectangle around the origin, turned clockwise by an angle in degrees. */
function bar(width: number, height: number, degrees = 0): readonly Corner[] {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [w, h] = [width / 2, height / 2];
  const corners: readonly Corner[] = [
    [-w, -h],
    [w, -h],
    [w, h],
    [-w, h],
  ];
  return corners.map(([x, y]) => [x * cos - y * sin, x * sin + y * cos]);
}

/** A circle's sector as a polygon, from one angle to another in degrees, clockwise from the right. */
const sector = (from: number, to: number, corner: readonly Corner[] = []): readonly Corner[] => [
  ...corner,
  ...Array.from({ length: 17 }, (_, i): Corner => {
    const angle = ((from + ((to - from) * i) / 16) * Math.PI) / 180;
    return [Math.cos(angle), Math.sin(angle)];
  }),
];

const chevron = (up: 1 | -1): readonly Corner[] =>
  (
    [
      [-0.95, 0.25],
      [0, -0.7],
      [0.95, 0.25],
      [0.95, 0.95],
      [0, 0],
      [-0.95, 0.95],
    ] as const
  ).map(([x, y]) => [x, up * y]);

const SHAPES: readonly (readonly Corner[])[] = [
  // Dome.
  sector(180, 360),
  // Upright bar.
  bar(0.62, 1.7),
  // Bow tie.
  [
    [-0.9, -0.7],
    [0, -0.14],
    [0.9, -0.7],
    [0.9, 0.7],
    [0, 0.14],
    [-0.9, 0.7],
  ],
  chevron(1),
  // Level bar.
  bar(1.7, 0.62),
  // Quarter of a disc.
  sector(180, 270, [[0, 0]]),
  // Slash.
  bar(0.62, 1.7, 45),
  // Bowl.
  sector(0, 180),
  // Backslash.
  bar(0.62, 1.7, -45),
  chevron(-1),
];

/** A polygon's corners moved and scaled so that its centroid is the origin and its area is 1. */
function normalized(corners: readonly Corner[]): readonly Corner[] {
  let [area, cx, cy] = [0, 0, 0];
  for (const [i, [x0, y0]] of corners.entries()) {
    const [x1, y1] = corners[(i + 1) % corners.length]!;
    const cross = x0 * y1 - x1 * y0;
    area += cross / 2;
    cx += ((x0 + x1) * cross) / 6;
    cy += ((y0 + y1) * cross) / 6;
  }
  const scale = 1 / Math.sqrt(Math.abs(area));
  return corners.map(([x, y]) => [(x - cx / area) * scale, (y - cy / area) * scale]);
}

const MARKS = SHAPES.map(normalized);

/** The mark of a class as an SVG path around (0, 0) of `area` square pixels. None of them is the mark of a lane (heads.ts). */
export function classMark(label: number, area: number): string {
  const pixels = (length: number) => Number((length * Math.sqrt(area)).toFixed(3));
  return `M${MARKS[label % MARKS.length]!.map((corner) => corner.map(pixels).join()).join("L")}Z`;
}
