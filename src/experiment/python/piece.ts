export const libraries = ["numpy", "torch"] as const;
export type Library = (typeof libraries)[number];

/**
 * Python text that stands above what uses it, and what it stands on itself. Texts that serve both libraries write `xp` for the one
 * in use.
 */
export interface Piece {
  readonly code: string | Readonly<Record<Library, string>>;
  readonly needs?: readonly Piece[];
}

/** The pieces with all that they need, each once and below what it needs. */
export function ordered(pieces: readonly Piece[]): readonly Piece[] {
  const found = new Set<Piece>();
  const visit = (piece: Piece): void => {
    if (found.has(piece)) return;
    for (const need of piece.needs ?? []) visit(need);
    found.add(piece);
  };
  for (const piece of pieces) visit(piece);
  return [...found];
}
