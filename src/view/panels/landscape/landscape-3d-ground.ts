import { useEffect, useState } from "react";
import type { Window } from "../../../engine/core/types.ts";
import { type SurfaceProblem, surfaceOf } from "../../../engine/surface-task.ts";
import { useLab } from "../../../state/lab.ts";
import { painter } from "../../../state/painter.ts";
import { useOnFrame } from "../../containment/use-on-frame.ts";
import { type SurfaceScale, surfaceScale } from "../../draw/height-scale-3d.ts";
import { HeightMesh } from "../../draw/mesh-3d.ts";
import { firstViewPainted } from "../../first-view.ts";
import { useHomeWindow } from "./live-window.ts";
import { blurAtCursor } from "./painted-lanes.ts";

/** Samples along the longer side of the window: a blur has no fine detail, and its values may cost far more. */
const SAMPLES = 216;
const BLURRED_SAMPLES = 96;
/** About as many levels as the plan has. */
const LEVELS = 18;

export interface Ground {
  readonly mesh: HeightMesh;
  readonly scale: SurfaceScale;
}

/** J over its window, blurred by σ. Null where nothing is finite, undefined where a newer question took this one's place. */
async function sample(problem: SurfaceProblem, window: Window, sigma: number): Promise<Ground | null | undefined> {
  const { surface, params } = surfaceOf(problem);
  const [width, depth] = [window.x[1] - window.x[0], window.y[1] - window.y[0]];
  const most = sigma > 0 ? BLURRED_SAMPLES : SAMPLES;
  const samples = (side: number) => Math.max(24, Math.round((most * side) / Math.max(width, depth)) + 1);
  const request = { problem, window, sigma, columns: samples(width), rows: samples(depth) };
  const field = await painter.field("landscape-3d", request);
  if (!field) return undefined;
  const scale = surfaceScale(field.values.filter(Number.isFinite).toSorted(), surface.infimum(params), LEVELS);
  return scale && { mesh: new HeightMesh(field, scale), scale };
}

/**
 * J over the window as a mesh, sampled by the worker, and as blurred as the selected lane has it at the time cursor; the one before
 * stays until the new one is there. Null when nothing is finite.
 */
export function useGround(): Ground | null | undefined {
  const onFrame = useOnFrame();
  // Every change brings new objects; only other contents are another surface.
  const home = useHomeWindow();
  const key = useLab(({ configuration: { problem, view } }) =>
    JSON.stringify({ problem, window: view.window ?? home }),
  );
  const [ground, setGround] = useState<Ground | null | undefined>(undefined);
  useEffect(() => {
    const { problem, window } = JSON.parse(key) as { problem: SurfaceProblem; window: Window };
    /** By σ, so that the cursor goes back and forth through stages that have been seen. */
    const grounds = new Map<number, Ground | null>();
    let wanted: number | null = null;
    const stop = onFrame(() => {
      const { sigma } = blurAtCursor();
      if (sigma === wanted) return;
      wanted = sigma;
      void show(sigma);
    });
    async function show(sigma: number): Promise<void> {
      const made = grounds.has(sigma) ? grounds.get(sigma) : await sample(problem, window, sigma);
      if (made === undefined) return;
      grounds.set(sigma, made);
      if (wanted !== sigma) return;
      setGround(made);
      firstViewPainted();
    }
    return () => {
      wanted = null;
      stop();
    };
  }, [onFrame, key]);
  return ground;
}
