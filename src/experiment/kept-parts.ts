import { type Configuration, isNetwork } from "./configuration.ts";

const equal = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b);

/**
 * A configuration with the parts of the one before that are equal, so that what depends on one part is not made again because another
 * changed. A network's problem is not compared: its examples may be many.
 */
export function keepingParts(before: Configuration, after: Configuration): Configuration {
  const earlier: Readonly<Record<string, unknown>> = { ...before };
  const parts = Object.entries(after).map(([name, part]) => {
    const large = name === "problem" && isNetwork(after);
    return [name, !large && equal(earlier[name], part) ? earlier[name] : part];
  });
  return Object.fromEntries(parts);
}
