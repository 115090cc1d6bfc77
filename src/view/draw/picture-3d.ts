import { rgb } from "d3";
import type { Theme } from "../../state/preferences.ts";
import { Box } from "./box-3d.ts";
import { type Camera, Projection } from "./camera-3d.ts";
import type { SurfaceScale } from "./height-scale-3d.ts";
import { type Mark, type MarkInk, paintLabels, paintMarks } from "./marks-3d.ts";
import type { HeightMesh } from "./mesh-3d.ts";
import { groundedHeight, Path3d } from "./path-3d.ts";
import { bandColors } from "./ramp.ts";
import type { Color, Look, Renderer, Stroke } from "./renderer-3d.ts";

/** Rows of all paths that are made into points on one frame: a small share of it. */
const ROWS_PER_FRAME = 12_000;

/** The columns of a path that grows: point k is (x[k], y[k]) at the height of loss[k]; the first `length` are there. */
export interface Columns {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly loss: Float64Array;
  readonly length: number;
}

export interface Lane3d {
  readonly index: number;
  readonly color: string;
  readonly selected: boolean;
  readonly path: Columns;
  /** The averaged path, where the lane keeps one. */
  readonly mean: Columns | null;
  readonly diverged: boolean;
}

/** What is to be seen. Objects that are the same as on the frame before count as unchanged. */
export interface Content {
  readonly mesh: HeightMesh;
  readonly scale: SurfaceScale;
  /** The names of the axes in the plane. */
  readonly names: readonly [string, string];
  readonly lanes: readonly Lane3d[];
  readonly start: readonly [number, number];
  readonly minima: readonly (readonly [number, number])[];
  /** Lines along which J is lowest. */
  readonly minimaCurves: readonly Columns[];
  /** The time cursor, in updates. */
  readonly step: number;
  readonly theme: Theme;
  readonly ink: MarkInk;
}

function colorOf(css: string): Color {
  const { r, g, b } = rgb(css);
  return [r / 255, g / 255, b / 255];
}

/** The colours of a theme for a number of levels. */
function lookOf(theme: Theme, levels: number, ink: MarkInk): Look {
  const bands = bandColors(theme, levels);
  const dark = theme === "dark";
  return {
    bands: bands.map(colorOf),
    line: colorOf(dark ? "#0b1118" : "#ffffff"),
    lineOpacity: dark ? 0.42 : 0.5,
    wall: colorOf(dark ? "#18212b" : "#efebe2"),
    edge: colorOf(dark ? "#46546a" : "#bdb7a8"),
    grid: colorOf(dark ? "#26313e" : "#e3dfd4"),
    casing: colorOf(ink.casing),
  };
}

/** The start on the surface; one outside the window at the edge, pointing to it. */
function startMark(mesh: HeightMesh, [theta0, theta1]: readonly [number, number]): Mark {
  const [x, y] = [mesh.worldX(theta0), mesh.worldY(theta1)];
  const over = Math.max(Math.abs(x) / mesh.halfWidth, Math.abs(y) / mesh.halfDepth);
  const inside = over <= 1;
  const [edgeX, edgeY] = inside ? [x, y] : [x / over, y / over];
  const ground = mesh.heightAt(edgeX, edgeY);
  const z = Number.isFinite(ground) ? ground : 0;
  return { x: edgeX, y: edgeY, z, sign: { kind: "start", towards: inside ? null : [x / over, y / over] } };
}

/** The 3-D picture: a renderer for the ground and the paths, and a canvas above it for labels and marks. It paints when told. */
export class Picture3d {
  private readonly renderer: Renderer;
  private readonly overlay: HTMLCanvasElement;
  /** One path a column object: kept while the run and the mesh stay the same. */
  private paths = new Map<Float64Array, Path3d>();
  private mesh: HeightMesh | null = null;
  private look: Look | null = null;
  private lookKey = "";
  private camera: Camera | null = null;
  private projection: Projection | null = null;
  private box: Box | null = null;

  constructor(renderer: Renderer, overlay: HTMLCanvasElement) {
    this.renderer = renderer;
    this.overlay = overlay;
  }

  /** Paints. Returns whether paths are still incomplete because they grew too much for one frame. */
  paint(content: Content, camera: Camera, width: number, height: number, ratio: number, hurried: boolean): boolean {
    const { mesh, scale, theme, ink, step } = content;
    const lookKey = `${theme} ${ink.casing}`;
    const other = this.mesh !== mesh;
    if (other || this.lookKey !== lookKey) {
      this.look = lookOf(theme, scale.levels.length, ink);
      this.lookKey = lookKey;
      this.renderer.setSurface(mesh, this.look);
    }
    if (other) {
      this.mesh = mesh;
      this.paths.clear();
      this.projection = null;
    }
    if (this.camera !== camera || this.projection?.width !== width || this.projection.height !== height) {
      this.camera = camera;
      this.projection = new Projection(camera, width, height, mesh);
      this.box = new Box(mesh, scale.range, this.projection, content.names);
    }
    const { projection } = this;
    const box = this.box!;
    const { strokes, incomplete } = this.strokesOf(content);
    const { overlay } = this;
    const context = overlay.getContext("2d");
    if (!context) return incomplete;
    const [deviceWidth, deviceHeight] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (overlay.width !== deviceWidth || overlay.height !== deviceHeight) {
      overlay.width = deviceWidth;
      overlay.height = deviceHeight;
    }
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, deviceWidth, deviceHeight);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.renderer.draw({ projection, box, strokes }, ratio, hurried, context);
    paintLabels(context, box.labels, ink);
    paintMarks(context, this.marksOf(content, step), mesh, projection, ink);
    return incomplete;
  }

  dispose(): void {
    this.renderer.dispose();
  }

  private strokesOf({ mesh, lanes, minimaCurves, step, ink }: Content): { strokes: Stroke[]; incomplete: boolean } {
    let budget = ROWS_PER_FRAME;
    let incomplete = false;
    const kept = new Map<Float64Array, Path3d>();
    const pathOf = ({ x, y, loss, length }: Columns): Path3d => {
      const path = this.paths.get(x) ?? new Path3d(mesh, x.length, "ground");
      const until = Math.min(length, path.rows + budget);
      budget -= Math.max(0, until - path.rows);
      path.extend(x, y, loss, until);
      if (until < length) incomplete = true;
      kept.set(x, path);
      return path;
    };
    const curves = minimaCurves.map(({ x, y, loss, length }): Stroke => {
      // At their own height even where the mesh is too coarse for the cleft that they lie in: then they show through it.
      const path = this.paths.get(x) ?? new Path3d(mesh, length, "own");
      path.extend(x, y, loss, length);
      kept.set(x, path);
      return { path, color: colorOf(ink.text), weight: "thin", row: length };
    });
    const ordered = [...lanes.filter(({ selected }) => !selected), ...lanes.filter(({ selected }) => selected)];
    const strokes = ordered.flatMap(({ color, selected, path, mean }): Stroke[] => {
      const shade = colorOf(color);
      const own: Stroke = { path: pathOf(path), color: shade, weight: selected ? "selected" : "normal", row: step };
      return mean ? [{ path: pathOf(mean), color: shade, weight: "thin", row: step }, own] : [own];
    });
    this.paths = kept;
    return { strokes: [...curves, ...strokes], incomplete };
  }

  private marksOf({ mesh, lanes, start, minima }: Content, step: number): readonly Mark[] {
    const at = (theta0: number, theta1: number, loss: number, sign: Mark["sign"]): Mark[] => {
      const [x, y] = [mesh.worldX(theta0), mesh.worldY(theta1)];
      const z = groundedHeight(mesh, x, y, loss);
      return Number.isFinite(z) ? [{ x, y, z, sign }] : [];
    };
    const ordered = [...lanes.filter(({ selected }) => !selected), ...lanes.filter(({ selected }) => selected)];
    return [
      ...minima.flatMap(([x, y]) => at(x, y, Number.NaN, { kind: "minimum" })),
      startMark(mesh, start),
      ...ordered.flatMap(({ index, color, selected, path, mean, diverged }) => {
        const row = Math.min(step, path.length - 1);
        if (row < 0) return [];
        const ended = diverged && row === path.length - 1;
        const look = { lane: index, color, selected };
        return [
          ...(mean ? at(mean.x[row]!, mean.y[row]!, mean.loss[row]!, { kind: "mean", ...look }) : []),
          ...at(
            path.x[row]!,
            path.y[row]!,
            path.loss[row]!,
            ended ? { kind: "end", color } : { kind: "head", ...look },
          ),
        ];
      }),
    ];
  }
}
