import type { ReactNode } from "react";
import { ChevronIcon } from "../../controls/icons.tsx";
import styles from "./problem-card.module.css";

interface CardProps {
  readonly title: string;
  /** What pressing the card does. */
  readonly hint: string;
  readonly choose: () => void;
  /** Stands on the left. */
  readonly picture?: ReactNode;
  readonly children: ReactNode;
}

/** What the lanes are on: a card that is pressed to choose something else. */
export function ProblemCard({ title, hint, choose, picture, children }: CardProps) {
  return (
    <div className={`card ${styles.card}`} data-pictured={picture !== undefined || undefined}>
      {picture}
      <div>
        <button
          type="button"
          className={styles.choose}
          onClick={choose}
          aria-haspopup="dialog"
          aria-label={`${title} – ${hint}`}
        >
          <span className={styles.title}>{title}</span>
          <ChevronIcon />
        </button>
        {children}
      </div>
    </div>
  );
}

/** What there is to read about it, on demand. */
export function AboutProblem({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <details className={styles.about}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}
