import type { Text } from "./types.ts";

/** A citation that is the same in every language. */
export const cited = (text: string): Text => ({ en: text, ja: text });

/** An algorithm of the book's. */
export const bookAlgorithm = (number: string): Text => ({ en: `Algorithm ${number}`, ja: `アルゴリズム ${number}` });

/** A section of the book's. */
export const bookSection = (number: string): Text => ({ en: `Section ${number}`, ja: `${number} 節` });

/** A paper or another book, with the number of the algorithm there. */
export const algorithmIn = (work: string, number: string): Text => ({
  en: `${work}, algorithm ${number}`,
  ja: `${work}、アルゴリズム ${number}`,
});

/** Several sources as one. */
export const sources = (...texts: readonly Text[]): Text => ({
  en: texts.map(({ en }) => en).join("; "),
  ja: texts.map(({ ja }) => ja).join("; "),
});

/** A paper whose method the book does not have. */
export const beyondBook = (paper: string): Text => ({
  en: `${paper}; not in the book`,
  ja: `${paper}(教科書にはない手法)`,
});
