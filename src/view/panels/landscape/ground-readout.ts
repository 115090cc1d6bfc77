import { type RefObject, useCallback, useRef } from "react";
import { objectiveOf } from "../../../engine/surface-task.ts";
import { coordinateNames, onSurface, type SurfaceConfiguration } from "../../../experiment/configuration.ts";
import { useLab } from "../../../state/lab.ts";
import { type Viewport, worldX, worldY } from "../../draw/viewport.ts";
import { formatNumber } from "../../format.ts";

interface Place {
  readonly x: number;
  readonly y: number;
}

interface GroundReadout {
  readonly box: RefObject<HTMLParagraphElement | null>;
  /** Shows the ground at a place of the picture, in pixels; null hides it. Returns the text. */
  readonly read: (view: Viewport, place: Place | null) => string;
}

/** The objective, made again only for another problem. */
function useObjective() {
  const made = useRef<{ readonly problem: SurfaceConfiguration["problem"]; objective: ReturnType<typeof objectiveOf> }>(
    null,
  );
  return useCallback(() => {
    const { problem } = onSurface(useLab.getState().configuration);
    if (made.current?.problem !== problem) made.current = { problem, objective: objectiveOf(problem) };
    return made.current.objective;
  }, []);
}

/** Reads the coordinates, J and ‖g‖ at any place of the picture, from the objective itself and not from the contours. */
export function useGroundReadout(): GroundReadout {
  const box = useRef<HTMLParagraphElement>(null);
  const objectiveNow = useObjective();
  const read = useCallback(
    (view: Viewport, place: Place | null): string => {
      const element = box.current;
      if (!element) return "";
      element.hidden = place === null;
      if (place === null) return "";
      const objective = objectiveNow();
      const [x, y] = [worldX(view, place.x), worldY(view, place.y)];
      const theta = Float64Array.of(x, y);
      const gradient = new Float64Array(2);
      const loss = objective.valueAndGradient(theta, gradient);
      const [nameX, nameY] = coordinateNames(useLab.getState().configuration);
      const parts = [
        [nameX, x],
        [nameY, y],
        ["J", loss],
        ["‖g‖", Math.hypot(gradient[0]!, gradient[1]!)],
      ] as const;
      element.textContent = parts.map(([name, value]) => `${name}\u00a0${formatNumber(value)}`).join("\u2002");
      return element.textContent;
    },
    [objectiveNow],
  );
  return { box, read };
}
