import { useEffect, useMemo, useSyncExternalStore } from "react";
import { afterFirstView } from "../first-view.ts";
import { plainTex } from "./plain-tex.ts";
import styles from "./tex.module.css";

type Typeset = (tex: string) => string;

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
const done = new Map<string, string>();

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
        const known = done.get(tex);
        if (known !== undefined) return known;
        const html = katex.renderToString(tex, OPTIONS);
        done.set(tex, html);
        return html;
      };
      for (const listener of listeners) listener();
    } catch {
      // Offline, say: the plain characters stay, and the next formula tries again.
      loading = false;
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
  const html = useMemo(() => set?.(tex) ?? null, [set, tex]);
  const look = block ? styles.block : styles.inline;
  return html === null ? (
    <span className={`${look} ${styles.plain}`}>{plainTex(tex)}</span>
  ) : (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: the typesetter's own output for a declared formula.
    <span className={look} dangerouslySetInnerHTML={{ __html: html }} />
  );
}
