import { tickStep } from "d3";
import { onSurface } from "../../../experiment/configuration.ts";
import { change, inSlices } from "../../../state/lab.ts";
import { inTurn } from "../../../state/next-task.ts";
import { isOpen } from "../../../state/parts.ts";
import { type Viewport, worldX, worldY } from "../../draw/viewport.ts";

/** A coordinate with the digits that a pixel can tell apart, no more: people read and share it. */
function readable(x: number, scale: number): number {
  const decimals = Math.ceil(Math.log10(scale));
  return decimals <= 0 ? Math.round(x) : Number(x.toFixed(Math.min(100, decimals)));
}

/** Puts the start on a place in the box. */
function startAt(view: Viewport, place: { readonly x: number; readonly y: number }): void {
  if (!isOpen("start")) return;
  const x = readable(worldX(view, place.x), view.scale);
  const y = readable(worldY(view, place.y), view.scale);
  change((configuration) => ({ ...onSurface(configuration), start: [x, y] }), "start");
}

/** Puts the start where it is moved to: in a task after that of the movement, and of several movements to the last place. */
export class StartMover {
  private wanted: (() => void) | null = null;

  moveTo(view: Viewport, place: { readonly x: number; readonly y: number }): void {
    const waiting = this.wanted !== null;
    this.wanted = () => startAt(view, place);
    if (waiting) return;
    inTurn(() => {
      const { wanted } = this;
      this.wanted = null;
      if (wanted) inSlices(wanted);
    });
  }
}

const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** Moves the start by a small round step on an arrow key, ten times as far with Shift. Returns whether the key was one. */
export function handleStartKey(event: { readonly key: string; readonly shiftKey: boolean }, view: Viewport): boolean {
  const direction = DIRECTIONS[event.key];
  if (!direction || !isOpen("start")) return false;
  const step = tickStep(0, view.width / view.scale, 200) * (event.shiftKey ? 10 : 1);
  change((configuration) => {
    const { start, ...others } = onSurface(configuration);
    return {
      ...others,
      start: [
        readable(start[0] + direction[0] * step, view.scale * 10),
        readable(start[1] + direction[1] * step, view.scale * 10),
      ],
    };
  }, "start");
  return true;
}
