import type { Failure } from "../../../state/failure.ts";
import styles from "./debugger.module.css";
import { words } from "./words.ts";

/** Says why there is nothing new to show, and offers another try. */
export function FailureNotice({ failure }: { readonly failure: Failure | null }) {
  const t = words.useWords();
  if (!failure) return null;
  const { message, retry } = failure;
  return (
    <div className={styles.failure} role="alert">
      <p>{message === "" ? t("notFetched") : t("failed", { message })}</p>
      <button type="button" className="button" onClick={retry}>
        {t("again")}
      </button>
    </div>
  );
}
