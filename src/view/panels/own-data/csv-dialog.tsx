import { useEffect, useId, useState } from "react";
import { useStore } from "zustand";
import type { TableFormat } from "../../../experiment/table/table.ts";
import { closeTableDialog, tableDialog } from "../../../state/table-dialog.ts";
import { Contained } from "../../containment/contained.tsx";
import { LockIcon } from "../../controls/icons.tsx";
import { Modal, ModalTitle } from "../../controls/modal.tsx";
import { useLocal } from "../../language.ts";
import { ColumnChoice } from "./column-choice.tsx";
import styles from "./csv-dialog.module.css";
import { EncodingChoice } from "./encoding-choice.tsx";
import { FormatControls } from "./format-controls.tsx";
import { TableFindings } from "./table-findings.tsx";
import { TablePreview } from "./table-preview.tsx";
import { useTable } from "./use-table.ts";
import { words } from "./words.ts";

/** Reads a table of the user's. It is open while it is there. */
function CsvDialog() {
  const t = words.useWords();
  const local = useLocal();
  const fileId = useId();
  const dropped = useStore(tableDialog, ({ file }) => file);
  const { client, opened, open, reread } = useTable();
  useEffect(() => {
    if (dropped) open(dropped);
  }, [dropped, open]);
  const [format, setFormat] = useState<Partial<TableFormat>>({});
  const state = opened?.state;
  const reading = typeof state === "object" ? state : null;
  const table = reading?.type === "table" ? reading.table : null;
  // Controls keep the form that was read last where the present one is refused.
  if (table && table.format !== format) setFormat(table.format);
  const shown = { ...(reading && (table?.format ?? format)), ...opened?.known };

  return (
    <Modal close={closeTableDialog} className={styles.dialog}>
      <ModalTitle>{t("title")}</ModalTitle>
      <div className={styles.body}>
        <p className={styles.privacy}>
          <LockIcon />
          <span>{t("privacy")}</span>
        </p>
        <div className={styles.file}>
          <label htmlFor={fileId}>{t("file")}</label>
          <input
            id={fileId}
            type="file"
            accept=".csv,.tsv,.tab,.txt,.dat,.data,text/csv,text/tab-separated-values,text/plain"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              if (file) open(file);
            }}
          />
        </div>
        <p className={styles.status} role="status">
          {state === "reading" && t("reading")}
          {opened && table && t("rows", { name: opened.name, rows: table.rows, columns: table.columns.length })}
        </p>
        {opened && state === "failed" && (
          <p className={styles.error} role="alert">
            {t("failed", { reason: opened.reason })}
          </p>
        )}
        {reading?.type === "refused" && (
          <p className={styles.error} role="alert">
            {local(reading.text)}
          </p>
        )}
        {reading?.type === "encodings" && (
          <EncodingChoice choices={reading.encodings} choose={(encoding) => reread({ ...opened!.known, encoding })} />
        )}
        {reading && reading.type !== "encodings" && (
          <FormatControls format={shown} change={(change) => reread({ ...opened!.known, ...change })} />
        )}
        {opened && table && client && (
          <>
            <TableFindings table={table} />
            <TablePreview table={table} />
            <ColumnChoice
              key={`${opened.name} ${JSON.stringify(opened.known)}`}
              {...{ client, table }}
              name={opened.name}
              close={closeTableDialog}
            />
          </>
        )}
      </div>
    </Modal>
  );
}

/** The dialog that reads a table of the user's. If it throws, a notice in its place says so. */
export function ContainedCsvDialog() {
  const t = words.useWords();
  return (
    <Contained part={t("title")}>
      <CsvDialog />
    </Contained>
  );
}
