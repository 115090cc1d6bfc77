import type { DatasetSpecification, InlineDataset } from "../engine/networks/data/index.ts";
import type { ConfigurationError } from "../experiment/errors.ts";
import { openKind } from "./kinds.ts";
import { changeDataset, changeNetwork } from "./network-edits.ts";
import { renewKey } from "./own-key.ts";

/** The fraction of the user's examples that is held out at first. */
const HELD_OUT = 0.2;

/** Trains the network on the page on the user's examples; from a surface, the network that was there last. Returns what is wrong with them. */
export function trainOn(
  examples: Required<Pick<InlineDataset, "inputs" | "targets" | "private">>,
): readonly ConfigurationError[] {
  const dataset: DatasetSpecification = { id: "inline", ...examples, heldOut: HELD_OUT, standardize: true };
  openKind("network");
  renewKey();
  return changeNetwork((before) => changeDataset(before, dataset));
}
