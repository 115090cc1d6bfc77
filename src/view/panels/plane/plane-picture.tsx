import { type PointerEvent, useEffect, useMemo, useRef } from "react";
import { useStore } from "zustand";
import type { PlaneMinimum } from "../../../engine/networks/plane/minima.ts";
import { invalidate } from "../../../state/frame.ts";
import { changeView } from "../../../state/lab.ts";
import { planes } from "../../../state/plane.ts";
import { useOnFrame } from "../../containment/use-on-frame.ts";
import { formatNumber } from "../../format.ts";
import { useLaneLooks } from "../../lanes.ts";
import { useTheme } from "../../theme.ts";
import { PagePart } from "../embed/page-part.tsx";
import { Ramp } from "../landscape/legend.tsx";
import parts from "../landscape/picture.module.css";
import { MinimaMarks, PointReadout, writeReadout } from "../landscape/picture-parts.tsx";
import styles from "./plane.module.css";
import { PlaneStage, type PlaneStageProps } from "./plane-stage.ts";
import { PlaneZoom } from "./plane-zoom.tsx";
import { words } from "./words.ts";

const NONE: readonly PlaneMinimum[] = [];

/** A plane through parameter space: contours of J, and every lane's path projected onto it. */
export function PlanePicture() {
  const onFrame = useOnFrame();
  const t = words.useWords();
  const looks = useLaneLooks();
  const theme = useTheme();
  const map = useStore(planes, ({ shown }) => shown?.contours ?? null);
  const minimaThere = useStore(planes, ({ shown }) => shown?.minima ?? NONE);
  const marks = minimaThere.map(({ x, y, value }, i) => ({ point: [x, y] as const, value, deepest: i === 0 }));
  const box = useRef<HTMLDivElement>(null);
  const ground = useRef<HTMLCanvasElement>(null);
  const minima = useRef<SVGSVGElement>(null);
  const paths = useRef<HTMLCanvasElement>(null);
  const readout = useRef<HTMLDivElement>(null);
  const stage = useRef<PlaneStage>(null);
  const props = useMemo<PlaneStageProps>(
    () => ({
      looks,
      theme,
      write(element, look, lane, point) {
        writeReadout(element, look, {
          step: `${t("update")} ${lane.steps[point]}`,
          actual: `J ${formatNumber(lane.actual[point]!)}`,
          projected: `${t("onPlane")} ${formatNumber(lane.projected[point]!)}`,
          distance: `${t("distance")} ${formatNumber(lane.distances[point]!)}`,
        });
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
      minima: minima.current!,
      readout: readout.current!,
    };
    const current = new PlaneStage(elements, latest.current, invalidate);
    stage.current = current;
    const stop = onFrame(() => current.paint());
    return () => {
      stop();
      current.dispose();
    };
  }, [onFrame]);

  useEffect(() => {
    stage.current?.update(props);
    invalidate();
  }, [props]);

  // Marks that have just been rendered are put in their places by the next frame.
  useEffect(() => invalidate());

  function hover({ clientX, clientY }: PointerEvent): void {
    const { left, top } = box.current!.getBoundingClientRect();
    if (stage.current) stage.current.hover = { x: clientX - left, y: clientY - top };
    invalidate();
  }

  function leave(): void {
    if (stage.current) stage.current.hover = null;
    invalidate();
  }

  return (
    <div className={`${parts.frame} ${styles.frame}`}>
      <div
        ref={box}
        className={styles.picture}
        role="img"
        aria-label={t("picture")}
        onPointerMove={hover}
        onPointerDown={hover}
        onPointerLeave={leave}
        onPointerUp={() => {
          const touched = stage.current?.point;
          if (touched) changeView({ lane: touched.index });
        }}
      >
        <canvas ref={ground} className={parts.layer} />
        <MinimaMarks box={minima} minima={marks} titleOf={(values) => t("minimum", values)} />
        <canvas ref={paths} className={parts.layer} />
        <PointReadout box={readout} lines={["actual", "projected", "distance"]} />
      </div>
      <div className={`${parts.tools} ${styles.tools}`}>
        <PagePart id="legend" inline>
          {map && <Ramp map={map} />}
        </PagePart>
        <PagePart id="zoom" inline>
          <PlaneZoom />
        </PagePart>
      </div>
    </div>
  );
}
