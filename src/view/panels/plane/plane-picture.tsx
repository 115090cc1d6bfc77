import { type PointerEvent, useEffect, useMemo, useRef } from "react";
import { useStore } from "zustand";
import type { PlaneMinimum } from "../../../engine/networks/plane/minima.ts";
import { invalidate, onFrame } from "../../../state/frame.ts";
import { changeView } from "../../../state/lab.ts";
import { planes } from "../../../state/plane.ts";
import { formatNumber, formatPoint } from "../../format.ts";
import { useLaneLooks } from "../../lanes.ts";
import { useTheme } from "../../theme.ts";
import { PagePart } from "../embed/page-part.tsx";
import { Ramp } from "../landscape/legend.tsx";
import styles from "./plane.module.css";
import { PlaneStage, type PlaneStageProps } from "./plane-stage.ts";
import { PlaneZoom } from "./plane-zoom.tsx";
import { words } from "./words.ts";

const NONE: readonly PlaneMinimum[] = [];

/** A plane through parameter space: contours of J, and every lane's path projected onto it. */
export function PlanePicture() {
  const t = words.useWords();
  const looks = useLaneLooks();
  const theme = useTheme();
  const map = useStore(planes, ({ shown }) => shown?.contours ?? null);
  const minimaOf = useStore(planes, ({ shown }) => shown?.minima ?? NONE);
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
  }, []);

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
    <div className={styles.frame}>
      <div
        ref={box}
        className={styles.picture}
        role="img"
        aria-label={t("picture")}
        onPointerMove={hover}
        onPointerDown={hover}
        onPointerLeave={leave}
        onPointerUp={() => {
          const touched = stage.current?.touched();
          if (touched !== null && touched !== undefined) changeView({ lane: touched });
        }}
      >
        <canvas ref={ground} className={styles.layer} />
        <svg ref={minima} className={styles.marks} aria-hidden="true">
          {minimaOf.map(({ x, y, value }, i) => {
            const cross = i === 0 ? "M-5.5,0H5.5M0,-5.5V5.5" : "M-3.5,0H3.5M0,-3.5V3.5";
            return (
              <g key={`${x},${y}`} className={i === 0 ? undefined : styles.local}>
                <title>{t("minimum", { loss: formatNumber(value), point: formatPoint(x, y) })}</title>
                <circle r="9" fill="transparent" />
                <path d={cross} className={styles.markCasing} />
                <path d={cross} className={styles.mark} />
              </g>
            );
          })}
        </svg>
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
