import { useId } from "react";
import { optimizerById, optimizers } from "../../../engine/methods/index.ts";
import type { LaneConfiguration } from "../../../experiment/configuration.ts";
import { canDuplicate, changeOptimizer, duplicateLane, setLaneParameter } from "../../../state/edits.ts";
import { unfit } from "../../../state/fitness.ts";
import { change, changeView, useLab } from "../../../state/lab.ts";
import { showLane } from "../../../state/lane-visibility.ts";
import { offeredParameters } from "../../../state/offered-parameters.ts";
import { Hint } from "../../controls/hint.tsx";
import { DuplicateIcon, EyeIcon, EyeOffIcon, GripIcon, SoloIcon, TrashIcon } from "../../controls/icons.tsx";
import { onDemand } from "../../controls/on-demand.tsx";
import { ParameterControls } from "../../controls/parameter-controls.tsx";
import { Tex } from "../../controls/tex.tsx";
import { catalogue, useLocal } from "../../language.ts";
import { LaneModifiers } from "./lane-modifiers.tsx";
import { LaneStart } from "./lane-start.tsx";
import styles from "./lanes.module.css";
import { optimizerSections } from "./sections.ts";
import type { Reorder } from "./use-reorder.ts";

const words = catalogue("lane-details", {
  optimizer: { en: "Optimizer", ja: "最適化手法" },
  hide: { en: "Hide", ja: "隠す" },
  show: { en: "Show", ja: "表示" },
  solo: { en: "Solo: show only this one", ja: "ソロ: これだけを表示" },
  duplicate: { en: "Duplicate", ja: "複製" },
  remove: { en: "Remove", ja: "削除" },
  drag: { en: "Drag to another place", ja: "ドラッグして並べ替え" },
  about: { en: "§{{section}} · how it works", ja: "§{{section}} · 仕組み" },
  differs: { en: "where libraries differ", ja: "ライブラリとの違い" },
});

const LaneBatches = onDemand(async () => (await import("../network/panels.ts")).LaneBatches);
const LaneModel = onDemand(async () => (await import("../network/panels.ts")).LaneModel);

interface LaneDetailsProps {
  readonly index: number;
  readonly lane: LaneConfiguration;
  readonly name: string;
  readonly visible: boolean;
  readonly remove: (index: number) => void;
  readonly reorder: Reorder;
}

/** The settings of the selected lane. */
export function LaneDetails({ index, lane, name, visible, remove, reorder }: LaneDetailsProps) {
  const t = words.useWords();
  const local = useLocal();
  const id = useId();
  const configuration = useLab((lab) => lab.configuration);
  const optimizer = optimizerById(lane.optimizer);
  const kind = useLab((lab) => lab.configuration.problem.kind);
  return (
    <>
      <div className={styles.tools}>
        <select
          className={styles.optimizer}
          aria-label={`${t("optimizer")} (${name})`}
          value={lane.optimizer}
          onChange={(event) => {
            const chosen = optimizers.find(({ id }) => id === event.currentTarget.value)!.id;
            change((before) => changeOptimizer(before, index, chosen, useLab.getState().past));
          }}
        >
          {optimizerSections(optimizers).map(({ section, title, members }) => (
            <optgroup key={section} label={`§${section} ${local(title)}`}>
              {members.map((member) => {
                const reason = member.id === lane.optimizer ? null : unfit(configuration, member.id, index);
                return (
                  <option key={member.id} value={member.id} disabled={reason !== null}>
                    {reason ? `${local(member.title)} – ${local(reason)}` : local(member.title)}
                  </option>
                );
              })}
            </optgroup>
          ))}
        </select>
        <Tools index={index} visible={visible} remove={remove} reorder={reorder} />
      </div>
      <ParameterControls
        parameters={offeredParameters(optimizer.parameters, configuration.problem)}
        values={lane.params}
        commit={(parameter, value, gesture) =>
          change((before) => setLaneParameter(before, index, parameter, value, useLab.getState().past), gesture)
        }
        path={`lanes[${index}].${lane.optimizer}`}
      />
      <LaneModifiers index={index} lane={lane} />
      {kind === "network" ? (
        <>
          <LaneModel index={index} lane={lane} />
          <LaneBatches index={index} lane={lane} />
        </>
      ) : (
        <LaneStart index={index} lane={lane} />
      )}
      <details className={styles.about} aria-labelledby={id}>
        <summary id={id}>{t("about", { section: optimizer.section })}</summary>
        {optimizer.tex.map((line) => (
          <Tex key={line} tex={line} block />
        ))}
        <p>{local(optimizer.about)}</p>
        <p className={styles.source}>{local(optimizer.source)}</p>
        {optimizer.differs && (
          <details>
            <summary>{t("differs")}</summary>
            <p>{local(optimizer.differs)}</p>
          </details>
        )}
      </details>
    </>
  );
}

function Tools({
  index,
  visible,
  remove,
  reorder,
}: Pick<LaneDetailsProps, "index" | "visible" | "remove" | "reorder">) {
  const t = words.useWords();
  const solo = useLab((lab) => lab.configuration.view.solo === index);
  const duplicable = useLab((lab) => canDuplicate(lab.configuration, index));
  const visibility = t(visible ? "hide" : "show");
  return (
    <div className={styles.buttons}>
      <Hint text={visibility}>
        <button
          type="button"
          className={`bare ${styles.tool}`}
          onClick={() => change((before) => showLane(before, index, !visible))}
          aria-label={visibility}
        >
          {visible ? <EyeIcon /> : <EyeOffIcon />}
        </button>
      </Hint>
      <Hint text={t("solo")}>
        <button
          type="button"
          className={`bare ${styles.tool}`}
          onClick={() => changeView({ solo: solo ? undefined : index })}
          aria-pressed={solo}
          aria-label={t("solo")}
        >
          <SoloIcon />
        </button>
      </Hint>
      <Hint text={t("duplicate")}>
        <button
          type="button"
          className={`bare ${styles.tool}`}
          disabled={!duplicable}
          onClick={() => change((before) => duplicateLane(before, index))}
          aria-label={t("duplicate")}
        >
          <DuplicateIcon />
        </button>
      </Hint>
      <Hint text={t("remove")}>
        <button type="button" className={`bare ${styles.tool}`} onClick={() => remove(index)} aria-label={t("remove")}>
          <TrashIcon />
        </button>
      </Hint>
      {/* A handle for fingers: the line itself scrolls the page. With the keyboard, the menu and Alt with the arrow keys do it. */}
      <span className={styles.grip} onPointerDown={(event) => reorder.start(event, index)} title={t("drag")}>
        <GripIcon />
      </span>
    </div>
  );
}
