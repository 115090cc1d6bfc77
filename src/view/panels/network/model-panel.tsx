import { useId } from "react";
import { defaultsOf, type Parameters, type ParameterValue, type ParameterValues } from "../../../engine/core/types.ts";
import { auxiliaryParameters, modelParameters } from "../../../engine/networks/settings.ts";
import { changeHidden, changeNetwork } from "../../../state/network-edits.ts";
import { ParameterControls } from "../../controls/parameter-controls.tsx";
import { SwitchControl } from "../../controls/switch-control.tsx";
import { useLocal } from "../../language.ts";
import { changedSettings } from "./changed-settings.ts";
import { Folded } from "./folded.tsx";
import { LayersEditor } from "./layers-editor.tsx";
import styles from "./network.module.css";
import { NetworkPicture } from "./network-picture.tsx";
import { headsSwitch } from "./switches.ts";
import { useNetwork } from "./use-network.ts";
import { words } from "./words.ts";

const { hidden: hiddenLayers, activation, pieces, ...others } = modelParameters;
const { biasValue: _, ...initial } = others;

/** The network: its layers, what its units do, and what it starts with. */
export function ModelPanel() {
  const t = words.useWords();
  const local = useLocal();
  const id = useId();
  const { model } = useNetwork().problem;
  const commit = (name: string, value: ParameterValue, gesture?: string) =>
    changeNetwork((before) => ({ ...before, model: { ...before.model, [name]: value } }), gesture);
  const values = model as unknown as ParameterValues;
  const folded: Parameters = model.bias === "constant" ? others : initial;
  const { auxiliary } = model;
  const changed = [...changedSettings(folded, values, local), ...(auxiliary ? [t("heads")] : [])];
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <h2 className="eyebrow" id={id}>
        {t("model")}
      </h2>
      <NetworkPicture />
      <LayersEditor
        hidden={model.hidden}
        most={{ layers: hiddenLayers.most, width: hiddenLayers.max }}
        commit={(layers, gesture) => changeNetwork((before) => changeHidden(before, layers), gesture)}
      />
      <ParameterControls
        parameters={[model.activation].flat().includes("maxout") ? { activation, pieces } : { activation }}
        values={values}
        commit={commit}
        path="problem.model"
      />
      <Folded title={t("moreModel")} changed={changed}>
        <ParameterControls parameters={folded} values={values} commit={commit} path="problem.model" />
        {model.hidden.length > 0 && (
          <SwitchControl
            parameter={headsSwitch}
            value={auxiliary !== undefined}
            commit={(on) =>
              changeNetwork(({ model: { auxiliary: _, ...rest }, ...before }) => ({
                ...before,
                model: on ? { ...rest, auxiliary: defaultsOf(auxiliaryParameters) } : rest,
              }))
            }
          />
        )}
        {auxiliary && (
          <ParameterControls
            parameters={auxiliaryParameters}
            values={auxiliary}
            commit={(name, value, gesture) =>
              changeNetwork(
                (before) => ({
                  ...before,
                  model: { ...before.model, auxiliary: { ...auxiliary, [name]: value } },
                }),
                gesture,
              )
            }
            path="problem.model.auxiliary"
          />
        )}
      </Folded>
    </section>
  );
}
