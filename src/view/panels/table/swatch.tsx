import { headShape } from "../../draw/heads.ts";
import type { LaneLook } from "../../lanes.ts";

/** A lane's colour in the shape of its head; hollow where the lane is hidden, and for its averaged θ. */
export function Swatch({ look, hollow = !look.visible }: { readonly look: LaneLook; readonly hollow?: boolean }) {
  return (
    <svg width="14" height="14" viewBox="-8 -8 16 16" aria-hidden="true" focusable="false">
      <path
        d={headShape(look.index, 84)}
        fill={hollow ? "none" : look.color}
        stroke={look.color}
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
    </svg>
  );
}
