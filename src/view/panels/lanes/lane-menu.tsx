import { useRef } from "react";
import { laneColor } from "../../../experiment/palette.ts";
import { recolorLane } from "../../../state/edits.ts";
import { change, useLab } from "../../../state/lab.ts";
import { MoreIcon } from "../../controls/icons.tsx";
import { onDemand } from "../../controls/on-demand.tsx";
import { useOpener } from "../../controls/opener.ts";
import { catalogue } from "../../language.ts";
import type { LaneActions } from "./lane-items.tsx";
import styles from "./lanes.module.css";

const LaneItems = onDemand(async () => (await import("./lane-items.tsx")).LaneItems);

const words = catalogue("lane-menu", {
  label: { en: "Menu of {{name}}", ja: "{{name}} のメニュー" },
  customLabel: { en: "Colour of {{name}}", ja: "{{name}} の色" },
});

/** The button for everything that can be done with a lane as a whole. */
export function LaneMenu(actions: LaneActions) {
  const { index, name } = actions.look;
  const t = words.useWords();
  const color = useLab((lab) => laneColor(lab.configuration.lanes, index));
  const custom = useRef<HTMLInputElement>(null);
  const { buttonProps, opened } = useOpener("menu");
  return (
    <>
      <button {...buttonProps} className={`bare ${styles.more}`} aria-label={t("label", { name })}>
        <MoreIcon />
      </button>
      <input
        ref={custom}
        type="color"
        className={styles.custom}
        tabIndex={-1}
        aria-label={t("customLabel", { name })}
        value={color.toLowerCase()}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          change((before) => recolorLane(before, index, chosen), `lanes[${index}].color`);
        }}
      />
      {opened && <LaneItems {...actions} opened={opened} custom={custom} />}
    </>
  );
}
