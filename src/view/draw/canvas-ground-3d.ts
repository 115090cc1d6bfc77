import type { BoxLine } from "./box-3d.ts";
import type { Projection } from "./camera-3d.ts";
import type { HeightMesh } from "./mesh-3d.ts";
import { type Color, type Look, lightOf, type Scene, shaded } from "./renderer-3d.ts";

/** Cells along the longer side: cut along the contour lines at rest, whole and larger while the picture turns. */
const CELLS = { rest: 96, hurried: 40 } as const;

/** The colour as a canvas wants it. */
export const css = (color: Color, opacity = 1) =>
  `rgb(${color.map((channel) => Math.round(255 * Math.min(1, Math.max(0, channel)))).join(" ")} / ${opacity})`;

function paintLines(pen: CanvasRenderingContext2D, lines: readonly BoxLine[], projection: Projection, color: Color) {
  pen.beginPath();
  for (const [x0, y0, z0, x1, y1, z1] of lines) {
    pen.moveTo(...projection.at(x0, y0, z0));
    pen.lineTo(...projection.at(x1, y1, z1));
  }
  pen.strokeStyle = css(color);
  pen.lineWidth = 1;
  pen.stroke();
}

/** Paints the box and the surface, cell after cell from the back to the front; coarsely if `hurried`. */
export function paintGround(
  pen: CanvasRenderingContext2D,
  mesh: HeightMesh,
  look: Look,
  { projection, box }: Scene,
  hurried: boolean,
): void {
  paintLines(pen, box.grid, projection, look.grid);
  paintLines(pen, box.edges, projection, look.edge);
  const { columns, rows } = mesh.field;
  const stride = Math.max(1, Math.ceil((Math.max(columns, rows) - 1) / CELLS[hurried ? "hurried" : "rest"]));
  const along = (count: number, reverse: boolean) => {
    const places = Array.from({ length: Math.ceil((count - 1) / stride) + 1 }, (_, i) =>
      Math.min(i * stride, count - 1),
    );
    return reverse ? places.toReversed() : places;
  };
  // From the far corner to the near one: nothing painted later is behind what is there.
  const across = along(columns, projection.toEye[0] < 0);
  const upwards = along(rows, projection.toEye[1] < 0);
  const screen = new Float32Array(columns * rows * 2);
  const x = (column: number) => -mesh.halfWidth + (2 * mesh.halfWidth * column) / (columns - 1);
  const y = (row: number) => -mesh.halfDepth + (2 * mesh.halfDepth * row) / (rows - 1);
  for (const row of upwards) {
    for (const column of across) {
      const at = row * columns + column;
      projection.project(x(column), y(row), mesh.heights[at]!, screen, 2 * at);
    }
  }
  const light = lightOf(projection);
  pen.lineJoin = "round";
  const cell = new CellPainter(pen, mesh, look, screen, light);
  for (let r = 0; r + 1 < upwards.length; r++) {
    for (let c = 0; c + 1 < across.length; c++) {
      const [c0, c1] = [Math.min(across[c]!, across[c + 1]!), Math.max(across[c]!, across[c + 1]!)];
      const [r0, r1] = [Math.min(upwards[r]!, upwards[r + 1]!), Math.max(upwards[r]!, upwards[r + 1]!)];
      const [a, b, e, d] = [r0 * columns + c0, r0 * columns + c1, r1 * columns + c1, r1 * columns + c0];
      const stepX = ((c1 - c0) * 2 * mesh.halfWidth) / (columns - 1);
      const stepY = ((r1 - r0) * 2 * mesh.halfDepth) / (rows - 1);
      cell.paint([a, b, e, d], stepX, stepY, hurried);
    }
  }
  // The cut sides that face the eye are in front of everything.
  paintWall(pen, look, light, mesh, projection, "x");
  paintWall(pen, look, light, mesh, projection, "y");
}

function paintWall(
  pen: CanvasRenderingContext2D,
  look: Look,
  light: Color,
  mesh: HeightMesh,
  projection: Projection,
  axis: "x" | "y",
): void {
  const { columns, rows } = mesh.field;
  const { halfWidth: w, halfDepth: d, heights } = mesh;
  const side = projection.toEye[axis === "x" ? 0 : 1] > 0 ? 1 : -1;
  // The wall is seen from outside only.
  if (projection.eye[axis === "x" ? 0 : 1] * side <= (axis === "x" ? w : d)) return;
  const count = axis === "x" ? rows : columns;
  const fixed = side > 0 ? (axis === "x" ? columns : rows) - 1 : 0;
  const place = (i: number): readonly [number, number, number] => {
    const share = (2 * i) / (count - 1) - 1;
    return axis === "x"
      ? [side * w, share * d, heights[i * columns + fixed]!]
      : [share * w, side * d, heights[fixed * columns + i]!];
  };
  pen.beginPath();
  for (let i = 0; i < count; i++) {
    const [x, y, z] = place(i);
    pen.lineTo(...projection.at(x, y, Number.isFinite(z) ? z : 0));
  }
  for (const i of [count - 1, 0]) {
    const [x, y] = place(i);
    pen.lineTo(...projection.at(x, y, 0));
  }
  pen.closePath();
  const lit = side * light[axis === "x" ? 0 : 1];
  pen.fillStyle = css(look.wall.map((channel) => channel * (0.9 + 0.1 * lit)) as unknown as Color);
  pen.fill();
}

/** Paints cells as flat facets cut along the contour lines. */
class CellPainter {
  private readonly pen: CanvasRenderingContext2D;
  private readonly mesh: HeightMesh;
  private readonly look: Look;
  private readonly screen: Float32Array;
  private readonly light: Color;

  constructor(pen: CanvasRenderingContext2D, mesh: HeightMesh, look: Look, screen: Float32Array, light: Color) {
    this.pen = pen;
    this.mesh = mesh;
    this.look = look;
    this.screen = screen;
    this.light = light;
  }

  /** The cell with these corners, anticlockwise from low x, low y; `whole`: in one colour. */
  paint(corners: readonly [number, number, number, number], stepX: number, stepY: number, whole: boolean): void {
    const { heights, levels } = this.mesh;
    const [a, b, c, d] = corners;
    const [za, zb, zc, zd] = [heights[a]!, heights[b]!, heights[c]!, heights[d]!];
    if (!Number.isFinite(za + zb + zc + zd)) return;
    const slopeX = (zb + zc - za - zd) / (2 * stepX);
    const slopeY = (zc + zd - za - zb) / (2 * stepY);
    const length = Math.sqrt(1 + slopeX * slopeX + slopeY * slopeY);
    const normal = [-slopeX / length, -slopeY / length, 1 / length] as const;
    if (!whole) {
      this.paintTriangle(a, b, c, normal);
      this.paintTriangle(a, c, d, normal);
      return;
    }
    const { pen, screen } = this;
    pen.beginPath();
    for (const corner of corners) pen.lineTo(screen[2 * corner]!, screen[2 * corner + 1]!);
    pen.closePath();
    this.fillBand((levels[a]! + levels[b]! + levels[c]! + levels[d]!) / 4, normal);
  }

  private fillBand(level: number, normal: Color): void {
    const { pen, look, light } = this;
    const ground = look.bands[Math.min(look.bands.length - 1, Math.max(0, Math.floor(level)))]!;
    const color = css(shaded(ground, normal, light));
    pen.fillStyle = color;
    pen.fill();
    // The seam between neighbours would let the background through.
    pen.strokeStyle = color;
    pen.lineWidth = 0.8;
    pen.stroke();
  }

  private paintTriangle(i: number, j: number, k: number, normal: Color): void {
    const { pen, look, mesh, screen } = this;
    const { levels } = mesh;
    const corners = [i, j, k].toSorted((p, q) => levels[p]! - levels[q]!);
    const [p, q, r] = corners as [number, number, number];
    const [low, middle, high] = [levels[p]!, levels[q]!, levels[r]!];
    const first = Math.floor(low);
    const last = Math.floor(high);
    const crossing = (from: number, to: number, level: number): readonly [number, number] => {
      const share = (level - levels[from]!) / (levels[to]! - levels[from]!);
      return [
        screen[2 * from]! + share * (screen[2 * to]! - screen[2 * from]!),
        screen[2 * from + 1]! + share * (screen[2 * to + 1]! - screen[2 * from + 1]!),
      ];
    };
    const lines: (readonly [readonly [number, number], readonly [number, number]])[] = [];
    // Bands from the lowest: each covers the part of the triangle above its level.
    for (let band = first; band <= last; band++) {
      pen.beginPath();
      if (band === first) {
        pen.moveTo(screen[2 * p]!, screen[2 * p + 1]!);
        pen.lineTo(screen[2 * q]!, screen[2 * q + 1]!);
      } else {
        const across = crossing(p, r, band);
        const other = band <= middle ? crossing(p, q, band) : crossing(q, r, band);
        lines.push([across, other]);
        pen.moveTo(...across);
        pen.lineTo(...other);
        if (band <= middle) pen.lineTo(screen[2 * q]!, screen[2 * q + 1]!);
      }
      pen.lineTo(screen[2 * r]!, screen[2 * r + 1]!);
      pen.closePath();
      this.fillBand(band, normal);
    }
    if (lines.length === 0 || lines.length > 3) return;
    pen.beginPath();
    for (const [from, to] of lines) {
      pen.moveTo(...from);
      pen.lineTo(...to);
    }
    pen.strokeStyle = css(look.line, look.lineOpacity);
    pen.lineWidth = 0.9;
    pen.stroke();
  }
}
