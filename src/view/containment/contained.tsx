import { Component, createRef, type ReactNode } from "react";
import { type Fault, faultMessage, faultOf } from "../../state/faults.ts";
import { WarningIcon } from "../controls/icons.tsx";
import styles from "./containment.module.css";
import { CopyDetails } from "./copy-details.tsx";
import { ReportContext } from "./use-on-frame.ts";
import { words } from "./words.ts";

interface ContainedProps {
  /** What the part is called, in the page's language; null: the whole page. */
  readonly part: string | null;
  readonly children: ReactNode;
}

interface FaultCardProps {
  readonly fault: Fault;
  readonly part: string | null;
  readonly retry: () => void;
}

const reloadPage = () => window.location.reload();

/** Replaces a part that failed: says so, and offers to load it again and to copy the details. */
function FaultCard({ fault, part, retry }: FaultCardProps) {
  const t = words.useWords();
  const isMissing = fault.kind === "load";
  return (
    <section className={`card ${styles.card}`} role="alert">
      <p>
        <WarningIcon />{" "}
        <strong>{part === null ? t("pageStopped") : t(isMissing ? "partMissing" : "stopped", { part })}</strong>{" "}
        {isMissing ? t("why") : part !== null && t("rest")}
      </p>
      <p className={styles.message}>{faultMessage(fault.error)}</p>
      <div className={styles.actions}>
        {part !== null && (
          <button type="button" className="button primary" onClick={retry}>
            {t(isMissing ? "again" : "reloadPanel")}
          </button>
        )}
        {(isMissing || part === null) && (
          <button type="button" className="button" onClick={reloadPage}>
            {t("reloadPage")}
          </button>
        )}
        <CopyDetails fault={fault} part={part} />
      </div>
    </section>
  );
}

interface ContainedState {
  readonly fault: Fault | null;
}

/** Contains the errors of a part of the page, thrown while it renders or by its painters. The other parts continue. */
export class Contained extends Component<ContainedProps, ContainedState> {
  override state: ContainedState = { fault: null };
  private readonly place = createRef<HTMLSpanElement>();

  static getDerivedStateFromError(error: unknown): ContainedState {
    return { fault: faultOf(error) };
  }

  /** Takes an error that a painter of this part has thrown. Painters throw outside of React, which therefore does not log it. */
  private readonly report = (error: unknown): void => {
    if (this.state.fault) return;
    console.error(error);
    this.setState({ fault: faultOf(error) });
  };

  private readonly retry = (): void => {
    const before = this.place.current?.previousElementSibling ?? null;
    const parent = this.place.current?.parentElement;
    // The pressed button is gone afterwards, so the keyboard focus moves into the new panel.
    this.setState({ fault: null }, () => {
      const panel = before ? before.nextElementSibling : parent?.firstElementChild;
      panel?.querySelector<HTMLElement>("button, input, select, [tabindex='0']")?.focus();
    });
  };

  override render() {
    const { fault } = this.state;
    const { part, children } = this.props;
    if (!fault) return <ReportContext value={this.report}>{children}</ReportContext>;
    return (
      <>
        <span ref={this.place} hidden />
        <FaultCard fault={fault} part={part} retry={this.retry} />
      </>
    );
  }
}
