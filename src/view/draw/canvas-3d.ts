import type { Projection } from "./camera-3d.ts";
import { css, paintGround } from "./canvas-ground-3d.ts";
import type { HeightMesh } from "./mesh-3d.ts";
import { type Path3d, POINT_FLOATS, type Points } from "./path-3d.ts";
import { type Color, type Look, opacities, type Renderer, radii, type Scene, type Stroke } from "./renderer-3d.ts";

/** Points of a path nearer than this on the screen are drawn as one, in pixels. */
const NEAR = { rest: 0.7, hurried: 1.5 } as const;

/** A path on the screen, taken in as it grows. */
class ScreenPath {
  /** x, y of every point kept. */
  places = new Float32Array(512);
  /** 0: a beginning, 1: seen, 2: behind the surface. */
  pens = new Uint8Array(256);
  /** Which point of the path it is. */
  points = new Uint32Array(256);
  count = 0;
  /** Points of the path looked at. */
  taken = 0;

  extend({ data, count: until }: Points, mesh: HeightMesh, projection: Projection, near: number): void {
    for (; this.taken < until; this.taken++) {
      const at = this.taken * POINT_FLOATS;
      const [x, y, z] = [data[at]!, data[at + 1]!, data[at + 2]!];
      const drawn = data[at + 3] === 1;
      if (this.count === this.pens.length) this.grow();
      const { places, pens, points, count } = this;
      projection.project(x, y, z, places, 2 * count);
      if (drawn && count > 0) {
        const dx = places[2 * count]! - places[2 * count - 2]!;
        const dy = places[2 * count + 1]! - places[2 * count - 1]!;
        if (dx * dx + dy * dy < near * near) continue;
      }
      pens[count] = !drawn ? 0 : mesh.visible(x, y, z, projection.eye) ? 1 : 2;
      points[count] = this.taken;
      this.count++;
    }
  }

  private grow(): void {
    const { places, pens, points } = this;
    this.places = new Float32Array(2 * places.length);
    this.places.set(places);
    this.pens = new Uint8Array(2 * pens.length);
    this.pens.set(pens);
    this.points = new Uint32Array(2 * points.length);
    this.points.set(points);
  }
}

/** Paints on a plain canvas, cell after cell from the back to the front, where WebGL 2 is missing. Null without a 2-D context. */
export function canvasRenderer(canvas: HTMLCanvasElement): Renderer | null {
  const context = canvas.getContext("2d");
  return context && new CanvasRenderer(canvas, context);
}

class CanvasRenderer implements Renderer {
  private readonly canvas: HTMLCanvasElement;
  private readonly context: CanvasRenderingContext2D;
  /** For what the ground was painted last: it outlasts many positions of the time cursor. */
  private painted: { readonly projection: Projection; readonly ratio: number; readonly hurried: boolean } | null = null;
  private mesh: HeightMesh | null = null;
  private look: Look | null = null;
  private readonly paths = new Map<Path3d, ScreenPath>();

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

  draw(scene: Scene, ratio: number, hurried: boolean, above: CanvasRenderingContext2D): void {
    const { mesh, look, canvas, context, painted } = this;
    if (!mesh || !look) return;
    const { projection, strokes } = scene;
    if (painted?.projection !== projection || painted.ratio !== ratio || (painted.hurried && !hurried)) {
      const [width, height] = [Math.round(projection.width * ratio), Math.round(projection.height * ratio)];
      if (canvas.width !== width || canvas.height !== height) {
        canvas.width = width;
        canvas.height = height;
      }
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, width, height);
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      paintGround(context, mesh, look, scene, hurried);
      this.painted = { projection, ratio, hurried };
      this.paths.clear();
    }
    above.lineJoin = "round";
    above.lineCap = "round";
    const kept = new Set(strokes.map(({ path }) => path));
    for (const path of this.paths.keys()) if (!kept.has(path)) this.paths.delete(path);
    const screens = strokes.map(({ path }) => this.screenPath(path, projection, hurried ? NEAR.hurried : NEAR.rest));
    for (const part of hurried ? (["walked"] as const) : (["hidden", "rest", "walked"] as const)) {
      for (const [i, stroke] of strokes.entries()) this.paintStroke(above, stroke, screens[i]!, part);
    }
  }

  dispose(): void {
    this.paths.clear();
  }

  private paintStroke(
    context: CanvasRenderingContext2D,
    { path, color, weight, row }: Stroke,
    screen: ScreenPath,
    part: "hidden" | "rest" | "walked",
  ): void {
    const { look } = this;
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
      this.paintDots(context, path.dots, path.dotsUpTo(row), color, radius + radii.dot);
  }

  private paintDots(
    context: CanvasRenderingContext2D,
    { data }: Points,
    count: number,
    color: Color,
    radius: number,
  ): void {
    const { mesh, painted } = this;
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
    const screen = this.paths.get(path) ?? new ScreenPath();
    this.paths.set(path, screen);
    screen.extend(path.line, this.mesh!, projection, near);
    return screen;
  }
}
