import type { NumberParameter, Parameter, ParameterValue, SwitchParameter, Text } from "../../../engine/core/types.ts";
import { sizesOf } from "../../../engine/networks/data/index.ts";
import { batchSizeParameter, trainingParameters } from "../../../engine/networks/settings.ts";
import { needsWholeSet } from "../../../engine/training/fitness.ts";
import { type LaneConfiguration, limits } from "../../../experiment/configuration.ts";
import { changeLane } from "../../../state/edits.ts";
import { change } from "../../../state/lab.ts";
import { ParameterControls } from "../../controls/parameter-controls.tsx";
import { SwitchControl } from "../../controls/switch-control.tsx";
import { catalogue, useLocal } from "../../language.ts";
import { settingText } from "./changed-settings.ts";
import { Folded } from "./folded.tsx";
import styles from "./network.module.css";
import { useNetwork } from "./use-network.ts";

const words = catalogue("lane-batches", {
  title: { en: "own batches, own seed", ja: "個別のバッチとシード" },
  whole: {
    en: "Batch: all {{n}} training examples, since this method needs the whole set.",
    ja: "バッチ: 訓練データ全 {{n}} 件。この手法は全データを使います。",
  },
});

/** What a lane may have of its own, in the order of the documentation. */
const fields = ["batchSize", "sampling", "seed"] as const;
type Field = (typeof fields)[number];

const seedParameter: NumberParameter = {
  kind: "number",
  label: { en: "seed", ja: "乱数シード" },
  doc: {
    en: "Draws this lane's initial parameters, batches and noise. The data are those of the experiment's seed.",
    ja: "このレーンの初期パラメータ、バッチ、ノイズを決めます。データは実験全体のシードで決まります。",
  },
  default: 1,
  min: 0,
  max: limits.seed,
  integer: true,
  scale: "linear",
  slider: [0, 100],
};

const own = (label: Text, doc: Text): SwitchParameter => ({ kind: "switch", label, doc, default: false });

const switches: Readonly<Record<Field, SwitchParameter>> = {
  batchSize: own(
    { en: "own batch size", ja: "個別のバッチサイズ" },
    {
      en: "Otherwise the lane's batches are as large as those of all others.",
      ja: "使わない場合は、ほかのレーンと同じ大きさになります。",
    },
  ),
  sampling: own(
    { en: "own sampling", ja: "個別の抽出方法" },
    {
      en: "Otherwise the lane's batches are taken from the examples as those of all others are.",
      ja: "使わない場合は、ほかのレーンと同じ方法で事例を取り出します。",
    },
  ),
  seed: own(
    { en: "own seed", ja: "個別のシード" },
    {
      en: "Otherwise the lane starts where all others do and sees the same batches.",
      ja: "使わない場合は、ほかのレーンと同じ初期値から始まり、同じバッチを使います。",
    },
  ),
};

interface LaneBatchesProps {
  readonly index: number;
  readonly lane: LaneConfiguration;
}

/** What a lane on a network has otherwise than all lanes have: batches, and a seed. */
export function LaneBatches({ index, lane }: LaneBatchesProps) {
  const t = words.useWords();
  const local = useLocal();
  const { problem, seed } = useNetwork();
  const { n } = sizesOf(problem.dataset);
  const shared = { batchSize: problem.batchSize, sampling: problem.sampling, seed };
  const parameters: Readonly<Record<Field, Parameter>> = {
    batchSize: { ...batchSizeParameter, max: n, slider: [1, n] },
    sampling: trainingParameters.sampling,
    seed: seedParameter,
  };
  const whole = needsWholeSet(lane);
  const changed = fields.flatMap((field) => {
    // The batch of a method that needs the whole set is not the user's choice, and named above.
    const value = whole && field !== "seed" ? undefined : lane[field];
    const parameter = parameters[field];
    return value === undefined ? [] : [`${local(parameter.label)}: ${settingText(parameter, value, local)}`];
  });
  const set = (field: Field, value: ParameterValue | undefined, gesture?: string) =>
    change(
      (before) =>
        changeLane(before, index, ({ [field]: _, ...rest }) =>
          value === undefined ? rest : { ...rest, [field]: value },
        ),
      gesture,
    );
  return (
    <>
      {/* The region is there before a method is chosen that fills it, so that screen readers announce the change. */}
      <p role="status" className={whole ? styles.wholeSet : undefined}>
        {whole && t("whole", { n })}
      </p>
      <Folded title={t("title")} changed={changed}>
        {fields
          .filter((field) => field === "seed" || !whole)
          .map((field) => {
            const value = lane[field];
            return (
              <div key={field}>
                <SwitchControl
                  parameter={switches[field]}
                  value={value !== undefined}
                  commit={(on) => set(field, on ? shared[field] : undefined)}
                />
                {value !== undefined && (
                  <ParameterControls
                    parameters={{ [field]: parameters[field] }}
                    values={{ [field]: value }}
                    commit={(_, next, gesture) => set(field, next, gesture)}
                    path={`lanes[${index}]`}
                  />
                )}
              </div>
            );
          })}
      </Folded>
    </>
  );
}
