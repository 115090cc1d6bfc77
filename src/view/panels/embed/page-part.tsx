import type { ReactNode } from "react";
import { usePresence } from "../../../state/parts.ts";
import { LockIcon } from "../../controls/icons.tsx";
import styles from "./page-part.module.css";
import { words } from "./words.ts";

interface PagePartProps {
  /** One of the names that a link can hide or lock; any other is always there, except in an embedded page. */
  readonly id: string;
  /** Within a line: the note is a lock alone. */
  readonly inline?: boolean;
  readonly children: ReactNode;
}

/** A part of the page as the link wants it: there, there but not to be used, or not there. */
export function PagePart({ id, inline = false, children }: PagePartProps) {
  const presence = usePresence(id);
  if (presence === "hidden") return null;
  if (presence === "open") return children;
  return (
    <div className={inline ? styles.inline : styles.locked}>
      <LockNote inline={inline} />
      <div className={styles.inside} inert>
        {children}
      </div>
    </div>
  );
}

/** Names a part that has no place of its own on the page, while it is locked. */
export function LockedHint({ id, children }: Omit<PagePartProps, "inline">) {
  if (usePresence(id) !== "locked") return null;
  return (
    <div className={styles.inline}>
      <LockNote inline />
      {children}
    </div>
  );
}

/** Says that the link has locked what stands beside it. */
function LockNote({ inline }: { readonly inline: boolean }) {
  const t = words.useWords();
  return (
    <p className={styles.note} title={inline ? t("locked") : undefined}>
      <LockIcon />
      <span className={inline ? "visually-hidden" : undefined}>{t("locked")}</span>
    </p>
  );
}
