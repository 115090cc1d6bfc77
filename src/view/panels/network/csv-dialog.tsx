import { useId, useState } from "react";
import type { ConfigurationError } from "../../../experiment/errors.ts";
import { namesAreNumbers } from "../../../experiment/private-data.ts";
import { type CsvChoice, type CsvTable, examplesOfCsv, likelyChoice, readCsv } from "../../../state/csv.ts";
import { changeDataset, changeNetwork } from "../../../state/network-edits.ts";
import { LockIcon } from "../../controls/icons.tsx";
import { Modal, ModalTitle } from "../../controls/modal.tsx";
import { catalogue, useLocal } from "../../language.ts";
import styles from "./csv-dialog.module.css";

const words = catalogue("csv", {
  title: { en: "Train on a CSV file", ja: "CSV ファイルで学習" },
  privacy: {
    en: "The file is read on this device and never leaves it. An experiment with your own data has no share link; to pass it on, save it under Export → File, which includes the data.",
    ja: "ファイルはこの端末で読み込まれ、外には出ません。手元のデータを使う実験に共有リンクはありません。人に渡すときは、「書き出し」の「ファイル」でデータも含めて保存してください。",
  },
  file: { en: "CSV file", ja: "CSV ファイル" },
  reading: { en: "Reading…", ja: "読み込み中…" },
  unreadable: {
    en: "This file cannot be used: it needs at least two columns and three lines.",
    ja: "学習に使える表ではありません。2 列以上、3 行以上が必要です。",
  },
  rows: { en: "{{name}}: {{rows}} rows, {{columns}} columns", ja: "{{name}}: {{rows}} 行、{{columns}} 列" },
  namesakes: {
    en: "Columns of one name are told apart by their places.",
    ja: "同じ名前の列は、列の番号で区別します。",
  },
  inputs: { en: "Inputs", ja: "入力" },
  words: { en: "{{name}} (words: cannot be an input)", ja: "{{name}}(文字列のため入力にできません)" },
  target: { en: "Target", ja: "目標(予測する列)" },
  as: { en: "Treat target as", ja: "目標の種類" },
  classes: { en: "classes", ja: "クラス" },
  value: { en: "a value", ja: "値" },
  preview: {
    en: "Examples: {{rows}}. Inputs: {{inputs}}.",
    ja: "事例 {{rows}} 件、入力 {{inputs}} 個。",
  },
  dropped: {
    en: "Rows left out because an entry is missing: {{dropped}}.",
    ja: "欠けた値のある {{dropped}} 行は除きます。",
  },
  classList: { en: "Classes: {{names}}", ja: "クラス: {{names}}" },
  noInputs: { en: "Choose at least one input.", ja: "入力を 1 つ以上選んでください。" },
  use: { en: "Use these data", ja: "このデータを使う" },
});

/** Held out of what somebody brings, until they say otherwise. */
const HELD_OUT = 0.2;

interface Loaded {
  readonly name: string;
  readonly table: CsvTable;
}

/** The dialog that reads a table of the user's own. It is open while it is there. */
export function CsvDialog({ close }: { readonly close: () => void }) {
  const t = words.useWords();
  const fileId = useId();
  const [state, setState] = useState<"empty" | "reading" | "unreadable" | Loaded>("empty");

  async function read(file: File): Promise<void> {
    setState("reading");
    try {
      setState({ name: file.name, table: await readCsv(await file.text()) });
    } catch {
      setState("unreadable");
    }
  }

  return (
    <Modal close={close} className={styles.dialog}>
      <ModalTitle>{t("title")}</ModalTitle>
      <p className={styles.privacy}>
        <LockIcon />
        <span>{t("privacy")}</span>
      </p>
      <div className={styles.file}>
        <label htmlFor={fileId}>{t("file")}</label>
        <input
          id={fileId}
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file) void read(file);
          }}
        />
      </div>
      <p className={styles.status} role="status">
        {state === "reading" || state === "unreadable" ? t(state) : ""}
      </p>
      {typeof state === "object" && <Columns key={state.name} {...state} close={close} />}
    </Modal>
  );
}

/** Which columns go in, and which one is to be learnt. */
function Columns({ name, table, close }: Loaded & { readonly close: () => void }) {
  const t = words.useWords();
  const local = useLocal();
  const targetId = useId();
  const asId = useId();
  const [choice, setChoice] = useState<CsvChoice>(() => likelyChoice(table));
  const [errors, setErrors] = useState<readonly ConfigurationError[]>([]);
  const { columns, rows } = table;
  const target = columns[choice.target]!;
  const examples = examplesOfCsv(table, choice);
  const { inputs, targets, classes, dropped } = examples;

  function choose(change: Partial<CsvChoice>): void {
    const next = { ...choice, ...change };
    const words = !columns[next.target]!.numeric;
    setErrors([]);
    setChoice({
      ...next,
      inputs: next.inputs.filter((c) => c !== next.target),
      as: words ? "classes" : next.as,
    });
  }

  function use(): void {
    const file = {
      name,
      inputs: choice.inputs.map((c) => columns[c]!.name),
      target: target.name,
      classes,
    };
    const dataset = { id: "inline", private: file, inputs, targets, heldOut: HELD_OUT, standardize: true } as const;
    const found = changeNetwork((before) => changeDataset(before, dataset));
    setErrors(found);
    if (found.length === 0) close();
  }

  return (
    <>
      <p>
        {t("rows", { name, rows: rows.length, columns: columns.length })} {table.namesakes && t("namesakes")}
      </p>
      <fieldset className={styles.inputs}>
        <legend>{t("inputs")}</legend>
        {columns.map((column, c) => (
          <label key={column.name} className={styles.column}>
            <input
              type="checkbox"
              disabled={!column.numeric || c === choice.target}
              checked={choice.inputs.includes(c)}
              onChange={(event) =>
                choose({
                  inputs: event.currentTarget.checked
                    ? [...choice.inputs, c].sort((a, b) => a - b)
                    : choice.inputs.filter((other) => other !== c),
                })
              }
            />
            {column.numeric ? column.name : t("words", { name: column.name })}
          </label>
        ))}
      </fieldset>
      <div className={styles.form}>
        <label htmlFor={targetId}>{t("target")}</label>
        <select
          id={targetId}
          value={choice.target}
          onChange={(event) => choose({ target: Number(event.currentTarget.value) })}
        >
          {columns.map((column, c) => (
            <option key={column.name} value={c}>
              {column.name}
            </option>
          ))}
        </select>
        <label htmlFor={asId}>{t("as")}</label>
        <select
          id={asId}
          value={choice.as}
          onChange={(event) => choose({ as: event.currentTarget.value as CsvChoice["as"] })}
        >
          <option value="classes">{t("classes")}</option>
          {target.numeric && <option value="value">{t("value")}</option>}
        </select>
      </div>
      <p className={styles.preview}>
        {choice.inputs.length === 0
          ? t("noInputs")
          : t("preview", { rows: inputs.length, inputs: choice.inputs.length })}{" "}
        {dropped > 0 && t("dropped", { dropped })}{" "}
        {!namesAreNumbers(classes) &&
          t("classList", {
            names: classes
              .map((each, place) => `${place} = ${each}`)
              .slice(0, 24)
              .join(", "),
          })}
      </p>
      {errors.length > 0 && (
        <p className={styles.error} role="alert">
          {local(errors[0]!.message)}
        </p>
      )}
      <button
        type="button"
        className={`button primary ${styles.use}`}
        disabled={choice.inputs.length === 0}
        onClick={use}
      >
        {t("use")}
      </button>
    </>
  );
}
