import { type Average, average } from "./average.ts";
import { type Clip, clip } from "./clip.ts";
import { type Continuation, continuation } from "./continuation.ts";
import { type Noise, noise } from "./noise.ts";
import { type Schedule, schedule } from "./schedule.ts";
import type { ModifierDeclaration } from "./types.ts";

/** What a lane may add to its optimizer. An absent field means: not used. */
export interface Modifiers {
  readonly schedule?: Schedule;
  readonly clip?: Clip;
  readonly average?: Average;
  readonly noise?: Noise;
  readonly continuation?: Continuation;
}

/** Every lane modifier, in the order in which the page lists them. */
export const modifiers: readonly ModifierDeclaration<keyof Modifiers>[] = [
  schedule,
  clip,
  average,
  noise,
  continuation,
];
