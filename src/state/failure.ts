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

type FailureStore = ReturnType<typeof failureStore>;

/** Tells what went wrong, and how it is tried again. */
export function fail(store: FailureStore, error: unknown, retry: () => void): void {
  store.setState({ failure: { message: error instanceof Error ? error.message : String(error), retry } });
}

/** Takes a failure back that there may be. */
export function settle(store: FailureStore): void {
  if (store.getState().failure) store.setState({ failure: null });
}
