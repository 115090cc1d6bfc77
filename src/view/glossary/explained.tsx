import type { ReactNode } from "react";
import styles from "./explained.module.css";
import type { TermId } from "./glossary.ts";

/** Words that the glossary explains: to the pointer, to a finger, and to the keyboard, which stops here. */
export function Explained({ term, children }: { readonly term: TermId; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the explanation must be reachable by the keyboard.
    <span className={styles.explained} data-term={term} tabIndex={0}>
      {children}
    </span>
  );
}
