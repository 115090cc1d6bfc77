/** From where the surface is looked at. Angles in degrees. */
export interface Camera {
  /** How far the viewer has walked round the surface: 0 looks along +y with +x to the right; positive is anticlockwise from above. */
  readonly azimuth: number;
  /** Height of the line of sight over the floor: 90 looks straight down. */
  readonly elevation: number;
  /** 1 shows the whole box. */
  readonly zoom: number;
  /** Where the middle of the box is on the screen, in half screens from the centre, y upward. */
  readonly shift: readonly [number, number];
}

const LOWEST_ELEVATION = 8;
const HIGHEST_ELEVATION = 90;
const ZOOM = [0.5, 20] as const;

/** Distance of the eye from the middle of the box, in half widths of the box: far enough that parallels stay nearly parallel. */
const EYE_DISTANCE = 7;
/** Room around the box for labels, in pixels. */
const MARGIN = { x: 40, y: 16 } as const;

const clamp = (x: number, low: number, high: number) => Math.min(high, Math.max(low, x));
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** The camera turned by some degrees: the azimuth in (−180, 180], the elevation held between a low look and straight down. */
export function turned(camera: Camera, azimuth: number, elevation: number): Camera {
  const around = camera.azimuth + azimuth;
  return {
    ...camera,
    azimuth: around - 360 * Math.ceil((around - 180) / 360),
    elevation: clamp(camera.elevation + elevation, LOWEST_ELEVATION, HIGHEST_ELEVATION),
  };
}

/** The camera zoomed by a factor so that what is at `point` of the screen (in half screens from the centre) stays there. */
export function zoomed(camera: Camera, factor: number, point: readonly [number, number] = [0, 0]): Camera {
  const zoom = clamp(camera.zoom * factor, ZOOM[0], ZOOM[1]);
  const ratio = zoom / camera.zoom;
  const [sx, sy] = camera.shift;
  return { ...camera, zoom, shift: [point[0] - (point[0] - sx) * ratio, point[1] - (point[1] - sy) * ratio] };
}

/** The camera with the picture moved by some half screens; its middle stays on the screen. */
export function shifted(camera: Camera, x: number, y: number): Camera {
  const reach = Math.max(1, camera.zoom);
  const [sx, sy] = camera.shift;
  return { ...camera, shift: [clamp(sx + x, -reach, reach), clamp(sy + y, -reach, reach)] };
}

/** The box around the surface in world units: [−halfWidth, halfWidth] × [−halfDepth, halfDepth] × [0, top], z upward. */
export interface WorldBox {
  /** The larger of the two halves is 1. */
  readonly halfWidth: number;
  readonly halfDepth: number;
  readonly top: number;
}

/** A camera at work: maps world points to the screen of `width` × `height` CSS pixels, y downward. */
export class Projection {
  readonly width: number;
  readonly height: number;
  /** Unit vectors: to the right of the screen, up the screen, and towards the eye. */
  readonly right: readonly [number, number, number];
  readonly up: readonly [number, number, number];
  readonly toEye: readonly [number, number, number];
  readonly eye: readonly [number, number, number];
  /** World to clip space, column-major: clip = matrix · (x, y, z, 1), the depth in −1 (near) … 1 (far) after division by w. */
  readonly matrix: Float32Array<ArrayBuffer>;
  /** Pixels per unit of the world at the middle of the box. */
  readonly scale: number;

  constructor(camera: Camera, width: number, height: number, { halfWidth, halfDepth, top }: WorldBox) {
    this.width = width;
    this.height = height;
    const azimuth = radians(camera.azimuth);
    const elevation = radians(camera.elevation);
    const [sa, ca, se, ce] = [Math.sin(azimuth), Math.cos(azimuth), Math.sin(elevation), Math.cos(elevation)];
    this.right = [ca, sa, 0];
    this.up = [-se * sa, se * ca, ce];
    this.toEye = [ce * sa, -ce * ca, se];
    const middle = top / 2;
    this.eye = [this.toEye[0] * EYE_DISTANCE, this.toEye[1] * EYE_DISTANCE, this.toEye[2] * EYE_DISTANCE + middle];

    // What the box needs at this elevation whatever the azimuth, so that it does not swell and shrink while it turns: the cylinder
    // around it, whose outline is highest and lowest straight behind and before the middle.
    const radius = Math.hypot(halfWidth, halfDepth);
    const outline = [radius, -radius].flatMap((towards) =>
      [middle, -middle].map((z) => (ce * z - se * towards) / (1 - (ce * towards + se * z) / EYE_DISTANCE)),
    );
    const [lowest, highest] = [Math.min(...outline), Math.max(...outline)];
    const widest = radius / Math.hypot(1 - (se * middle) / EYE_DISTANCE, (ce * radius) / EYE_DISTANCE);
    const fit = Math.min((width / 2 - MARGIN.x) / widest, (height - 2 * MARGIN.y) / (highest - lowest));
    this.scale = Math.max(1, fit) * camera.zoom;
    const fx = (2 * this.scale) / width;
    const fy = (2 * this.scale) / height;

    // Depth s = EYE_DISTANCE − toEye·p lies within the ball around the box; w = s / EYE_DISTANCE is 1 at its middle.
    const reach = Math.hypot(halfWidth, halfDepth, middle) * 1.05;
    const near = EYE_DISTANCE - reach;
    const far = EYE_DISTANCE + reach;
    const a = (far + near) / (EYE_DISTANCE * (far - near));
    const b = -near / EYE_DISTANCE - a * near;
    const m = new Float32Array(16);
    const shiftX = camera.shift[0];
    const shiftY = camera.shift[1] - (fy * (lowest + highest)) / 2;
    for (let axis = 0; axis < 3; axis++) {
      const w = -this.toEye[axis]! / EYE_DISTANCE;
      m[4 * axis] = fx * this.right[axis]! + shiftX * w;
      m[4 * axis + 1] = fy * this.up[axis]! + shiftY * w;
      m[4 * axis + 2] = -a * this.toEye[axis]!;
      m[4 * axis + 3] = w;
    }
    // The middle of the box, not its floor, is the centre: the last column moves z down by `middle`.
    for (let row = 0; row < 4; row++) m[12 + row] = -middle * m[8 + row]!;
    m[12] = m[12]! + shiftX;
    m[13] = m[13]! + shiftY;
    m[14] = m[14]! + a * EYE_DISTANCE + b;
    m[15] = m[15]! + 1;
    this.matrix = m;
  }

  /** Writes the screen position of a world point, in CSS pixels, to out[at], out[at + 1]. */
  project(x: number, y: number, z: number, out: Float32Array | number[], at = 0): void {
    const m = this.matrix;
    const w = m[3]! * x + m[7]! * y + m[11]! * z + m[15]!;
    out[at] = (((m[0]! * x + m[4]! * y + m[8]! * z + m[12]!) / w + 1) * this.width) / 2;
    out[at + 1] = ((1 - (m[1]! * x + m[5]! * y + m[9]! * z + m[13]!) / w) * this.height) / 2;
  }

  /** The screen position of a world point, in CSS pixels. */
  at(x: number, y: number, z: number): readonly [number, number] {
    const out: [number, number] = [0, 0];
    this.project(x, y, z, out);
    return out;
  }
}
