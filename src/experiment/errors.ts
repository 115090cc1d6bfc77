import type { Text } from "../engine/core/types.ts";
import type { Configuration, Language } from "./configuration.ts";
import { WHOLE } from "./messages.ts";

/** Errors that one answer reports; the rest would not help. */
export const MOST_ERRORS = 20;

/** What is wrong, and where: `lanes[1].params.momentum`, or "" for the configuration as a whole. */
export interface ConfigurationError {
  readonly path: string;
  readonly message: Text;
  /** Whether the message is a whole sentence, about a file or data rather than a place in a configuration. */
  readonly sentence?: true;
}

/** A complete configuration, or at least one error, the most useful one first. */
export type ParseResult =
  | { readonly ok: true; readonly configuration: Configuration }
  | { readonly ok: false; readonly errors: readonly [ConfigurationError, ...ConfigurationError[]] };

export function failure(path: string, message: Text): ParseResult {
  return { ok: false, errors: [{ path, message }] };
}

/** A result that says in a sentence of its own why there is no configuration. */
export function refusal(message: Text): ParseResult & { readonly ok: false } {
  return { ok: false, errors: [{ path: "", message, sentence: true }] };
}

/** One line: `lanes[1].params.momentum: must be at least 0 and less than 1; got 1.2`. */
export function formatError(error: ConfigurationError, language: Language = "en"): string {
  return `${error.path || WHOLE[language]}: ${error.message[language]}`;
}
