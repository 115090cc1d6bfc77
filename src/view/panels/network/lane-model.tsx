import { type Parameters, type ParameterValues, parametersInUse } from "../../../engine/core/types.ts";
import { modelParameters } from "../../../engine/networks/settings.ts";
import type { LaneConfiguration } from "../../../experiment/configuration.ts";
import { changeLane } from "../../../state/edits.ts";
import { change } from "../../../state/lab.ts";
import { changeLaneModel } from "../../../state/network-edits.ts";
import controls from "../../controls/controls.module.css";
import { CloseIcon } from "../../controls/icons.tsx";
import { ParameterControls } from "../../controls/parameter-controls.tsx";
import { catalogue, useLocal } from "../../language.ts";
import { namedSetting } from "./changed-settings.ts";
import { Folded } from "./folded.tsx";
import styles from "./lane-model.module.css";
import { LayersEditor } from "./layers-editor.tsx";
import { useNetwork } from "./use-network.ts";

const words = catalogue("lane-model", {
  title: { en: "own model", ja: "個別のモデル" },
  add: { en: "Set for this lane only…", ja: "このレーンだけの設定を追加…" },
  shared: { en: "{{field}}: same as the other lanes", ja: "{{field}}をほかのレーンと同じに戻す" },
  start: { en: "own start: {{count}} parameters", ja: "個別の初期値: パラメータ {{count}} 個" },
  startField: { en: "start", ja: "初期値" },
  heads: { en: "own auxiliary heads", ja: "個別の補助出力" },
  headsField: { en: "auxiliary heads", ja: "補助出力" },
});

const { hidden: hiddenLayers } = modelParameters;
type Field = keyof typeof modelParameters;

interface RowProps {
  readonly label: string;
  readonly remove: () => void;
  readonly children: React.ReactNode;
}

/** A setting of this lane, with a button that takes it away. */
function Row({ label, remove, children }: RowProps) {
  return (
    <div className={styles.row}>
      <div className={styles.setting}>{children}</div>
      <button type="button" className={`bare ${styles.remove}`} aria-label={label} title={label} onClick={remove}>
        <CloseIcon />
      </button>
    </div>
  );
}

interface LaneModelProps {
  readonly index: number;
  readonly lane: LaneConfiguration;
}

/** The fields of the model that a lane has for itself; all others are those of all lanes. */
export function LaneModel({ index, lane }: LaneModelProps) {
  const t = words.useWords();
  const local = useLocal();
  const { problem } = useNetwork();
  const { model: own = {}, start } = lane;
  const effective = { ...problem.model, ...own };
  const values = effective as unknown as ParameterValues;
  const parameters: Parameters = modelParameters;
  const names = Object.keys(modelParameters) as Field[];
  const used = parametersInUse(parameters, values);
  const set = names.filter((name) => own[name] !== undefined);
  const free = names.filter((name) => own[name] === undefined && Object.hasOwn(used, name));
  const labelOf = (name: Field) => local(modelParameters[name].label);
  return (
    // The lane's card says what is set.
    <Folded title={t("title")} changed={[]}>
      {set.map((name) => (
        <Row
          key={name}
          label={t("shared", { field: labelOf(name) })}
          remove={() => changeLaneModel(index, name, undefined)}
        >
          {name === "hidden" ? (
            <LayersEditor
              hidden={effective.hidden}
              most={{ layers: hiddenLayers.most, width: hiddenLayers.max }}
              commit={(layers, gesture) => changeLaneModel(index, "hidden", layers, gesture)}
            />
          ) : Object.hasOwn(used, name) ? (
            <ParameterControls
              parameters={{ [name]: parameters[name]! }}
              values={values}
              commit={(_, value, gesture) => changeLaneModel(index, name, value as never, gesture)}
              path={`lanes[${index}].model`}
            />
          ) : (
            <span className={styles.unused}>{namedSetting(parameters[name]!, own[name], local)}</span>
          )}
        </Row>
      ))}
      {own.auxiliary && (
        <Row
          label={t("shared", { field: t("headsField") })}
          remove={() => changeLaneModel(index, "auxiliary", undefined)}
        >
          {t("heads")}
        </Row>
      )}
      {start && (
        <Row
          label={t("shared", { field: t("startField") })}
          remove={() => change((before) => changeLane(before, index, ({ start: _, ...drawn }) => drawn))}
        >
          {t("start", { count: start.length })}
        </Row>
      )}
      <select
        className={`${controls.select} ${styles.add}`}
        aria-label={t("add")}
        value=""
        onChange={({ currentTarget: { value } }) => {
          const name = value as Field;
          // A switch is added to be turned.
          const before = effective[name];
          changeLaneModel(index, name, (typeof before === "boolean" ? !before : before) as never);
        }}
      >
        <option value="">{t("add")}</option>
        {free.map((name) => (
          <option key={name} value={name}>
            {labelOf(name)}
          </option>
        ))}
      </select>
    </Folded>
  );
}
