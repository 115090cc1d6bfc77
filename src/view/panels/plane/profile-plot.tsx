import { useEffect, useRef } from "react";
import { currentReadings, planes } from "../../../state/plane.ts";
import { currentStep } from "../../../state/playback.ts";
import { useOnFrame } from "../../containment/use-on-frame.ts";
import { cleared, pixelRatio } from "../../draw/canvas.ts";
import { paintProfiles } from "../../draw/paint-profiles.ts";
import { useLaneLooks } from "../../lanes.ts";
import { useTheme } from "../../theme.ts";
import { inkOf } from "../curves/curves-ink.ts";
import parts from "../landscape/picture.module.css";
import styles from "./plane.module.css";
import { seenLanes } from "./seen-lanes.ts";
import { words } from "./words.ts";

/** J along the line from each lane's first parameters to its last. */
export function ProfilePlot() {
  const onFrame = useOnFrame();
  const t = words.useWords();
  const looks = useLaneLooks();
  const theme = useTheme();
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    let painted: readonly unknown[] = [];
    const ink = inkOf(box.current!);
    return onFrame(() => {
      const { shown } = planes.getState();
      const { clientWidth: width, clientHeight: height } = box.current!;
      if (shown?.place.type !== "lines" || width === 0) return;
      const ratio = pixelRatio();
      const step = currentStep();
      const key = [shown, currentReadings(), step, width, height, ratio, theme];
      if (key.every((part, i) => part === painted[i])) return;
      painted = key;
      const context = cleared(canvas.current!, { width, height }, ratio);
      const lines = seenLanes(shown, currentReadings(), looks, step).flatMap((lane) => {
        const profile = shown.profiles.find((each) => each.lane === lane.index);
        if (!profile) return [];
        const head = { t: lane.xs[lane.shown - 1]!, loss: lane.actual[lane.shown - 1]! };
        const { color, selected, xs, actual } = lane;
        return { color, selected, values: profile.values, path: { ts: xs, losses: actual }, head };
      });
      const { span } = shown.place;
      paintProfiles(context, { width, height, span, lines, names: [t("start"), t("end")] }, ink);
    });
  }, [onFrame, looks, t, theme]);

  return (
    <div className={`${parts.frame} ${styles.frame}`}>
      <div ref={box} className={styles.profile} role="img" aria-label={t("profiles")}>
        <canvas ref={canvas} className={parts.layer} />
      </div>
    </div>
  );
}
