import { useId } from "react";
import { defaultsOf, type ParameterValue, type ParameterValues } from "../../../engine/core/types.ts";
import { sizesOf } from "../../../engine/networks/data/index.ts";
import {
  batchSizeParameter,
  earlyStoppingParameters,
  lossParameter,
  trainingParameters,
} from "../../../engine/networks/settings.ts";
import { changeNetwork } from "../../../state/network-edits.ts";
import { ParameterControls } from "../../controls/parameter-controls.tsx";
import { SwitchControl } from "../../controls/switch-control.tsx";
import { useLocal } from "../../language.ts";
import { RunLength } from "../surface/run-settings.tsx";
import { changedSettings } from "./changed-settings.ts";
import { Folded } from "./folded.tsx";
import styles from "./network.module.css";
import { stoppingSwitch } from "./switches.ts";
import { useNetwork } from "./use-network.ts";
import { words } from "./words.ts";

/** How the network is trained: batches, loss, for how long. */
export function TrainingPanel() {
  const t = words.useWords();
  const local = useLocal();
  const id = useId();
  const { problem } = useNetwork();
  const { n, heldOut, classes } = sizesOf(problem.dataset);
  const { earlyStopping } = problem;
  const commit = (name: string, value: ParameterValue, gesture?: string) =>
    changeNetwork((before) => ({ ...before, [name]: value }), gesture);
  const values = problem as unknown as ParameterValues;
  // Values have no classes to be told apart: the squared error is all there is.
  const folded = classes ? { loss: lossParameter, ...trainingParameters } : trainingParameters;
  const changed = [...changedSettings(folded, values, local), ...(earlyStopping ? [t("stopping")] : [])];
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <h2 className="eyebrow" id={id}>
        {t("training")}
      </h2>
      <ParameterControls
        parameters={{ batchSize: { ...batchSizeParameter, max: n, slider: [1, n] } }}
        values={values}
        commit={commit}
        path="problem"
      />
      <RunLength />
      <Folded title={t("moreTraining")} changed={changed}>
        <ParameterControls parameters={folded} values={values} commit={commit} path="problem" />
        {heldOut === 0 ? (
          <p className={styles.note}>{t("stoppingNeedsHeldOut")}</p>
        ) : (
          <SwitchControl
            parameter={stoppingSwitch}
            value={earlyStopping !== undefined}
            commit={(on) =>
              changeNetwork(({ earlyStopping: _, ...before }) =>
                on ? { ...before, earlyStopping: defaultsOf(earlyStoppingParameters) } : before,
              )
            }
          />
        )}
        {earlyStopping && (
          <ParameterControls
            parameters={earlyStoppingParameters}
            values={earlyStopping}
            commit={(name, value, gesture) =>
              changeNetwork((before) => ({ ...before, earlyStopping: { ...earlyStopping, [name]: value } }), gesture)
            }
            path="problem.earlyStopping"
          />
        )}
      </Folded>
    </section>
  );
}
