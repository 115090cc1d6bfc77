import { create } from "zustand";

/** What was to be worked out for a panel and could not be. */
export interface Failure {
  /** What went wrong, in the machine's words; "" where it says nothing, as of a script that could not be fetched. */
  readonly message: string;
  /** Has it tried again. */
  readonly retry: () => void;
}

/** Holds a panel's failure, if there is one. */
export const failureStore = () => create<{ readonly failure: Failure | null }>()(() => ({ failure: null }));

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
