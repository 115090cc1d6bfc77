import type { SwitchParameter } from "../../../engine/core/types.ts";
import { coordinateNames, isSurface, type LaneConfiguration } from "../../../experiment/configuration.ts";
import { changeLane } from "../../../state/edits.ts";
import { change, useLab } from "../../../state/lab.ts";
import { CoordinateField } from "../../controls/coordinates-control.tsx";
import { SwitchControl } from "../../controls/switch-control.tsx";
import styles from "./lanes.module.css";

const ownStart: SwitchParameter = {
  kind: "switch",
  label: { en: "own start", ja: "個別の開始点" },
  doc: {
    en: "Otherwise the lane starts where all others do.",
    ja: "使わない場合は、ほかのレーンと同じ点から始まります。",
  },
  default: false,
};

interface LaneStartProps {
  readonly index: number;
  readonly lane: LaneConfiguration;
}

/** Where a lane on a surface starts, if not where all lanes do. */
export function LaneStart({ index, lane: { start } }: LaneStartProps) {
  const configuration = useLab((lab) => lab.configuration);
  if (!isSurface(configuration)) return null;
  const set = (point: readonly number[] | undefined, gesture?: string) =>
    change(
      (before) => changeLane(before, index, ({ start: _, ...lane }) => (point ? { ...lane, start: point } : lane)),
      gesture,
    );
  const names = coordinateNames(configuration);
  return (
    <>
      <SwitchControl
        parameter={ownStart}
        value={start !== undefined}
        commit={(on) => set(on ? configuration.start : undefined)}
      />
      {start && (
        <div className={styles.start}>
          {names.map((name, axis) => (
            <CoordinateField
              key={name}
              name={name}
              value={start[axis]!}
              commit={(value, gesture) => set(start.with(axis, value), gesture)}
              path={`lanes[${index}].start[${axis}]`}
              step={0.1}
            />
          ))}
        </div>
      )}
    </>
  );
}
