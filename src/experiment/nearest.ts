/** Words longer than this resemble nothing. It bounds the work that a hostile word can cause. */
const LONGEST = 40;

/** The known words that a mistyped one most likely means, nearest first, at most three; none if nothing is near. */
export function nearest(word: string, known: readonly string[]): string[] {
  if (word.length === 0 || word.length > LONGEST) return [];
  const wanted = plain(word);
  // Any two single letters are one replacement apart, so that means nothing.
  const tolerance = wanted.length < 2 ? 0 : Math.max(1, Math.floor(wanted.length / 3));
  const candidates = known
    .map((candidate) => ({ candidate, distance: distanceTo(wanted, plain(candidate)) }))
    .filter(({ distance }) => distance <= tolerance);
  const least = Math.min(...candidates.map(({ distance }) => distance));
  return candidates
    .filter(({ distance }) => distance === least)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

const plain = (word: string) => word.toLowerCase().replaceAll(/[-_ ]/g, "");

/** Counts insertions, deletions, replacements and swaps of neighbours; a long enough beginning of a word counts one. */
function distanceTo(a: string, b: string): number {
  if (a.length >= 3 && b.startsWith(a)) return a === b ? 0 : 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replace = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      let best = Math.min(replace, last[j]! + 1, row[j - 1]! + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, beforeLast[j - 2]! + 1);
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}
