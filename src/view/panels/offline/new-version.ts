import { createStore } from "zustand";

/** How to go over to the version of the page that waits: null while there is none, or none that the user wants to hear of. */
export const newVersion = createStore<{ readonly reload: (() => Promise<void>) | null }>(() => ({ reload: null }));
