import { useId, useMemo } from "react";
import { headsOf, type NetworkProblem } from "../../../engine/training/specification.ts";
import { messages } from "../../../experiment/messages.ts";
import { blockAt, blocksOf, type ParameterPlace } from "../../../experiment/parameter-place.ts";
import { changeView, useLab } from "../../../state/lab.ts";
import { useNumberEntry } from "../../controls/use-number-entry.ts";
import panel from "./debugger.module.css";
import styles from "./parameter-choice.module.css";
import { type Words, words } from "./words.ts";

interface EntryProps {
  readonly label: string;
  readonly value: number;
  readonly count: number;
  readonly choose: (value: number) => void;
}

/** A row or a column, counted from 1. */
function Entry({ label, value, count, choose }: EntryProps) {
  const t = words.useWords();
  const { inputProps, error, errorId } = useNumberEntry({
    value,
    commit(place) {
      if (!Number.isInteger(place)) return [{ path: label, message: messages.integer(place) }];
      if (place < 1 || place > count) return [{ path: label, message: messages.range({ min: 1, max: count }, place) }];
      choose(place);
      return [];
    },
    gesture: label,
    step: (from, direction, coarse) => Math.max(1, Math.min(count, Math.round(from) + direction * (coarse ? 8 : 1))),
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

/** A layer's number, and what else it is than a hidden layer. */
function layerName(layer: number, model: NetworkProblem["model"], t: Words): string {
  const number = layer + 1;
  const { length } = model.hidden;
  if (layer < length) return t("layer", { layer: number });
  if (layer === length) return t("outputLayer", { layer: number });
  return t("headLayer", { layer: number, on: headsOf(model)[layer - length - 1]! + 1 });
}

/** Whether lines tell norms, or the entries of one parameter, and of which; and which minibatch of which update they are of. */
export function ParameterChoice({ problem }: { readonly problem: NetworkProblem }) {
  const t = words.useWords();
  const blocks = useMemo(() => blocksOf(problem), [problem]);
  const place = useLab(({ configuration }) => configuration.view.parameter);
  const block = place && blockAt(blocks, place);
  const choose = (parameter: ParameterPlace | undefined) => changeView({ parameter });
  return (
    <div className={styles.choice}>
      <label className={panel.quantity}>
        <span>{t("told")}</span>
        <select
          className={panel.select}
          value={block ? blocks.indexOf(block) : ""}
          onChange={({ target: { value } }) => {
            const chosen = value === "" ? undefined : blocks[Number(value)];
            choose(chosen && { layer: chosen.layer + 1, block: chosen.name, row: 1, column: 1 });
          }}
        >
          <option value="">{t("norms")}</option>
          {blocks.map(({ name, layer, offset }, i) => (
            <option key={offset} value={i}>
              {t(`block_${name}`, { layer: layerName(layer, problem.model, t) })}
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
