import { type PointerEvent, useEffect, useRef } from "react";
import { invalidate, onFrame } from "../../../state/frame.ts";
import { useLab } from "../../../state/lab.ts";
import { minimaOf } from "../../../state/measures.ts";
import { currentStep, seek } from "../../../state/playback.ts";
import { currentPicture, pictureRevision } from "../../../state/runs.ts";
import { abscissaAt, type CurvesInk, MARGIN, targetNaming } from "../../draw/curves.ts";
import { CurvesLayers } from "../../draw/curves-layers.ts";
import { indexAt } from "../../draw/series.ts";
import { formatNumber } from "../../format.ts";
import { type LaneLook, useLaneLooks } from "../../lanes.ts";
import { useLocal } from "../../language.ts";
import { moveCursor } from "./cursor-keys.ts";
import { inkOf } from "./curves-ink.ts";
import { type CurvesModel, CurvesModeller, stepAt } from "./curves-model.ts";
import styles from "./curves-panel.module.css";
import { CURVE_LABELS, DASHED_KEYS, words } from "./words.ts";

/** While a run streams the plot is painted at most this often. */
const STREAMING_MILLISECONDS = 150;

/** What the painter needs of the last render. */
interface Latest {
  readonly looks: readonly LaneLook[];
  readonly t: ReturnType<typeof words.useWords>;
  ink: CurvesInk | null;
}

/** The plot: a canvas that is a slider too, since its cursor is the time. */
export function CurvesPlot({ captionId }: { readonly captionId: string }) {
  const t = words.useWords();
  const local = useLocal();
  const looks = useLaneLooks();
  const frame = useRef<HTMLDivElement>(null);
  const sheets = useRef<HTMLDivElement>(null);
  const readout = useRef<HTMLDivElement>(null);
  const model = useRef<CurvesModel | null>(null);
  const hover = useRef<number | null>(null);
  const { curve } = useLab((lab) => lab.configuration.view);
  const problem = useLab((lab) => lab.configuration.problem);
  const noMinimum = curve === "distance" && minimaOf(problem).empty;
  const noLane = !looks.some(({ visible }) => visible);

  const latest = useRef<Latest | null>(null);
  // Another theme makes other looks, and other inks: the painter reads those once the page has the theme.
  useEffect(() => {
    latest.current = { looks, t, ink: null };
    invalidate();
  }, [looks, t]);

  useEffect(() => {
    const box = frame.current!;
    const modeller = new CurvesModeller();
    const layers = new CurvesLayers(sheets.current!);
    let paintedAt = Number.NEGATIVE_INFINITY;
    const size = { width: 0, height: 0 };
    let painted = "";
    let paintedFor: Latest | null = null;
    let sizes = 0;
    const observer = new ResizeObserver(() => {
      const { width, height } = box.getBoundingClientRect();
      Object.assign(size, { width, height });
      sizes++;
      invalidate();
    });
    observer.observe(box);
    // The first picture may be painted before the page's font is there.
    void document.fonts.ready.then(() => {
      sizes++;
      invalidate();
    });
    const stop = onFrame(() => {
      const picture = currentPicture();
      const { configuration, outcomes, progress } = useLab.getState();
      const { view } = configuration;
      const now = latest.current;
      if (!picture || !now || size.width === 0) return;
      const step = currentStep();
      const key = [pictureRevision(), step, sizes, hover.current, view.curve, view.abscissa, view.target].join(" ");
      if (key === painted && now === paintedFor && !model.current?.pending) return;
      // While rows stream in every line is new at every chunk: a few pictures a second tell as much as sixty.
      if (progress.state === "running" && performance.now() - paintedAt < STREAMING_MILLISECONDS) {
        invalidate();
        return;
      }
      const { looks } = now;
      const scene = modeller.scene({
        ...{ picture, view, looks, step, size, hover: hover.current },
        diverged: outcomes.map((outcome) => outcome?.status === "diverged"),
        running: progress.state === "running",
      });
      now.ink ??= inkOf(box);
      layers.paint(scene, now.ink, window.devicePixelRatio);
      paintedAt = performance.now();
      model.current = scene;
      painted = key;
      paintedFor = now;
      describe(now, scene, step, configuration.steps);
      if (scene.pending) invalidate();
    });

    function describe({ looks, t }: Latest, scene: CurvesModel, step: number, steps: number): void {
      const { view } = useLab.getState().configuration;
      const { symbol } = CURVE_LABELS[view.curve];
      const leading = scene.lines.find(({ selected }) => selected) ?? scene.lines[0];
      const value = leading?.ys[Math.min(step, leading.thinned.length - 1)];
      const name = looks.find(({ index }) => index === leading?.lane)?.name;
      box.setAttribute("aria-valuemax", String(steps));
      box.setAttribute("aria-valuenow", String(step));
      const place = t("cursorText", { step, steps });
      box.setAttribute(
        "aria-valuetext",
        value === undefined || Number.isNaN(value) ? place : `${place}; ${name}: ${symbol} ${formatNumber(value)}`,
      );
      const notes = [
        scene.y.clipped ? t("clipped", { foot: formatNumber(scene.y.domain[0], 1) }) : "",
        scene.y.kind === "symlog" ? t("symlog") : "",
        scene.lines.some(({ dashed }) => dashed) ? t(DASHED_KEYS[view.curve]) : "",
        targetNaming(scene) === "none"
          ? t(scene.target?.offset ? "targetAbove" : "target", { target: formatNumber(view.target, 1) })
          : "",
      ];
      const caption = document.getElementById(captionId);
      const text = notes.filter(Boolean).join(" ");
      if (caption && caption.textContent !== text) {
        caption.textContent = text;
        caption.title = text;
      }
      tell(t, scene);
    }

    /** Writes the values under the pointer. */
    function tell(t: Latest["t"], scene: CurvesModel): void {
      const panel = readout.current!;
      panel.hidden = scene.hover === null || scene.lines.length === 0;
      if (scene.hover === null) return;
      const [heading, ...rows] = panel.children;
      const leading = scene.lines[0];
      heading!.textContent =
        leading?.xs == null
          ? t("atStep", { step: Math.round(scene.hover) })
          : useLab.getState().configuration.view.abscissa === "time"
            ? t("atTime", { time: formatNumber(scene.hover) })
            : t("atEvaluations", { count: Math.round(scene.hover) });
      for (const row of rows as HTMLElement[]) {
        const line = scene.lines.find(({ lane, dashed }) => !dashed && lane === Number(row.dataset.lane));
        const length = line?.thinned.length ?? 0;
        const wanted = line?.xs == null ? Math.round(scene.hover) : scene.hover;
        const beyond = !line || length === 0 || wanted > (line.xs === null ? length - 1 : line.xs[length - 1]!);
        const value = beyond ? Number.NaN : line.ys[indexAt(line.xs, wanted, length)]!;
        row.lastElementChild!.textContent = Number.isNaN(value) ? "—" : formatNumber(value);
      }
    }

    return () => {
      stop();
      observer.disconnect();
      layers.dispose();
    };
  }, [captionId]);

  function shareAt(event: PointerEvent): number {
    const { left, width } = frame.current!.getBoundingClientRect();
    return abscissaAt(event.clientX - left, width, 1);
  }

  function point(event: PointerEvent): void {
    const share = shareAt(event);
    if (event.pointerType === "mouse" || event.buttons > 0) hover.current = share;
    if (event.buttons > 0 && model.current) seek(stepAt(model.current, share * model.current.end));
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
      {(noMinimum || noLane) && (
        <p className={styles.nothing} style={{ left: MARGIN.left, bottom: MARGIN.bottom }}>
          {t(noLane ? "noLane" : "noMinimum")}
        </p>
      )}
      <span className="visually-hidden">{local(CURVE_LABELS[curve].full)}</span>
    </div>
  );
}

/** The values under the pointer, one row a visible lane. The numbers are written as the pointer moves. */
function Readout({
  looks,
  box,
}: {
  readonly looks: readonly LaneLook[];
  readonly box: React.RefObject<HTMLDivElement | null>;
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
