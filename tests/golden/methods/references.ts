import { readdirSync, readFileSync } from "node:fs";

/** What the scripts of this folder wrote: paths of optimizers on surfaces and on a network. */
export const methodReferences = readdirSync(new URL(".", import.meta.url))
  .filter((name) => name.endsWith(".json"))
  .map(
    (name) =>
      JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8")) as {
        readonly surfaces: readonly unknown[];
        readonly networks: readonly unknown[];
      },
  );
