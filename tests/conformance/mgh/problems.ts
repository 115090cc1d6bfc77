import { fits } from "./fits.ts";
import { fixed } from "./fixed.ts";
import type { Problem } from "./problem.ts";
import { variable } from "./variable.ts";

/** All 35 problems in the order of the paper, four of them at two sizes. */
export const problems: readonly Problem[] = [...fits, ...fixed, ...variable].toSorted((a, b) => a.number - b.number);
