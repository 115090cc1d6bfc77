import type { AnySurface } from "../core/types.ts";
import { quadratic } from "./quadratic.ts";
import { rosenbrock } from "./rosenbrock.ts";

/** Every surface, in the order of the menu. */
export const surfaces: readonly AnySurface[] = [quadratic, rosenbrock];

/** The surface of that id, if there is one. */
export function surfaceById(id: string): AnySurface | undefined {
  return surfaces.find((surface) => surface.id === id);
}
