import { isRecord } from "./plain.ts";

/**
 * Whether a text holds one configuration per line rather than one JSON document on several. A document's own lines are no JSON,
 * save for small objects within it; bad lines among good ones do not change the answer.
 */
export function isManyLines(text: string): boolean {
  const lines = text
    .replace(/^\uFEFF/, "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const [first, ...others] = lines;
  if (first === undefined || others.length === 0) return false;
  if (isJson(text)) return false;
  if (isJson(first) || isJson(lines.at(-1)!)) return true;
  if (lines.some((line) => line.includes('"version"') && isRecord(jsonOf(line)))) return true;
  // Nothing here is JSON. A document opens on its first line what it closes further down.
  return !/^[[{]/.test(first) || /[\]}]$/.test(first);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isJson = (text: string) => jsonOf(text) !== undefined;
