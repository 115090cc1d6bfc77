import type { BoxLine } from "./box-3d.ts";
import type { Projection } from "./camera-3d.ts";
import type { HeightMesh } from "./mesh-3d.ts";
import { type Path3d, POINT_FLOATS, type Points } from "./path-3d.ts";
import {
  type Color,
  type Look,
  lightOf,
  opacities,
  type Renderer,
  radii,
  type Scene,
  type Stroke,
  shaded,
} from "./renderer-3d.ts";

/** Cells along the longer side: finer at rest than while it turns. */
const CELLS = { rest: 96, hurried: 40 } as const;
/** Points of a path nearer than this on the screen are drawn as one, in pixels. */
const NEAR = { rest: 0.7, hurried: 1.5 } as const;

const css = (color: Color, opacity = 1) =>
  `rgb(${color.map((channel) => Math.round(255 * Math.min(1, Math.max(0, channel)))).join(" ")} / ${opacity})`;

/** A path on the screen: x, y, and 0 (a beginning), 1 (seen) or 2 (behind the surface) of every point kept, and which point it was. */
interface ScreenPath {
  readonly places: Float32Array;
  readonly pens: Uint8Array;
  readonly points: Uint32Array;
  readonly count: number;
}

/** Paints on a plain canvas, cell after cell from the back to the front, where WebGL 2 is missing. Null without a 2-D context. */
export function canvasRenderer(canvas: HTMLCanvasElement): Renderer | null {
  const context = canvas.getContext("2d");
  return context && new CanvasRenderer(canvas, context);
}

class CanvasRenderer implements Renderer {
  private readonly canvas: HTMLCanvasElement;
  private readonly context: CanvasRenderingContext2D;
  /** The ground as painted last, since it outlasts many positions of the time cursor. */
  private readonly ground = document.createElement("canvas");
  private painted: { readonly projection: Projection; readonly ratio: number; readonly hurried: boolean } | null = null;
  private mesh: HeightMesh | null = null;
  private look: Look | null = null;
  private readonly paths = new Map<Path3d, { readonly screen: ScreenPath; readonly count: number }>();

  constructor(canvas: HTMLCanvasElement, context: CanvasRenderingContext2D) {
    this.canvas = canvas;
    this.context = context;
  }

  setSurface(mesh: HeightMesh, look: Look): void {
    this.mesh = mesh;
    this.look = look;
    this.painted = null;
    this.paths.clear();
  }

  draw(scene: Scene, ratio: number, hurried: boolean): void {
    const { mesh, look, canvas, context, ground } = this;
    if (!mesh || !look) return;
    const { projection, strokes } = scene;
    const [width, height] = [Math.round(projection.width * ratio), Math.round(projection.height * ratio)];
    for (const sheet of [canvas, ground]) {
      if (sheet.width === width && sheet.height === height) continue;
      sheet.width = width;
      sheet.height = height;
      this.painted = null;
    }
    const before = this.painted;
    if (before?.projection !== projection || before.ratio !== ratio || (before.hurried && !hurried)) {
      const pen = ground.getContext("2d");
      if (!pen) return;
      pen.setTransform(1, 0, 0, 1, 0, 0);
      pen.clearRect(0, 0, width, height);
      pen.setTransform(ratio, 0, 0, ratio, 0, 0);
      paintGround(pen, mesh, look, scene, hurried ? CELLS.hurried : CELLS.rest);
      this.painted = { projection, ratio, hurried };
      this.paths.clear();
    }
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    context.drawImage(ground, 0, 0);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.lineJoin = "round";
    context.lineCap = "round";
    for (const path of this.paths.keys()) if (!strokes.some((stroke) => stroke.path === path)) this.paths.delete(path);
    const screens = strokes.map(({ path }) => this.screenPath(path, projection, hurried ? NEAR.hurried : NEAR.rest));
    for (const [i, stroke] of strokes.entries()) this.paintStroke(stroke, screens[i]!, "hidden");
    for (const [i, stroke] of strokes.entries()) this.paintStroke(stroke, screens[i]!, "rest");
    for (const [i, stroke] of strokes.entries()) this.paintStroke(stroke, screens[i]!, "walked");
  }

  dispose(): void {
    this.paths.clear();
  }

  private paintStroke({ path, color, weight, row }: Stroke, screen: ScreenPath, part: "hidden" | "rest" | "walked") {
    const { context, look } = this;
    const walked = path.lineUpTo(row);
    const { places, pens, points, count } = screen;
    context.beginPath();
    let before = -1;
    for (let i = 1; i < count; i++) {
      const pen = pens[i]!;
      if (pen === 0) continue;
      const wanted =
        points[i]! < walked
          ? part === "hidden"
            ? pen === 2
            : part === "walked" && pen === 1
          : part === "rest" && pen === 1;
      if (!wanted) continue;
      if (before !== i - 1) context.moveTo(places[2 * i - 2]!, places[2 * i - 1]!);
      context.lineTo(places[2 * i]!, places[2 * i + 1]!);
      before = i;
    }
    if (before < 0) return;
    const radius = radii[part === "walked" ? weight : part];
    if (part === "walked") {
      context.strokeStyle = css(look!.casing);
      context.lineWidth = 2 * (radius + (weight === "thin" ? 0.5 : radii.casing));
      context.stroke();
    }
    context.strokeStyle = css(color, part === "walked" ? 1 : opacities[part]);
    context.lineWidth = 2 * radius;
    context.stroke();
    if (part === "walked" && weight !== "thin")
      this.paintDots(path.dots, path.dotsUpTo(row), color, radius + radii.dot);
  }

  private paintDots({ data }: Points, count: number, color: Color, radius: number): void {
    const { context, mesh, painted } = this;
    // So many dots run together, and each needs a look along its line of sight.
    if (count > 400 || !painted || painted.hurried) return;
    context.beginPath();
    for (let dot = 0; dot < count; dot++) {
      const [x, y, z] = [data[POINT_FLOATS * dot]!, data[POINT_FLOATS * dot + 1]!, data[POINT_FLOATS * dot + 2]!];
      if (!mesh!.visible(x, y, z, painted.projection.eye)) continue;
      const [px, py] = painted.projection.at(x, y, z);
      context.moveTo(px + radius, py);
      context.arc(px, py, radius, 0, 2 * Math.PI);
    }
    context.fillStyle = css(color);
    context.fill();
  }

  private screenPath(path: Path3d, projection: Projection, near: number): ScreenPath {
    const { line } = path;
    const held = this.paths.get(path);
    if (held?.count === line.count) return held.screen;
    const { mesh } = this;
    const places = new Float32Array(line.count * 2);
    const pens = new Uint8Array(line.count);
    const points = new Uint32Array(line.count);
    let count = 0;
    for (let point = 0; point < line.count; point++) {
      const at = point * POINT_FLOATS;
      const [x, y, z] = [line.data[at]!, line.data[at + 1]!, line.data[at + 2]!];
      const drawn = line.data[at + 3] === 1;
      projection.project(x, y, z, places, 2 * count);
      if (drawn && count > 0 && point < line.count - 1) {
        const dx = places[2 * count]! - places[2 * count - 2]!;
        const dy = places[2 * count + 1]! - places[2 * count - 1]!;
        if (dx * dx + dy * dy < near * near) continue;
      }
      pens[count] = !drawn ? 0 : mesh!.visible(x, y, z, projection.eye) ? 1 : 2;
      points[count] = point;
      count++;
    }
    const screen = { places, pens, points, count };
    this.paths.set(path, { screen, count: line.count });
    return screen;
  }
}

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

function paintGround(
  pen: CanvasRenderingContext2D,
  mesh: HeightMesh,
  look: Look,
  { projection, box }: Scene,
  cells: number,
) {
  paintLines(pen, box.grid, projection, look.grid);
  paintLines(pen, box.edges, projection, look.edge);
  const { columns, rows } = mesh.field;
  const stride = Math.max(1, Math.ceil((Math.max(columns, rows) - 1) / cells));
  const along = (count: number, reverse: boolean) => {
    const places = Array.from({ length: Math.ceil((count - 1) / stride) + 1 }, (_, i) =>
      Math.min(i * stride, count - 1),
    );
    return reverse ? places.reverse() : places;
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
      cell.paint(a, b, e, d, stepX, stepY);
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

  /** The cell with these corners, anticlockwise from low x, low y. */
  paint(a: number, b: number, c: number, d: number, stepX: number, stepY: number): void {
    const { heights } = this.mesh;
    const [za, zb, zc, zd] = [heights[a]!, heights[b]!, heights[c]!, heights[d]!];
    if (!Number.isFinite(za + zb + zc + zd)) return;
    const slopeX = (zb + zc - za - zd) / (2 * stepX);
    const slopeY = (zc + zd - za - zb) / (2 * stepY);
    const length = Math.sqrt(1 + slopeX * slopeX + slopeY * slopeY);
    const normal = [-slopeX / length, -slopeY / length, 1 / length] as const;
    this.paintTriangle(a, b, c, normal);
    this.paintTriangle(a, c, d, normal);
  }

  private paintTriangle(i: number, j: number, k: number, normal: Color): void {
    const { pen, look, mesh, screen } = this;
    const { levels } = mesh;
    const corners = [i, j, k].sort((p, q) => levels[p]! - levels[q]!);
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
      const ground = look.bands[Math.min(look.bands.length - 1, Math.max(0, band))]!;
      const color = css(shaded(ground, normal, this.light));
      pen.fillStyle = color;
      pen.fill();
      // The seam between neighbours would let the background through.
      pen.strokeStyle = color;
      pen.lineWidth = 0.8;
      pen.stroke();
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
