import { useStore } from "zustand";
import { planes } from "../../../state/plane.ts";
import { notesOf } from "./notes.ts";
import styles from "./plane.module.css";
import { words } from "./words.ts";

/** What must be known of the plane to read its picture. */
export function PlaneNotes() {
  const t = words.useWords();
  const shown = useStore(planes, (state) => state.shown);
  return <p className={styles.notes}>{shown ? notesOf(shown, t).join(t("between")) : ""}</p>;
}
