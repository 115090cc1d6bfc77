import { useEffect, useRef, useState } from "react";
import { type Fault, faultDetails } from "../../state/faults.ts";
import styles from "./containment.module.css";
import { words } from "./words.ts";

interface CopyDetailsProps {
  readonly fault: Fault;
  /** The part of the page that failed; null if none is known. */
  readonly part: string | null;
}

/** Copies what a report of the fault should contain. If the browser refuses the clipboard, shows the text selected instead. */
export function CopyDetails({ fault, part }: CopyDetailsProps) {
  const t = words.useWords();
  const [result, setResult] = useState<"copied" | "refused" | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const details = faultDetails(fault, part);
  useEffect(() => {
    if (result === "refused") field.current?.select();
  }, [result]);
  return (
    <>
      <button
        type="button"
        className="button"
        onClick={() => {
          // The clipboard is absent on a page that is not served securely, and may be denied.
          const written = navigator.clipboard?.writeText(details) ?? Promise.reject(new Error("no clipboard"));
          written.then(
            () => setResult("copied"),
            () => setResult("refused"),
          );
        }}
      >
        {t("copy")}
      </button>
      <span role="status">{result === "copied" && t("copied")}</span>
      {result === "refused" && (
        <textarea ref={field} className={styles.details} readOnly rows={6} value={details} aria-label={t("details")} />
      )}
    </>
  );
}
