/** The path of a Chromium that is there already, or null. */
export function findChromium(): string | null;
/** The path of a Firefox, or null. */
export function findFirefox(): string | null;
/** The path of a Chromium, installed first where there is none. Throws where that fails too. */
export function ensureChromium(): string;
