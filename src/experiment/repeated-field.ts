/** An object on the way through a text, with the names it has had so far, or a list with the place that has been reached. */
type Open =
  | { readonly kind: "object"; readonly names: Set<string>; name: string; value: boolean }
  | { readonly kind: "list"; place: number };

/**
 * Where valid JSON text gives a field of an object for the second time; null if it never does. JSON.parse keeps the last of them
 * without a word.
 */
export function repeatedField(json: string): readonly (string | number)[] | null {
  const open: Open[] = [];
  for (const [token] of json.matchAll(/"(?:[^"\\]+|\\.)*"|[{}[\],:]/g)) {
    const inside = open.at(-1);
    switch (token) {
      case "{":
        open.push({ kind: "object", names: new Set(), name: "", value: false });
        break;
      case "[":
        open.push({ kind: "list", place: 0 });
        break;
      case "}":
      case "]":
        open.pop();
        break;
      case ":":
        if (inside?.kind === "object") inside.value = true;
        break;
      case ",":
        if (inside?.kind === "object") inside.value = false;
        else if (inside) inside.place++;
        break;
      default:
        if (inside?.kind !== "object" || inside.value) break;
        // Names may be spelt with escapes.
        inside.name = JSON.parse(token) as string;
        if (inside.names.has(inside.name)) return open.map((each) => (each.kind === "list" ? each.place : each.name));
        inside.names.add(inside.name);
    }
  }
  return null;
}
