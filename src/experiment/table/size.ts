import type { Text } from "../../engine/core/types.ts";
import { tableMessages } from "./messages.ts";

/** The largest file that is read, in MB and in bytes. */
const MOST_MEGABYTES = 16;
const MOST_BYTES = MOST_MEGABYTES * 1024 * 1024;

/** Why a file of this many bytes is not read at all; null if it is. */
export function refusedSize(bytes: number): Text | null {
  if (bytes === 0) return tableMessages.empty();
  return bytes > MOST_BYTES ? tableMessages.tooLarge(MOST_MEGABYTES) : null;
}
