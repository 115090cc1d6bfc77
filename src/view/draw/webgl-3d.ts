import type { BoxLine } from "./box-3d.ts";
import { type HeightMesh, VERTEX_FLOATS } from "./mesh-3d.ts";
import { POINT_FLOATS, type Points } from "./path-3d.ts";
import { type Color, type Look, lightOf, opacities, type Renderer, radii, type Scene } from "./renderer-3d.ts";
import { LINE_FRAGMENT, LINE_VERTEX, SURFACE_FRAGMENT, SURFACE_VERTEX } from "./shaders-3d.ts";

/** How far lines stand before the ground, in normalized depth: enough for half a line's width on steep ground. */
const LIFT = 0.012;

function programOf(gl: WebGL2RenderingContext, vertex: string, fragment: string): WebGLProgram {
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, fragment],
  ] as const) {
    const shader = gl.createShader(type)!;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
    gl.deleteShader(shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost()) {
    throw new Error(`shader: ${gl.getProgramInfoLog(program)}`);
  }
  return program;
}

function activate(gl: WebGL2RenderingContext, program: WebGLProgram): void {
  // biome-ignore lint/correctness/useHookAtTopLevel: WebGL's name, and no hook of React's.
  gl.useProgram(program);
}

function uniformsOf<const N extends string>(
  gl: WebGL2RenderingContext,
  program: WebGLProgram,
  names: readonly N[],
): Record<N, WebGLUniformLocation | null> {
  return Object.fromEntries(names.map((name) => [name, gl.getUniformLocation(program, name)])) as Record<
    N,
    WebGLUniformLocation | null
  >;
}

/** The vertices of the block's cut sides, down to the floor, in the layout of the surface's own: their level is −1. */
function walls(mesh: HeightMesh): { readonly vertices: Float32Array; readonly triangles: number[] } {
  const { columns, rows } = mesh.field;
  const { halfWidth: w, halfDepth: d, heights } = mesh;
  const vertices: number[] = [];
  const triangles: number[] = [];
  const side = (count: number, normal: Color, at: (i: number) => readonly [number, number, number]) => {
    for (let i = 0; i < count; i++) {
      const [x, y, index] = at(i);
      const z = heights[index]!;
      const first = vertices.length / VERTEX_FLOATS;
      vertices.push(x, y, Number.isFinite(z) ? z : 0, ...normal, -1, x, y, 0, ...normal, -1);
      if (i > 0) triangles.push(first - 2, first - 1, first, first, first - 1, first + 1);
    }
  };
  const x = (column: number) => -w + (2 * w * column) / (columns - 1);
  const y = (row: number) => -d + (2 * d * row) / (rows - 1);
  side(columns, [0, -1, 0], (i) => [x(i), -d, i]);
  side(columns, [0, 1, 0], (i) => [x(i), d, (rows - 1) * columns + i]);
  side(rows, [-1, 0, 0], (i) => [-w, y(i), i * columns]);
  side(rows, [1, 0, 0], (i) => [w, y(i), i * columns + columns - 1]);
  return { vertices: Float32Array.from(vertices), triangles };
}

/** How segments are drawn. Without `cap` they end square; `lift` is LIFT unless told. */
interface Pen {
  readonly color: Color;
  /** In device pixels. */
  readonly radius: number;
  readonly opacity?: number;
  readonly cap?: 1;
  readonly lift?: number;
}

/** Points on the graphics card: grows with them. */
interface PointBuffer {
  readonly buffer: WebGLBuffer;
  capacity: number;
  count: number;
}

/** Paints with WebGL 2. Null where there is none, or only one that computes every pixel by software, which a plain canvas does faster; a lost context paints nothing, and its canvas needs a new renderer when it is restored. */
export function webglRenderer(canvas: HTMLCanvasElement): Renderer | null {
  const gl = canvas.getContext("webgl2", { antialias: true, failIfMajorPerformanceCaveat: true });
  if (!gl || gl.isContextLost()) return null;
  return new WebglRenderer(canvas, gl);
}

class WebglRenderer implements Renderer {
  private readonly canvas: HTMLCanvasElement;
  private readonly gl: WebGL2RenderingContext;
  private readonly surface: WebGLProgram;
  private readonly lines: WebGLProgram;
  private readonly surfaceUniforms;
  private readonly lineUniforms;
  private readonly surfaceArray: WebGLVertexArrayObject;
  private readonly vertices: WebGLBuffer;
  private readonly indices: WebGLBuffer;
  private readonly ramp: WebGLTexture;
  private readonly boxBuffer: WebGLBuffer;
  private readonly points = new Map<Points, PointBuffer>();
  private indexCount = 0;
  private look: Look | null = null;

  constructor(canvas: HTMLCanvasElement, gl: WebGL2RenderingContext) {
    this.canvas = canvas;
    this.gl = gl;
    this.surface = programOf(gl, SURFACE_VERTEX, SURFACE_FRAGMENT);
    this.lines = programOf(gl, LINE_VERTEX, LINE_FRAGMENT);
    this.surfaceUniforms = uniformsOf(gl, this.surface, ["view", "ramp", "light", "line", "wall", "bands"]);
    this.lineUniforms = uniformsOf(gl, this.lines, ["view", "halfScreen", "radius", "cap", "lift", "ink"]);
    this.vertices = gl.createBuffer();
    this.indices = gl.createBuffer();
    this.boxBuffer = gl.createBuffer();
    this.ramp = gl.createTexture();
    this.surfaceArray = gl.createVertexArray();
    gl.bindVertexArray(this.surfaceArray);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.vertices);
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, this.indices);
    for (const [location, size, offset] of [
      [0, 3, 0],
      [1, 3, 12],
      [2, 1, 24],
    ] as const) {
      gl.enableVertexAttribArray(location);
      gl.vertexAttribPointer(location, size, gl.FLOAT, false, VERTEX_FLOATS * 4, offset);
    }
    gl.bindVertexArray(null);
  }

  setSurface(mesh: HeightMesh, look: Look): void {
    const { gl } = this;
    this.look = look;
    const surface = mesh.vertices();
    const sides = walls(mesh);
    const vertices = new Float32Array(surface.length + sides.vertices.length);
    vertices.set(surface);
    vertices.set(sides.vertices, surface.length);
    const first = surface.length / VERTEX_FLOATS;
    const triangles = mesh.triangles();
    const indices = new Uint32Array(triangles.length + sides.triangles.length);
    indices.set(triangles);
    for (const [i, index] of sides.triangles.entries()) indices[triangles.length + i] = first + index;
    this.indexCount = indices.length;
    gl.bindVertexArray(this.surfaceArray);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.vertices);
    gl.bufferData(gl.ARRAY_BUFFER, vertices, gl.STATIC_DRAW);
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, indices, gl.STATIC_DRAW);
    gl.bindVertexArray(null);
    gl.bindTexture(gl.TEXTURE_2D, this.ramp);
    const texels = Uint8Array.from(
      look.bands.flatMap(([r, g, b]) => [r, g, b, 1].map((channel) => Math.round(channel * 255))),
    );
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, look.bands.length, 1, 0, gl.RGBA, gl.UNSIGNED_BYTE, texels);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
  }

  draw({ projection, box, strokes }: Scene, ratio: number): void {
    const { gl, canvas, look, surfaceUniforms: surface, lineUniforms: lines } = this;
    if (!look || gl.isContextLost()) return;
    const [width, height] = [Math.round(projection.width * ratio), Math.round(projection.height * ratio)];
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    }
    gl.viewport(0, 0, width, height);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT);
    gl.enable(gl.DEPTH_TEST);
    gl.depthFunc(gl.LEQUAL);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);

    activate(gl, this.surface);
    gl.uniformMatrix4fv(surface.view, false, projection.matrix);
    gl.uniform1i(surface.ramp, 0);
    gl.bindTexture(gl.TEXTURE_2D, this.ramp);
    gl.uniform3fv(surface.light, lightOf(projection));
    gl.uniform4f(surface.line, ...look.line, look.lineOpacity);
    gl.uniform3fv(surface.wall, look.wall);
    gl.uniform1f(surface.bands, look.bands.length);
    gl.depthMask(true);
    gl.bindVertexArray(this.surfaceArray);
    gl.drawElements(gl.TRIANGLES, this.indexCount, gl.UNSIGNED_INT, 0);
    gl.bindVertexArray(null);

    // Lines are tested against the ground but not against each other: their order is the order of drawing.
    gl.depthMask(false);
    activate(gl, this.lines);
    gl.uniformMatrix4fv(lines.view, false, projection.matrix);
    gl.uniform2f(lines.halfScreen, width / 2, height / 2);
    gl.enableVertexAttribArray(0);
    gl.enableVertexAttribArray(1);
    gl.vertexAttribDivisor(0, 1);
    gl.vertexAttribDivisor(1, 1);
    this.drawBox(box.grid, look.grid, 0.5 * ratio);
    this.drawBox(box.edges, look.edge, 0.6 * ratio);

    this.forget(new Set(strokes.flatMap(({ path }) => [path.line, path.dots])));
    gl.depthFunc(gl.GREATER);
    for (const { path, color, row } of strokes) {
      this.drawLine(path.line, 0, path.lineUpTo(row), {
        color,
        opacity: opacities.hidden,
        radius: radii.hidden * ratio,
      });
    }
    gl.depthFunc(gl.LEQUAL);
    for (const { path, color, row } of strokes) {
      const from = path.lineUpTo(row) - 1;
      this.drawLine(path.line, from, path.line.count, { color, opacity: opacities.rest, radius: radii.rest * ratio });
    }
    for (const { path, color, row, weight } of strokes) {
      const until = path.lineUpTo(row);
      const radius = radii[weight] * ratio;
      const casing = weight === "thin" ? radius + 0.5 * ratio : radius + radii.casing * ratio;
      this.drawLine(path.line, 0, until, { color: look.casing, radius: casing, cap: 1 });
      this.drawLine(path.line, 0, until, { color, radius, cap: 1 });
      if (weight !== "thin") this.drawDots(path.dots, path.dotsUpTo(row), color, radius + radii.dot * ratio);
    }
    gl.vertexAttribDivisor(0, 0);
    gl.vertexAttribDivisor(1, 0);
  }

  dispose(): void {
    const { gl } = this;
    this.forget(new Set());
    for (const buffer of [this.vertices, this.indices, this.boxBuffer]) gl.deleteBuffer(buffer);
    gl.deleteTexture(this.ramp);
    gl.deleteVertexArray(this.surfaceArray);
    gl.deleteProgram(this.surface);
    gl.deleteProgram(this.lines);
  }

  private drawBox(lines: readonly BoxLine[], color: Color, radius: number): void {
    const { gl } = this;
    const points = Float32Array.from(lines.flatMap(([x, y, z, x1, y1, z1]) => [x, y, z, 0, x1, y1, z1, 1]));
    gl.bindBuffer(gl.ARRAY_BUFFER, this.boxBuffer);
    gl.bufferData(gl.ARRAY_BUFFER, points, gl.STREAM_DRAW);
    this.drawInstances(0, 1, lines.length * 2 - 1, { color, radius, lift: 0 });
  }

  /** Draws the line through points `from` … `until` (exclusive). */
  private drawLine(points: Points, from: number, until: number, pen: Pen): void {
    const first = Math.max(0, from);
    if (until - first < 2) return;
    this.bind(points);
    this.drawInstances(first, first + 1, until - first - 1, pen);
  }

  /** A dot is a segment from a point to itself. */
  private drawDots(points: Points, count: number, color: Color, radius: number): void {
    if (count === 0) return;
    this.bind(points);
    this.drawInstances(0, 0, count, { color, radius, cap: 1 });
  }

  /** Draws `count` segments of the bound buffer: from points `start`, `start` + 1 … to points `end`, `end` + 1 …. */
  private drawInstances(start: number, end: number, count: number, pen: Pen): void {
    const { gl, lineUniforms: lines } = this;
    const stride = POINT_FLOATS * 4;
    gl.vertexAttribPointer(0, 4, gl.FLOAT, false, stride, start * stride);
    gl.vertexAttribPointer(1, 4, gl.FLOAT, false, stride, end * stride);
    gl.uniform1f(lines.radius, pen.radius);
    gl.uniform1f(lines.cap, pen.cap ?? 0);
    gl.uniform1f(lines.lift, pen.lift ?? LIFT);
    gl.uniform4f(lines.ink, ...pen.color, pen.opacity ?? 1);
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, count);
  }

  /** Binds the points' buffer, brought up to date. */
  private bind(points: Points): void {
    const { gl } = this;
    let held = this.points.get(points);
    if (!held) {
      held = { buffer: gl.createBuffer(), capacity: 0, count: 0 };
      this.points.set(points, held);
    }
    gl.bindBuffer(gl.ARRAY_BUFFER, held.buffer);
    if (held.capacity < points.data.length) {
      gl.bufferData(gl.ARRAY_BUFFER, points.data, gl.DYNAMIC_DRAW);
      held.capacity = points.data.length;
    } else if (held.count < points.count) {
      const from = held.count * POINT_FLOATS;
      gl.bufferSubData(gl.ARRAY_BUFFER, from * 4, points.data, from, points.count * POINT_FLOATS - from);
    }
    held.count = points.count;
  }

  /** Gives up the buffers of points that are not among these. */
  private forget(kept: ReadonlySet<Points>): void {
    for (const [points, { buffer }] of this.points) {
      if (kept.has(points)) continue;
      this.gl.deleteBuffer(buffer);
      this.points.delete(points);
    }
  }
}
