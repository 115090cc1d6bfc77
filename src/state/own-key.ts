import type { Configuration } from "../experiment/configuration.ts";
import { privateFile } from "../experiment/private-data.ts";

/** Where the browser notes which of the user's data was on the page last. */
const MARKER = "thalweg.own";

let current: { readonly key: string; readonly signature: string } | null = null;

/** What tells the user's data sets apart, in short. */
function signatureOf({ problem }: Configuration): string {
  if (problem.kind !== "network" || problem.dataset.id !== "inline") return "";
  const { inputs, targets } = problem.dataset as { inputs: readonly unknown[]; targets: readonly unknown[] };
  const ends = [inputs[0], inputs.at(-1), targets[0], targets.at(-1)];
  return JSON.stringify([privateFile({ problem }), inputs.length, ends]);
}

/** The key under which the device keeps the user's data of an experiment; null for an experiment that a link can hold. */
export function ownKey(configuration: Configuration): string | null {
  if (!privateFile(configuration)) return null;
  const signature = signatureOf(configuration);
  if (current?.signature !== signature) {
    const random = crypto.getRandomValues(new Uint32Array(3));
    current = { key: Array.from(random, (part) => part.toString(36)).join(""), signature };
  }
  return current.key;
}

/** Makes what is read next another data set, though it be the same file again. */
export function renewKey(): void {
  current = null;
}

/** Keeps the key of an experiment that was opened from the device. */
export function adoptKey(key: string, configuration: Configuration): void {
  current = { key, signature: signatureOf(configuration) };
}

/** The key that an entry of the browser's history has; null if there is none. */
export function keyOfEntry(state: unknown): string | null {
  const { own } = (state ?? {}) as { readonly own?: unknown };
  return typeof own === "string" ? own : null;
}

/** The key of the data that was on the page when it was left, by closing, crashing or reloading; null if it was none. */
export function markedKey(): string | null {
  try {
    return localStorage.getItem(MARKER);
  } catch {
    return null;
  }
}

/** Notes that the user's data is on the page, or, by null, no longer. */
export function mark(key: string | null): void {
  try {
    if (key === null) localStorage.removeItem(MARKER);
    else localStorage.setItem(MARKER, key);
  } catch {
    // The entry of the history has the key as well.
  }
}
