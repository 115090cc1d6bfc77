import { useId, useMemo } from "react";
import type { Block } from "../../../engine/networks/types.ts";
import type { NetworkProblem } from "../../../engine/training/specification.ts";
import { blocksOf, type ParameterPlace, placeWithin, useParameterPlace } from "../../../state/network-lines.ts";
import { useNumberEntry } from "../../controls/use-number-entry.ts";
import styles from "./debugger.module.css";
import { words } from "./words.ts";

const NAMES: Readonly<Record<Block["name"], string>> = { W: "W", b: "b", gamma: "γ", beta: "β" };

const choose = (place: ParameterPlace | null): void => useParameterPlace.setState({ place });

interface EntryProps {
  readonly label: string;
  /** From 0. */
  readonly value: number;
  readonly count: number;
  readonly choose: (value: number) => void;
}

/** A row or a column, counted from 1; what lies beyond goes to the nearest that there is. */
function Entry({ label, value, count, choose: commit }: EntryProps) {
  const t = words.useWords();
  const within = (place: number) => Math.max(1, Math.min(count, Math.round(place)));
  const { inputProps, error, errorId } = useNumberEntry({
    value: value + 1,
    commit(place) {
      commit(within(place) - 1);
      return [];
    },
    gesture: label,
    step: (from, direction, coarse) => within(from + direction * (coarse ? 8 : 1)),
  });
  const id = useId();
  return (
    <span className={styles.place}>
      <label htmlFor={id}>{label}</label>
      <input
        {...inputProps}
        id={id}
        inputMode="numeric"
        className={`number ${styles.placeEntry}`}
        aria-describedby={error ? errorId : undefined}
      />
      <span>{t("of", { count })}</span>
      <span id={errorId} className={styles.placeError} role="alert" hidden={error === null}>
        {error}
      </span>
    </span>
  );
}

/** Whether lines tell norms, or the entries of one parameter, and of which; and which minibatch of which update they are of. */
export function ParameterChoice({ problem }: { readonly problem: NetworkProblem }) {
  const t = words.useWords();
  const blocks = useMemo(() => blocksOf(problem), [problem]);
  const place = placeWithin(
    useParameterPlace((state) => state.place),
    blocks,
  );
  const block = place && blocks[place.block]!;
  return (
    <div className={styles.choice}>
      <label className={styles.quantity}>
        <span>{t("told")}</span>
        <select
          className={styles.select}
          value={place?.block ?? ""}
          onChange={({ target: { value } }) =>
            choose(value === "" ? null : { block: Number(value), row: 0, column: 0 })
          }
        >
          <option value="">{t("norms")}</option>
          {blocks.map(({ name, layer, offset }, i) => (
            <option key={offset} value={i}>
              {t("block", { name: NAMES[name], layer: layer + 1 })}
            </option>
          ))}
        </select>
      </label>
      <div className={styles.places}>
        {place && block && (
          <>
            <Entry label={t("row")} value={place.row} count={block.rows} choose={(row) => choose({ ...place, row })} />
            {block.columns > 1 && (
              <Entry
                label={t("column")}
                value={place.column}
                count={block.columns}
                choose={(column) => choose({ ...place, column })}
              />
            )}
          </>
        )}
        <span className={`number ${styles.batch}`} data-part="batch" />
      </div>
    </div>
  );
}
