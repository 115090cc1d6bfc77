export const libraries = ["numpy", "torch"] as const;
export type Library = (typeof libraries)[number];

/** What θ is: the two coordinates of a surface, or a network's parameters. */
export type Ground = "surface" | "network";

/**
 * Python text that stands above what uses it, and what it stands on itself. Texts that serve both libraries write `xp` for the one
 * in use.
 */
export interface Piece {
  readonly code: string | Readonly<Record<Library, string>>;
  /** The text for a network's θ, where `code` is made for two coordinates and the last bit of every sum. */
  readonly onNetworks?: string;
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
