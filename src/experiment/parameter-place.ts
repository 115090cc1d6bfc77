import { sizesOf } from "../engine/networks/data/index.ts";
import { shapeOf } from "../engine/networks/shape.ts";
import type { Block } from "../engine/networks/types.ts";
import type { NetworkProblem } from "../engine/training/specification.ts";

export const blockNames = ["W", "b", "gamma", "beta"] as const satisfies readonly Block["name"][];

/** One parameter of a network by what it belongs to. Everything is counted from 1, as on the page. */
export interface ParameterPlace {
  /** Hidden layers first, then the output layer, then auxiliary heads. */
  readonly layer: number;
  readonly block: Block["name"];
  /** The number that the parameter helps to make. */
  readonly row: number;
  /** Of W the number that it weighs; of a block with a single column 1. */
  readonly column: number;
}

/** What has to be known of a network to find a parameter. */
export type Blocked = Pick<NetworkProblem, "dataset" | "model">;

/** The blocks of a network's θ. */
export function blocksOf({ dataset, model }: Blocked): readonly Block[] {
  const { width, outputs } = sizesOf(dataset);
  return shapeOf(width, outputs, model).blocks;
}

/** The block that a place is in; undefined where there is none. */
export const blockAt = (blocks: readonly Block[], { layer, block }: ParameterPlace): Block | undefined =>
  blocks.find((candidate) => candidate.layer === layer - 1 && candidate.name === block);

/** Where a place stands in θ; null where the network has no such parameter. */
export function indexOf(blocks: readonly Block[], place: ParameterPlace): number | null {
  const block = blockAt(blocks, place);
  if (!block || place.row > block.rows || place.column > block.columns) return null;
  return block.offset + (place.row - 1) * block.columns + (place.column - 1);
}

/** Whether two networks have the same parameters, by name. */
export const sameBlocks = (a: Blocked, b: Blocked): boolean =>
  JSON.stringify(blocksOf(a)) === JSON.stringify(blocksOf(b));

/** A place without what equals its defaults. */
export const minimalPlace = ({ layer, block, row, column }: ParameterPlace) => ({
  ...{ layer, block },
  ...(Object.is(row, 1) ? {} : { row }),
  ...(Object.is(column, 1) ? {} : { column }),
});
