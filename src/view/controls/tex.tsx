import { useCallback, useEffect, useSyncExternalStore } from "react";
import { reportFault } from "../../state/faults.ts";
import { afterFirstView } from "../first-view.ts";
import { plainTex } from "./plain-tex.ts";
import styles from "./tex.module.css";

/** Returns a formula's elements, new ones at each call. */
type Typeset = (tex: string) => DocumentFragment;

/** Symbols may carry names (\\htmlData), by which they are found and coloured; nothing else that could reach out of a formula. */
const OPTIONS = {
  output: "htmlAndMathml",
  throwOnError: false,
  trust: ({ command }: { readonly command: string }) => command === "\\htmlData",
  strict: (code: string) => (code === "htmlExtension" ? "ignore" : "warn"),
} as const;

/** Those that formulas on the page are written in. */
const FONTS = ["1em KaTeX_Main", "italic 1em KaTeX_Math", "1em KaTeX_Size1", "1em KaTeX_Size2"];

/** What has been typeset: formulas are declared, so there are not many. */
const done = new Map<string, HTMLElement>();

let typeset: Typeset | null = null;
let loading = false;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Fetches the typesetter once the first view is done with: it and its fonts weigh more than all panels together. */
function load(): void {
  if (loading) return;
  loading = true;
  afterFirstView(async () => {
    try {
      const [{ default: katex }] = await Promise.all([import("katex"), import("katex/dist/katex.min.css")]);
      // A formula that is typeset before its fonts are there has another width; one that fails to come holds nothing up.
      await Promise.allSettled(FONTS.map((font) => document.fonts.load(font)));
      typeset = (tex) => {
        let made = done.get(tex);
        if (!made) {
          made = document.createElement("span");
          // As elements, since the page's policy refuses the style attributes of markup.
          katex.render(tex, made, OPTIONS);
          done.set(tex, made);
        }
        const copy = document.createDocumentFragment();
        for (const child of made.childNodes) copy.append(child.cloneNode(true));
        return copy;
      };
      for (const listener of listeners) listener();
    } catch (error) {
      // The plain characters stay, and the next formula tries again.
      loading = false;
      reportFault(error);
    }
  });
}

interface TexProps {
  readonly tex: string;
  /** A formula on lines of its own, which may break and scroll. */
  readonly block?: boolean;
}

/** A formula: plain characters until the typesetter is there, in a place of the same height. */
export function Tex({ tex, block = false }: TexProps) {
  useEffect(load, []);
  const set = useSyncExternalStore(subscribe, () => typeset);
  const put = useCallback(
    (element: HTMLSpanElement | null) => {
      if (set) element?.replaceChildren(set(tex));
    },
    [set, tex],
  );
  const look = block ? styles.block : styles.inline;
  return set === null ? (
    <span className={`${look} ${styles.plain}`}>{plainTex(tex)}</span>
  ) : (
    <span key="typeset" className={look} ref={put} />
  );
}
