import type { Configuration } from "../experiment/configuration.ts";
import { opening } from "../experiment/opening.ts";
import { parseConfiguration } from "../experiment/parse.ts";
import { declaredKinds } from "../experiment/problem-kinds.ts";
import { open, useLab } from "./lab.ts";

export type Kind = Configuration["problem"]["kind"];
export const kinds = ["surface", "network", ...declaredKinds] as readonly Kind[];

/** What each kind was left with. */
const left = new Map<Kind, Configuration>();

/** What a kind of problem opens with: what was on the page when it was left, or else its first preset. */
export function entranceOf(kind: Kind): Configuration {
  const before = left.get(kind);
  if (before) return before;
  const parsed = parseConfiguration(opening[kind].configuration);
  if (!parsed.ok) throw new Error(`the first preset of ${kind} is not valid`);
  left.set(kind, parsed.configuration);
  return parsed.configuration;
}

/** Opens another kind of problem; the one that is on the page already stays as it is. */
export function openKind(kind: Kind): void {
  const { configuration, origin } = useLab.getState();
  if (configuration.problem.kind !== kind) open(entranceOf(kind), { origin });
}

/** Keeps in mind what each kind is left with. Returns how to stop. */
export function startKinds(): () => void {
  return useLab.subscribe(({ configuration }, before) => {
    if (configuration.problem.kind !== before.configuration.problem.kind)
      left.set(before.configuration.problem.kind, before.configuration);
  });
}
