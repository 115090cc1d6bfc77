import type { Counted } from "../engine/outcome-words.ts";
import { isNetwork } from "../experiment/configuration.ts";
import { useLab } from "../state/lab.ts";

/** What the run on the page is counted in. */
export const useCounted = (): Counted => useLab(({ configuration }) => (isNetwork(configuration) ? "update" : "step"));
