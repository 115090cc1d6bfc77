import { type PointerEvent, type RefObject, useEffect, useRef } from "react";
import { type Configuration, isNetwork, type TrainingAbscissa } from "../../../experiment/configuration.ts";
import { invalidate, onFrame } from "../../../state/frame.ts";
import { useLab } from "../../../state/lab.ts";
import { networkPicture } from "../../../state/network-picture.ts";
import { currentStep, seek } from "../../../state/playback.ts";
import { pictureRevision } from "../../../state/runs.ts";
import { abscissaAt, MARGIN } from "../../draw/curves.ts";
import { CurvesLayers } from "../../draw/curves-layers.ts";
import { indexAt } from "../../draw/series.ts";
import { formatNumber } from "../../format.ts";
import { type LaneLook, useLaneLooks } from "../../lanes.ts";
import { useLocal } from "../../language.ts";
import { useTheme } from "../../theme.ts";
import { moveCursor } from "../curves/cursor-keys.ts";
import { inkOf } from "../curves/curves-ink.ts";
import styles from "../curves/curves-panel.module.css";
import { layerColor } from "./layer-color.ts";
import { isInKey, type TrainingModel, TrainingModeller, updateAt } from "./training-model.ts";
import { TRAINING_ABSCISSA_LABELS, TRAINING_LABELS, trainingWords } from "./training-words.ts";

/** While a run streams the plot is painted at most this often. */
const STREAMING_MILLISECONDS = 150;

interface PlotProps {
  readonly captionId: string;
  /** Why there is nothing to see; null where there is something. */
  readonly nothing: string | null;
}

/** The plot: a canvas that is a slider too, since its cursor is the time. */
export function TrainingPlot({ captionId, nothing }: PlotProps) {
  const t = trainingWords.useWords();
  const local = useLocal();
  const theme = useTheme();
  const looks = useLaneLooks();
  const frame = useRef<HTMLDivElement>(null);
  const sheets = useRef<HTMLDivElement>(null);
  const readout = useRef<HTMLDivElement>(null);
  const model = useRef<TrainingModel | null>(null);
  const hover = useRef<number | null>(null);
  const abscissa = useLab((lab) => lab.configuration.view.trainingAbscissa);

  useEffect(() => {
    const box = frame.current!;
    const modeller = new TrainingModeller();
    const layers = new CurvesLayers(sheets.current!);
    let paintedAt = Number.NEGATIVE_INFINITY;
    const size = { width: 0, height: 0 };
    let painted = "";
    let sizes = 0;
    let ink: ReturnType<typeof inkOf> | null = null;
    const observer = new ResizeObserver(() => {
      const { width, height } = box.getBoundingClientRect();
      Object.assign(size, { width, height });
      sizes++;
      invalidate();
    });
    observer.observe(box);
    void document.fonts.ready.then(() => {
      sizes++;
      invalidate();
    });
    const stop = onFrame(() => {
      const picture = networkPicture();
      const { configuration, outcomes, progress } = useLab.getState();
      const { view } = configuration;
      if (!picture || size.width === 0) return;
      const step = currentStep();
      const key = [
        ...[pictureRevision(), step, sizes, hover.current, progress.state],
        ...[view.trainingCurve, view.trainingAbscissa, view.lane],
      ].join(" ");
      if (key === painted && !model.current?.pending) return;
      // While rows stream in every line is new at every chunk: a few pictures a second tell as much as sixty.
      if (progress.state === "running" && performance.now() - paintedAt < STREAMING_MILLISECONDS) {
        invalidate();
        return;
      }
      const scene = modeller.scene({
        ...{ picture, view, looks, step, size, hover: hover.current },
        diverged: outcomes.map((outcome) => outcome?.status === "diverged"),
        running: progress.state === "running",
        layerColor: (layer, count) => layerColor(theme, layer, count),
      });
      ink ??= inkOf(box);
      layers.paint(scene, ink, window.devicePixelRatio);
      paintedAt = performance.now();
      model.current = scene;
      painted = key;
      describe(scene, step, configuration.steps);
      if (scene.pending) invalidate();
    });

    function describe(scene: TrainingModel, update: number, updates: number): void {
      const { configuration } = useLab.getState();
      const { view } = configuration;
      const { symbol } = TRAINING_LABELS[view.trainingCurve];
      const leading = scene.lines.find(({ selected }) => selected) ?? scene.lines[0];
      const value = leading?.xs && leading.ys[indexAt(leading.xs, leading.now, leading.thinned.length)];
      const name = looks.find(({ index }) => index === leading?.lane)?.name;
      box.setAttribute("aria-valuemax", String(updates));
      box.setAttribute("aria-valuenow", String(update));
      const place = t("cursorText", { update, updates });
      box.setAttribute(
        "aria-valuetext",
        value == null || Number.isNaN(value) ? place : `${place}; ${name}: ${symbol} ${formatNumber(value)}`,
      );
      const notes = [
        scene.y.clipped ? t("clipped", { foot: formatNumber(scene.y.domain[0], 1) }) : "",
        // Where a key below tells dashes, it tells these too.
        scene.lines.some(({ dashed }) => dashed) && !scene.lines.some(isInKey) ? t("heldOut") : "",
        view.trainingCurve === "loss" && hasMore(configuration) ? t("decayed") : "",
      ];
      const caption = document.getElementById(captionId);
      const text = notes.filter(Boolean).join(" ");
      if (caption && caption.textContent !== text) caption.textContent = text;
      tell(scene, view.trainingAbscissa);
    }

    /** Writes the values under the pointer. */
    function tell(scene: TrainingModel, against: TrainingAbscissa): void {
      const panel = readout.current!;
      panel.hidden = scene.hover === null || scene.lines.length === 0;
      if (scene.hover === null) return;
      const [heading, ...rows] = panel.children;
      const round = against === "epochs" || against === "time" ? formatNumber(scene.hover) : Math.round(scene.hover);
      heading!.textContent = t("at", { place: round, unit: local(TRAINING_ABSCISSA_LABELS[against]) });
      for (const row of rows as HTMLElement[]) {
        const line = scene.lines.find(({ lane, dashed }) => !dashed && lane === Number(row.dataset.lane));
        const last = (line?.thinned.length ?? 0) - 1;
        const value =
          !line?.xs || last < 0 || scene.hover > line.xs[last]!
            ? Number.NaN
            : line.ys[indexAt(line.xs, scene.hover, last + 1)]!;
        row.lastElementChild!.textContent = Number.isNaN(value) ? "—" : formatNumber(value);
      }
    }

    return () => {
      stop();
      observer.disconnect();
      layers.dispose();
    };
  }, [captionId, looks, theme, t, local]);

  function shareAt(event: PointerEvent): number {
    const { left, width } = frame.current!.getBoundingClientRect();
    return abscissaAt(event.clientX - left, width, 1);
  }

  function point(event: PointerEvent): void {
    const share = shareAt(event);
    if (event.pointerType === "mouse" || event.buttons > 0) hover.current = share;
    const picture = networkPicture();
    const { view } = useLab.getState().configuration;
    if (event.buttons > 0 && model.current && picture)
      seek(updateAt(model.current, share * model.current.end, picture, view));
    invalidate();
  }

  function leave(): void {
    hover.current = null;
    invalidate();
  }

  return (
    <div className={styles.plot}>
      <div
        ref={frame}
        className={styles.frame}
        role="slider"
        tabIndex={0}
        aria-label={t("cursor")}
        aria-valuemin={0}
        aria-valuenow={0}
        aria-describedby={captionId}
        data-abscissa={abscissa}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          point(event);
        }}
        onPointerMove={point}
        onPointerLeave={leave}
        onPointerUp={(event) => event.pointerType !== "mouse" && leave()}
        onPointerCancel={leave}
        onKeyDown={moveCursor}
      >
        <div ref={sheets} className={styles.sheets} />
      </div>
      <Readout looks={looks} box={readout} />
      {nothing !== null && (
        <p className={styles.nothing} style={{ left: MARGIN.left, bottom: MARGIN.bottom }}>
          {nothing}
        </p>
      )}
    </div>
  );
}

/** Whether the loss that is trained on has more in it than the data's. */
const hasMore = (configuration: Configuration) =>
  isNetwork(configuration) &&
  (configuration.problem.weightDecay > 0 || configuration.problem.model.auxiliary !== undefined);

/** The values under the pointer, one row a visible lane. The numbers are written as the pointer moves. */
function Readout({
  looks,
  box,
}: {
  readonly looks: readonly LaneLook[];
  readonly box: RefObject<HTMLDivElement | null>;
}) {
  return (
    <div ref={box} className={`floating ${styles.readout}`} aria-hidden="true" hidden>
      <p className={styles.when} />
      {looks
        .filter(({ visible }) => visible)
        .map(({ index, name, color, selected }) => (
          <div key={index} data-lane={index} className={styles.value} data-selected={selected || undefined}>
            <i style={{ background: color }} />
            <span>{name}</span>
            <b className="number" />
          </div>
        ))}
    </div>
  );
}
