import { useStore } from "zustand";
import { planes, type Shown } from "../../../state/plane.ts";
import { formatNumber } from "../../format.ts";
import styles from "./plane.module.css";
import { words } from "./words.ts";

const percent = (share: number) => formatNumber(100 * share, 3);

function notesOf({ place, specification, minima }: Shown, t: ReturnType<typeof words.useWords>): readonly string[] {
  const normalized = specification.run.problem.model.batchNorm ? [t("batchNorm")] : [];
  if (place.type === "lines") return [t("lines"), ...normalized];
  const { shares, arbitrary, spectrum } = place;
  const [x = 0, y = 0] = shares;
  const still = place.paths.every(({ xs, ys, distances }) => [...xs, ...ys, ...distances].every((part) => part === 0));
  const notes = [still ? t("still") : t("shares", { both: percent(x + y), x: percent(x), y: percent(y) })];
  if (spectrum?.values.length === 0) notes.push(t("noSpectrum"));
  else if (spectrum) {
    notes.push(t("spectrum", { values: spectrum.values.map((value) => formatNumber(value, 4)).join(", ") }));
    if (!spectrum.converged) notes.push(t("unsettled", { products: spectrum.products }));
  }
  const open = ["x", "y"].filter((_, axis) => arbitrary[axis]);
  if (open.length > 0 && spectrum?.values.length !== 0) notes.push(t("arbitrary", { axes: open.join(", ") }));
  if (minima[0]) notes.push(t("lowest", { loss: formatNumber(minima[0].value) }));
  return [...notes, t("fading"), ...normalized];
}

/** What must be known of the plane to read its picture. */
export function PlaneNotes() {
  const t = words.useWords();
  const shown = useStore(planes, (state) => state.shown);
  return <p className={styles.notes}>{shown ? notesOf(shown, t).join(t("between")) : ""}</p>;
}
