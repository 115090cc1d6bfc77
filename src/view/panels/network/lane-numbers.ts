import { networkPicture, rowAt } from "../../../state/network-picture.ts";
import { currentStep } from "../../../state/playback.ts";

/** A lane's losses at the time cursor, as of its last evaluation before it; null where there is none. */
export function lossAt(lane: number): { readonly training: number | null; readonly heldOut: number | null } {
  const picture = networkPicture();
  const row = picture && rowAt(picture, lane, currentStep());
  if (!picture || row === null) return { training: null, heldOut: null };
  const trajectory = picture.lanes[lane]!;
  const at = (column: string) => (trajectory.has(column) ? trajectory.column(column)[row]! : null);
  return { training: at("loss"), heldOut: at("heldOutLoss") };
}
