/** Characters of a class's name that there is room for. */
const MOST = 20;

/** A name out of somebody's file, cut off where there would be no room for it. */
export function shortName(name: string): string {
  const characters = Array.from(name);
  return characters.length <= MOST ? name : `${characters.slice(0, MOST - 1).join("")}…`;
}
