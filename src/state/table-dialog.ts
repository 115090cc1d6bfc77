import { createStore } from "zustand/vanilla";

interface TableDialogState {
  /** Which opening of the dialog this is, counted from 1; 0 while it is closed. */
  readonly opening: number;
  /** The file it opens with. */
  readonly file: File | null;
}

/** The dialog that reads the user's tables. */
export const tableDialog = createStore<TableDialogState>(() => ({ opening: 0, file: null }));

let openings = 0;

/** Opens the dialog anew, to ask for a file or to read this one, though it may have failed to open before. */
export const openTableDialog = (file: File | null = null): void => tableDialog.setState({ opening: ++openings, file });

export const closeTableDialog = (): void => tableDialog.setState({ opening: 0, file: null });
