import { type Camera, Projection } from "./camera-3d.ts";
import type { HeightMesh } from "./mesh-3d.ts";

/** The directions to choose from, and what their picture must be better by: from behind, the axes run the other way round. */
const PLACES = [
  { azimuth: -32, handicap: 0 },
  { azimuth: 32, handicap: 0.01 },
  { azimuth: -148, handicap: 0.12 },
  { azimuth: 148, handicap: 0.13 },
] as const;
const ELEVATION = 44;
/** Points looked at along each side of the window. */
const SAMPLES = 24;

/** The direction from which most of a surface is seen, its minima (in units of θ) above all. */
export function homeCamera(mesh: HeightMesh, minima: readonly (readonly [number, number])[]): Camera {
  const lows = minima
    .map(([x, y]) => [mesh.worldX(x), mesh.worldY(y)] as const)
    .filter(([x, y]) => Number.isFinite(mesh.heightAt(x, y)))
    .slice(0, SAMPLES);
  const along = (half: number) => Array.from({ length: SAMPLES }, (_, i) => half * ((2 * i + 1) / SAMPLES - 1));
  const all = along(mesh.halfDepth).flatMap((y) => along(mesh.halfWidth).map((x) => [x, y] as const));
  const views = PLACES.map(({ azimuth, handicap }) => {
    const camera: Camera = { azimuth, elevation: ELEVATION, zoom: 1, shift: [0, 0] };
    const { eye } = new Projection(camera, 2, 2, mesh);
    const share = (points: readonly (readonly [number, number])[]) =>
      points.length === 0
        ? 1
        : points.filter(([x, y]) => mesh.visible(x, y, mesh.heightAt(x, y), eye)).length / points.length;
    return { camera, worth: share(all) + share(lows) - handicap };
  });
  return views.reduce((best, view) => (view.worth > best.worth ? view : best)).camera;
}
