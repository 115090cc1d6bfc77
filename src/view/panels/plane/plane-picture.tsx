import { useEffect, useMemo, useRef } from "react";
import { useStore } from "zustand";
import { invalidate, onFrame } from "../../../state/frame.ts";
import { changeView } from "../../../state/lab.ts";
import { planes } from "../../../state/plane.ts";
import { formatNumber } from "../../format.ts";
import { useLaneLooks } from "../../lanes.ts";
import { useTheme } from "../../theme.ts";
import { Ramp } from "../landscape/legend.tsx";
import styles from "./plane.module.css";
import { PlaneStage, type PlaneStageProps } from "./plane-stage.ts";
import { PlaneZoom } from "./plane-zoom.tsx";
import { words } from "./words.ts";

/** A plane through parameter space: contours of J, and every lane's path projected onto it. */
export function PlanePicture() {
  const t = words.useWords();
  const looks = useLaneLooks();
  const theme = useTheme();
  const map = useStore(planes, ({ shown }) => shown?.contours ?? null);
  const box = useRef<HTMLDivElement>(null);
  const ground = useRef<HTMLCanvasElement>(null);
  const paths = useRef<HTMLCanvasElement>(null);
  const readout = useRef<HTMLDivElement>(null);
  const stage = useRef<PlaneStage>(null);
  const props = useMemo<PlaneStageProps>(
    () => ({
      looks,
      theme,
      write(element, look, lane, point) {
        element.style.setProperty("--lane", look.color);
        const texts = {
          name: look.name,
          step: `${t("update")} ${lane.steps[point]}`,
          actual: `J ${formatNumber(lane.actual[point]!)}`,
          projected: `${t("onPlane")} ${formatNumber(lane.projected[point]!)}`,
          distance: `${t("distance")} ${formatNumber(lane.distances[point]!)}`,
        };
        for (const [name, text] of Object.entries(texts)) {
          const part = element.querySelector(`[data-part="${name}"]`);
          if (part) part.textContent = text;
        }
      },
    }),
    [looks, theme, t],
  );
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    const elements = {
      box: box.current!,
      ground: ground.current!,
      paths: paths.current!,
      readout: readout.current!,
    };
    const current = new PlaneStage(elements, latest.current, invalidate);
    stage.current = current;
    const stop = onFrame(() => current.paint());
    return () => {
      stop();
      current.dispose();
    };
  }, []);

  useEffect(() => {
    stage.current?.update(props);
    invalidate();
  }, [props]);

  function hover(place: { readonly x: number; readonly y: number } | null): void {
    if (stage.current) stage.current.hover = place;
    invalidate();
  }

  return (
    <div className={styles.frame}>
      <div
        ref={box}
        className={styles.picture}
        role="img"
        aria-label={t("picture")}
        onPointerMove={({ nativeEvent }) => hover({ x: nativeEvent.offsetX, y: nativeEvent.offsetY })}
        onPointerDown={({ nativeEvent }) => hover({ x: nativeEvent.offsetX, y: nativeEvent.offsetY })}
        onPointerLeave={() => hover(null)}
        onPointerUp={() => {
          const touched = stage.current?.touched();
          if (touched !== null && touched !== undefined) changeView({ lane: touched });
        }}
      >
        <canvas ref={ground} className={styles.layer} />
        <canvas ref={paths} className={styles.layer} />
        <div ref={readout} className={styles.readout} hidden>
          <span className={styles.readoutHeading}>
            <span className={styles.swatch} />
            <span data-part="name" />
            <span data-part="step" className={styles.readoutStep} />
          </span>
          <span className="number" data-part="actual" />
          <span className="number" data-part="projected" />
          <span className="number" data-part="distance" />
        </div>
      </div>
      <div className={styles.tools}>
        {map && <Ramp map={map} />}
        <PlaneZoom />
      </div>
    </div>
  );
}
