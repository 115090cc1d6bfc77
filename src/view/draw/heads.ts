type Corner = readonly [number, number];

/** A polygon around (0, 0) that looks the same at each of `count` turns: the corners of one turn, and those that follow. */
const turned = (count: number, ...corners: readonly Corner[]): readonly Corner[] =>
  Array.from({ length: count }, (_, turn) => {
    const angle = (2 * Math.PI * turn) / count;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    return corners.map(([x, y]): Corner => [x * cos - y * sin, x * sin + y * cos]);
  }).flat();

/** The shapes by their corners at area 1, or at the area that looks as large as the others' 1; none for the circle. */
const SHAPES: readonly (readonly Corner[])[] = [
  [],
  // Square.
  turned(4, [0.5, -0.5]),
  // Triangle.
  turned(3, [0, -0.8774]),
  // Diamond.
  turned(4, [0, -0.6263]),
  // Star.
  turned(5, [0, -0.9438], [0.2119, -0.2917]),
  // Triangle upside down.
  turned(3, [0, 0.8774]),
  // Cross.
  turned(4, [-0.2236, -0.6708], [0.2236, -0.6708], [0.2236, -0.2236]),
  // Y.
  turned(3, [0.2699, 0.1558], [0.2699, 0.6955], [-0.2699, 0.6955]),
];

const CIRCLE_RADIUS = Math.sqrt(1 / Math.PI);

/**
 * The shape that marks a lane's current point, as an SVG path around (0, 0) of about `area` square pixels. Lanes 8 apart share a
 * shape, but not a colour.
 */
export function headShape(lane: number, area = 90): string {
  const scale = Math.sqrt(area);
  const pixels = (length: number) => Number((length * scale).toFixed(3));
  const corners = SHAPES[lane % SHAPES.length]!;
  if (corners.length > 0) return `M${corners.map((corner) => corner.map(pixels).join()).join("L")}Z`;
  const r = pixels(CIRCLE_RADIUS);
  return `M${r},0A${r},${r},0,1,1,${-r},0A${r},${r},0,1,1,${r},0Z`;
}
