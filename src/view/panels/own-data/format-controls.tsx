import { type ReactNode, useId } from "react";
import { encodings } from "../../../experiment/table/encoding.ts";
import { encodingIds } from "../../../experiment/table/encoding-ids.ts";
import type { NumberFormat } from "../../../experiment/table/numbers.ts";
import type { KnownFormat, TableFormat } from "../../../experiment/table/table.ts";
import { useLocal } from "../../language.ts";
import styles from "./csv-dialog.module.css";
import { words } from "./words.ts";

const SEPARATORS = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe", " ": "blank" } as const;

/** Ways of writing a number, each by an example. */
const NUMBERS: readonly (NumberFormat & { readonly example: string })[] = [
  { decimal: ".", thousands: "", example: "1234.5" },
  { decimal: ",", thousands: "", example: "1234,5" },
  { decimal: ".", thousands: ",", example: "1,234.5" },
  { decimal: ",", thousands: ".", example: "1.234,5" },
  { decimal: ",", thousands: " ", example: "1 234,5" },
  { decimal: ".", thousands: " ", example: "1 234.5" },
  { decimal: ".", thousands: "'", example: "1'234.5" },
  { decimal: ",", thousands: "'", example: "1'234,5" },
];

/** How many lines above a table can be skipped. */
const MOST_SKIPPED = 100;

interface ChoiceProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly choose: (value: string) => void;
}

function Choice({ label, value, options, choose }: ChoiceProps) {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value ?? ""} onChange={(event) => choose(event.currentTarget.value)}>
        {value === undefined && <option value="">–</option>}
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </>
  );
}

/** A text field whose entry counts once it is left or confirmed. */
function Field({
  label,
  value,
  hint,
  commit,
}: {
  label: string;
  value: string;
  hint?: string;
  commit: (value: string) => void;
}) {
  const id = useId();
  const hintId = useId();
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <span className={styles.field}>
        <input
          id={id}
          key={value}
          defaultValue={value}
          aria-describedby={hint === undefined ? undefined : hintId}
          onBlur={(event) => event.currentTarget.value !== value && commit(event.currentTarget.value)}
          onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
        />
        {hint !== undefined && (
          <span className={styles.hint} id={hintId}>
            {hint}
          </span>
        )}
      </span>
    </>
  );
}

interface FormatControlsProps {
  /** What was found or chosen. */
  readonly format: Partial<TableFormat>;
  readonly change: (change: KnownFormat) => void;
}

/** What was found about the file's form, each finding in a control that overrides it. */
export function FormatControls({ format, change }: FormatControlsProps): ReactNode {
  const t = words.useWords();
  const local = useLocal();
  const { encoding, separator, decimal, thousands, header, skip, missing } = format;
  const way = NUMBERS.findIndex((each) => each.decimal === decimal && each.thousands === thousands);
  return (
    <fieldset className={styles.format}>
      <legend>{t("found")}</legend>
      <Choice
        label={t("encoding")}
        value={encoding}
        options={encodingIds.map((id) => ({ value: id, label: local(encodings[id].name) }))}
        choose={(value) => change({ encoding: value as TableFormat["encoding"] })}
      />
      <Choice
        label={t("separator")}
        value={separator}
        options={Object.entries(SEPARATORS).map(([value, word]) => ({ value, label: t(word) }))}
        choose={(value) => change({ separator: value as TableFormat["separator"] })}
      />
      <Choice
        label={t("numbers")}
        value={way < 0 ? undefined : String(way)}
        options={NUMBERS.map(({ example }, i) => ({ value: String(i), label: example }))}
        choose={(value) => {
          const { decimal, thousands } = NUMBERS[Number(value)]!;
          change({ decimal, thousands });
        }}
      />
      <Choice
        label={t("firstRow")}
        value={header === undefined ? undefined : header ? "header" : "noHeader"}
        options={(["header", "noHeader"] as const).map((value) => ({ value, label: t(value) }))}
        choose={(value) => change({ header: value === "header" })}
      />
      <Field
        label={t("skip")}
        value={String(skip ?? 0)}
        commit={(value) => {
          const lines = Math.min(MOST_SKIPPED, Math.max(0, Math.floor(Number(value.normalize("NFKC"))) || 0));
          change({ skip: lines });
        }}
      />
      <Field
        label={t("missing")}
        value={(missing ?? []).join(", ")}
        hint={t("missingHint")}
        commit={(value) =>
          change({
            missing: value
              .split(/[,、，]/)
              .map((word) => word.trim())
              .filter((word) => word !== ""),
          })
        }
      />
    </fieldset>
  );
}
