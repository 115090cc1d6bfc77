import { dismissFault, faultMessage, useFaults } from "../../state/faults.ts";
import { CloseIcon, WarningIcon } from "../controls/icons.tsx";
import styles from "./containment.module.css";
import { CopyDetails } from "./copy-details.tsx";
import { words } from "./words.ts";

/** Reports an error that belongs to no panel, such as one in an event handler, or a part that could not be fetched. */
export function FaultNotice() {
  const t = words.useWords();
  const fault = useFaults((faults) => faults.fault);
  if (!fault) return null;
  const isMissing = fault.kind === "load";
  return (
    <div className={styles.notice} role="alert">
      <p className={styles.text}>
        <WarningIcon /> <strong>{t(isMissing ? "missing" : "failed")}</strong>{" "}
        {isMissing ? t("why") : <span className={styles.message}>{faultMessage(fault.error)}</span>}
      </p>
      <div className={styles.actions}>
        {isMissing && (
          <button type="button" className="button primary" onClick={() => window.location.reload()}>
            {t("reloadPage")}
          </button>
        )}
        <CopyDetails key={faultMessage(fault.error)} fault={fault} part={null} />
        <button type="button" className="button quiet icon" onClick={dismissFault} aria-label={t("dismiss")}>
          <CloseIcon />
        </button>
      </div>
    </div>
  );
}
