import type { Configuration, Part } from "../../../experiment/configuration.ts";
import { xmlText } from "../../../experiment/figure-link.ts";
import type { Presence } from "../../../state/parts.ts";

/** The configuration with its parts shown, locked and hidden as they are to be. */
export function withPresences(
  configuration: Configuration,
  presences: Readonly<Partial<Record<Part, Presence>>>,
): Configuration {
  const { hide: _, lock: __, ...view } = configuration.view;
  const those = (presence: Presence) =>
    (Object.keys(presences) as Part[]).filter((part) => presences[part] === presence);
  const [hide, lock] = [those("hidden"), those("locked")];
  return { ...configuration, view: { ...view, ...(hide.length > 0 && { hide }), ...(lock.length > 0 && { lock }) } };
}

/** The HTML of a frame that shows an address. */
export function frameSnippet(
  address: string,
  title: string,
  { width, height }: { readonly width: number; readonly height: number },
): string {
  const attributes = {
    src: address,
    title,
    width: String(width),
    height: String(height),
    style: "border: 0; max-width: 100%",
    loading: "lazy",
  };
  const written = Object.entries(attributes).map(([key, value]) => `${key}="${xmlText(value)}"`);
  return `<iframe ${written.join(" ")}></iframe>`;
}
