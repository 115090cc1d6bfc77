import { problemOf } from "../../../engine/training/specification.ts";
import type { Shown } from "../../../state/plane.ts";
import { formatNumber } from "../../format.ts";
import type { words } from "./words.ts";

const percent = (share: number) => formatNumber(100 * share, 3);

/** What must be known of a plane, or of lines, to read their picture: the most important first. */
export function notesOf(
  { place, specification, minima }: Shown,
  t: ReturnType<typeof words.useWords>,
): readonly string[] {
  const { run, lanes, others } = specification;
  const { batchNorm } = problemOf(run.problem, run.lanes[lanes[0]!.lane]!).model;
  const normalized = [
    ...(others.length > 0 ? [t("others", { count: others.length })] : []),
    ...(batchNorm ? [t("batchNorm")] : []),
  ];
  if (place.type === "lines") return [t("lines"), ...normalized];
  const { shares, arbitrary, spectrum } = place;
  const [x = 0, y = 0] = shares;
  const still = place.paths.every(({ xs, ys, distances }) => [...xs, ...ys, ...distances].every((part) => part === 0));
  // Of diverged lanes the shares are only where there are no others.
  const calm = lanes.filter(({ diverged }) => !diverged).length;
  const said = calm === 0 || calm === lanes.length ? "shares" : "sharesOfCalm";
  const notes = [still ? t("still") : t(said, { both: percent(x + y), x: percent(x), y: percent(y) })];
  if (spectrum?.values.length === 0) notes.push(t("noSpectrum"));
  else if (spectrum) {
    notes.push(t("spectrum", { values: spectrum.values.map((value) => formatNumber(value, 4)).join(", ") }));
    if (!spectrum.converged) notes.push(t("unsettled", { products: spectrum.products }));
  }
  const open = ["x", "y"].filter((_, axis) => arbitrary[axis]);
  if (open.length > 0 && spectrum?.values.length !== 0) notes.push(t("arbitrary", { axes: open.join(", ") }));
  const lowest = minima[0] ? [t("lowest", { loss: formatNumber(minima[0].value) })] : [];
  return [...notes, ...normalized, ...lowest, t("fading")];
}
