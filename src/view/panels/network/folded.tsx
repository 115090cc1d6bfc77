import type { ReactNode } from "react";
import styles from "./network.module.css";

interface FoldedProps {
  readonly title: string;
  /** What in it is not as it is by default. */
  readonly changed: readonly string[];
  readonly children: ReactNode;
}

/** Settings that most visitors leave alone, behind a line that tells what of them has been changed. */
export function Folded({ title, changed, children }: FoldedProps) {
  return (
    <details className={styles.folded}>
      <summary>
        {title}
        {changed.length > 0 && <span className={styles.changed}>{changed.join(" · ")}</span>}
      </summary>
      <div className={styles.inside}>{children}</div>
    </details>
  );
}
