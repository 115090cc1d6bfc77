import { useEffect, useId, useState } from "react";
import type { ConfigurationError } from "../../../experiment/errors.ts";
import { namesAreNumbers } from "../../../experiment/private-data.ts";
import type { TableChoice } from "../../../experiment/table/examples.ts";
import { trainOn } from "../../../state/own-training.ts";
import type { TableClient } from "../../../worker/table-client.ts";
import type { ChoiceSummary, ColumnSummary, TableSummary } from "../../../worker/table-protocol.ts";
import { useLocal } from "../../language.ts";
import { shortName } from "../network/short-name.ts";
import styles from "./csv-dialog.module.css";
import { words } from "./words.ts";

/** Categories of a column of words that can become inputs. */
const MOST_CATEGORIES = 64;
const MOST_CLASSES = 256;
/** Classes that are listed by name. */
const MOST_LISTED = 24;

const canBeInput = ({ kind, distinct }: ColumnSummary) =>
  kind === "numbers" || (kind === "words" && distinct <= MOST_CATEGORIES);

interface ColumnChoiceProps {
  readonly client: TableClient;
  readonly table: TableSummary;
  /** The file's. */
  readonly name: string;
  readonly close: () => void;
}

/** Which columns are inputs, and which one is the target. */
export function ColumnChoice({ client, table, name, close }: ColumnChoiceProps) {
  const t = words.useWords();
  const local = useLocal();
  const [id, targetId, asId] = [useId(), useId(), useId()];
  const { columns } = table;
  const [choice, setChoice] = useState<TableChoice>(table.choice);
  const [errors, setErrors] = useState<readonly ConfigurationError[]>([]);
  const [summary, setSummary] = useState<ChoiceSummary | null>(null);
  const target = columns[choice.target]!;
  const usable = columns.flatMap((column, c) => (canBeInput(column) && c !== choice.target ? [c] : []));

  useEffect(() => {
    let current = true;
    client.run({ type: "summary", choice }).then(
      (result) => {
        if (current) setSummary(result);
      },
      // Closed with the dialog.
      () => {},
    );
    return () => {
      current = false;
    };
  }, [client, choice]);

  function choose(change: Partial<TableChoice>): void {
    const next = { ...choice, ...change };
    setErrors([]);
    setChoice({
      ...next,
      inputs: next.inputs.filter((c) => c !== next.target),
      as: columns[next.target]!.kind === "words" ? "classes" : next.as,
    });
  }

  async function use(): Promise<void> {
    const { inputs, targets, file } = await client.run({ type: "examples", choice, name });
    const found = trainOn({ inputs, targets, private: file });
    setErrors(found);
    if (found.length === 0) close();
  }

  const labelOf = ({ name, kind, distinct }: ColumnSummary) => {
    if (kind === "numbers") return name;
    if (kind === "nothing") return t("nothing", { name });
    return distinct > MOST_CATEGORIES ? t("tooMany", { name }) : t("oneHot", { name, count: distinct });
  };
  const tooManyClasses = choice.as === "classes" && (summary?.classes.length ?? 0) > MOST_CLASSES;
  const obstacle =
    choice.inputs.length === 0
      ? t("noInputs")
      : summary && summary.rows === 0
        ? t("noRows")
        : tooManyClasses
          ? t("tooManyClasses", { name: target.name, count: summary!.classes.length, most: MOST_CLASSES })
          : null;

  return (
    <>
      <fieldset className={styles.inputs}>
        <legend id={id}>{t("inputs")}</legend>
        <div className={styles.buttons}>
          <button type="button" className="button quiet" onClick={() => choose({ inputs: usable })}>
            {t("all")}
          </button>
          <button type="button" className="button quiet" onClick={() => choose({ inputs: [] })}>
            {t("none")}
          </button>
        </div>
        <div className={styles.columns}>
          {columns.map((column, c) => (
            <label key={column.name} className={styles.column}>
              <input
                type="checkbox"
                disabled={!usable.includes(c)}
                checked={choice.inputs.includes(c)}
                onChange={(event) =>
                  choose({
                    inputs: event.currentTarget.checked
                      ? [...choice.inputs, c].sort((a, b) => a - b)
                      : choice.inputs.filter((other) => other !== c),
                  })
                }
              />
              {labelOf(column)}
            </label>
          ))}
        </div>
      </fieldset>
      <div className={styles.form}>
        <label htmlFor={targetId}>{t("target")}</label>
        <select
          id={targetId}
          value={choice.target}
          onChange={(event) => choose({ target: Number(event.currentTarget.value) })}
        >
          {columns.map(
            ({ name, kind }, c) =>
              kind !== "nothing" && (
                <option key={name} value={c}>
                  {name}
                </option>
              ),
          )}
        </select>
        <label htmlFor={asId}>{t("as")}</label>
        <select
          id={asId}
          value={choice.as}
          onChange={(event) => choose({ as: event.currentTarget.value as TableChoice["as"] })}
        >
          <option value="classes">{t("classes")}</option>
          {target.kind === "numbers" && <option value="value">{t("value")}</option>}
        </select>
      </div>
      <p className={styles.summary} aria-live="polite">
        {obstacle ?? (summary && t("summary", { rows: summary.rows, inputs: summary.inputs }))}{" "}
        {summary && summary.dropped > 0 && t("dropped", { dropped: summary.dropped })}{" "}
        {summary &&
          !obstacle &&
          !namesAreNumbers(summary.classes) &&
          t("classList", { names: listed(summary.classes) })}
      </p>
      {errors.length > 0 && (
        <p className={styles.error} role="alert">
          {local(errors[0]!.message)}
        </p>
      )}
      <button
        type="button"
        className={`button primary ${styles.use}`}
        disabled={obstacle !== null || summary === null}
        onClick={() => void use()}
      >
        {t("use")}
      </button>
    </>
  );
}

/** Classes with their numbers, the first of them. */
function listed(classes: readonly string[]): string {
  const shown = classes.slice(0, MOST_LISTED).map((name, place) => `${place} = ${shortName(name)}`);
  return [...shown, ...(classes.length > MOST_LISTED ? ["…"] : [])].join(", ");
}
