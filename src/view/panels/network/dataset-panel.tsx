import { useId, useState } from "react";
import type { Parameters, ParameterValues } from "../../../engine/core/types.ts";
import { type AnyDataset, datasetById, isInline, sizesOf } from "../../../engine/networks/data/index.ts";
import { problemTitle } from "../../../experiment/configuration.ts";
import { privateFile } from "../../../experiment/private-data.ts";
import { changeNetwork } from "../../../state/network-edits.ts";
import { openTableDialog } from "../../../state/table-dialog.ts";
import { onDemand } from "../../controls/on-demand.tsx";
import { ParameterControls } from "../../controls/parameter-controls.tsx";
import { useLocal } from "../../language.ts";
import { OwnDataNote } from "../own-data/own-data-note.tsx";
import { AboutProblem, ProblemCard } from "../surface/problem-card.tsx";
import { DatasetPicture } from "./dataset-picture.tsx";
import styles from "./network.module.css";
import { emptyClasses, ownDataParameters } from "./own-data.ts";
import { columnNames } from "./picture-axes.ts";
import { shortName } from "./short-name.ts";
import { useNetwork } from "./use-network.ts";
import { words } from "./words.ts";

const DatasetPicker = onDemand(async () => (await import("./dataset-picker.tsx")).DatasetPicker);

/** Names of columns that are told one by one. */
const MOST_NAMES = 8;

function listOf(names: readonly string[]): string {
  const told = names.slice(0, MOST_NAMES).map(shortName);
  return [...told, ...(names.length > MOST_NAMES ? [`… (${names.length})`] : [])].join(", ");
}

/** What the network learns from. */
export function DatasetPanel() {
  const t = words.useWords();
  const local = useLocal();
  const id = useId();
  const [picking, setPicking] = useState(false);
  const { problem } = useNetwork();
  const { dataset } = problem;
  const { n, heldOut, width, outputs } = sizesOf(dataset);
  const declared: AnyDataset | null = isInline(dataset) ? null : datasetById(dataset.id);
  const own = privateFile({ problem });
  const empty = isInline(dataset) ? emptyClasses(dataset) : [];
  const pictured = columnNames(dataset);
  const title = own ? t("own") : local(problemTitle({ problem }));
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <h2 className="eyebrow" id={id}>
        {t("dataset")}
      </h2>
      <ProblemCard
        title={title}
        hint={t("chooseDataset")}
        choose={() => setPicking(true)}
        picture={<DatasetPicture dataset={dataset} className={styles.small} />}
      >
        <p className={styles.sizes}>{t("sizes", { n, heldOut })}</p>
      </ProblemCard>
      {picking && (
        <DatasetPicker
          close={() => setPicking(false)}
          readCsv={() => {
            setPicking(false);
            openTableDialog();
          }}
        />
      )}
      {declared ? (
        <AboutProblem title={t("aboutDataset", { section: declared.section })}>
          <p>{local(declared.about)}</p>
        </AboutProblem>
      ) : (
        <p className={styles.note}>
          {own
            ? t("ownAbout", { name: own.name, inputs: width, outputs })
            : t("listedAbout", { inputs: width, outputs })}{" "}
          {own && own.inputs.length > 0 && t("ownColumns", { inputs: listOf(own.inputs), target: own.target })}{" "}
          {pictured && t("ownPicture", { x: pictured[0], y: pictured[1] })}{" "}
          {empty.length > 0 && t("noExamples", { classes: listOf(empty.map(String)) })}
        </p>
      )}
      {own && <OwnDataNote />}
      <ParameterControls
        parameters={(declared?.parameters ?? ownDataParameters) as Parameters}
        values={dataset as ParameterValues}
        commit={(name, value, gesture) =>
          changeNetwork((before) => ({ ...before, dataset: { ...before.dataset, [name]: value } }), gesture)
        }
        path={`problem.${dataset.id}`}
      />
      <button type="button" className={styles.csv} onClick={() => openTableDialog()} aria-haspopup="dialog">
        {t("readCsv")}
      </button>
    </section>
  );
}
