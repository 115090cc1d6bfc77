import { type PointerEvent, type RefObject, useEffect, useRef } from "react";
import type { ViewConfiguration } from "../../../experiment/configuration.ts";
import { invalidate, paintsEverything } from "../../../state/frame.ts";
import { useLab } from "../../../state/lab.ts";
import { currentStep, seek } from "../../../state/playback.ts";
import { pictureRevision } from "../../../state/runs.ts";
import { useOnFrame } from "../../containment/use-on-frame.ts";
import { TouchScrub } from "../../controls/touch-scrub.ts";
import { abscissaAt, type CurvesInk, MARGIN, valueAt } from "../../draw/curves.ts";
import { CurvesLayers } from "../../draw/curves-layers.ts";
import { formatNumber } from "../../format.ts";
import { type LaneLook, useLaneLooks } from "../../lanes.ts";
import { usePixelRatio } from "../../pixel-ratio.ts";
import { moveCursor } from "./cursor-keys.ts";
import { inkOf } from "./curves-ink.ts";
import styles from "./curves-panel.module.css";
import type { CurvesModel, LinesQuestion } from "./lines-model.ts";
import { words } from "./words.ts";

/** While a run streams the plot is painted at most this often. */
const STREAMING_MILLISECONDS = 150;
/** How far from the window it is painted already, since it may be scrolled into sight. */
const SIGHT_MARGIN = "300px";

/** What a plot shows of the page's run, and how it tells of it. */
export interface PlotSubject {
  /** The picture of a frame; null where there is no run that it could be of. */
  readonly scene: (question: LinesQuestion) => CurvesModel | null;
  /** What of the view decides the picture. */
  readonly partsOf: (view: ViewConfiguration) => readonly unknown[];
  /** The step that a place on the axis stands for. */
  readonly stepAt: (model: CurvesModel, abscissa: number, view: ViewConfiguration) => number;
  /** What the selected curve shows, as a symbol. */
  readonly symbolOf: (view: ViewConfiguration) => string;
  /** The time, in words. */
  readonly timeText: (step: number, steps: number) => string;
  /** A place on the axis, in words. */
  readonly placeText: (abscissa: number, view: ViewConfiguration) => string;
  /** What there is to say below the plot, besides what holds for every plot. */
  readonly notes: (model: CurvesModel) => readonly string[];
}

/** What the painter needs of the last render. */
interface Latest {
  readonly looks: readonly LaneLook[];
  readonly subject: PlotSubject;
  readonly t: ReturnType<typeof words.useWords>;
  readonly ratio: number;
  ink: CurvesInk | null;
}

interface PlotProps {
  readonly captionId: string;
  /** Makes pictures in the page's looks, language and theme: another object for others of these. */
  readonly subject: PlotSubject;
  /** Why there is nothing to see; null where there is something. */
  readonly nothing: string | null;
}

/** The plot: a canvas that is a slider too, since its cursor is the time. */
export function LinePlot({ captionId, subject, nothing }: PlotProps) {
  const onFrame = useOnFrame();
  const t = words.useWords();
  const looks = useLaneLooks();
  const frame = useRef<HTMLDivElement>(null);
  const sheets = useRef<HTMLDivElement>(null);
  const readout = useRef<HTMLDivElement>(null);
  const model = useRef<CurvesModel | null>(null);
  const hover = useRef<number | null>(null);
  const ratio = usePixelRatio();
  const scrub = useRef(new TouchScrub());

  const latest = useRef<Latest | null>(null);
  // Another theme makes other looks, and other inks: the painter reads those once the page has the theme.
  useEffect(() => {
    latest.current = { looks, subject, t, ratio, ink: null };
    invalidate();
  }, [looks, subject, t, ratio]);

  useEffect(() => {
    const box = frame.current!;
    const layers = new CurvesLayers(sheets.current!);
    let paintedAt = Number.NEGATIVE_INFINITY;
    const size = { width: 0, height: 0 };
    let painted: readonly unknown[] = [];
    let sizes = 0;
    const observer = new ResizeObserver(() => {
      const { width, height } = box.getBoundingClientRect();
      Object.assign(size, { width, height });
      sizes++;
      invalidate();
    });
    observer.observe(box);
    // Out of sight it is described, but not painted: on a phone it lies far below the picture.
    let inSight = true;
    const sight = new IntersectionObserver(
      (entries) => {
        inSight = entries.at(-1)!.isIntersecting;
        invalidate();
      },
      { rootMargin: SIGHT_MARGIN },
    );
    sight.observe(box);
    // The first picture may be painted before the page's font is there.
    void document.fonts.ready.then(() => {
      sizes++;
      invalidate();
    });
    const stop = onFrame(() => {
      const { configuration, outcomes, progress } = useLab.getState();
      const { view, steps } = configuration;
      const now = latest.current;
      if (!now || size.width === 0) return;
      const { looks, subject } = now;
      const step = currentStep();
      const running = progress.state === "running";
      const paints = inSight || paintsEverything();
      const key = [paints, now, pictureRevision(), step, sizes, hover.current, running, ...subject.partsOf(view)];
      if (!model.current?.pending && key.every((part, i) => part === painted[i])) return;
      // While rows stream in every line is new at every chunk: a few pictures a second tell as much as sixty.
      if (running && performance.now() - paintedAt < STREAMING_MILLISECONDS) {
        invalidate();
        return;
      }
      const diverged = outcomes.map((outcome) => outcome?.status === "diverged");
      const scene = subject.scene({ view, looks, diverged, running, step, size, hover: hover.current });
      if (!scene) return;
      if (paints) {
        now.ink ??= inkOf(box);
        layers.paint(scene, now.ink, now.ratio);
      }
      paintedAt = performance.now();
      model.current = scene;
      painted = key;
      describe(now, scene, step, steps);
      if (scene.pending) invalidate();
    });

    function describe({ looks, subject, t }: Latest, scene: CurvesModel, step: number, steps: number): void {
      const { view } = useLab.getState().configuration;
      const { leading, y } = scene;
      box.setAttribute("aria-valuemax", String(steps));
      box.setAttribute("aria-valuenow", String(step));
      const time = subject.timeText(step, steps);
      const name = looks.find(({ index }) => index === leading?.lane)?.name;
      box.setAttribute(
        "aria-valuetext",
        !leading || Number.isNaN(leading.value)
          ? time
          : `${time}; ${name}: ${subject.symbolOf(view)} ${formatNumber(leading.value)}`,
      );
      const notes = [
        y.clipped ? t("clipped", { foot: formatNumber(y.domain[0], 1) }) : "",
        y.kind === "symlog" ? t("symlog") : "",
        ...subject.notes(scene),
      ];
      const caption = document.getElementById(captionId);
      const text = notes.filter(Boolean).join(" ");
      if (caption && caption.textContent !== text) {
        caption.textContent = text;
        caption.title = text;
      }
      tell(subject, scene, view);
    }

    /** Writes the values under the pointer. */
    function tell(subject: PlotSubject, scene: CurvesModel, view: ViewConfiguration): void {
      const panel = readout.current!;
      panel.hidden = scene.hover === null || scene.lines.length === 0;
      if (scene.hover === null) return;
      const [heading, ...rows] = panel.children;
      heading!.textContent = subject.placeText(scene.hover, view);
      for (const row of rows as HTMLElement[]) {
        const line = scene.lines.find(({ lane, dashed }) => !dashed && lane === Number(row.dataset.lane));
        const value = line ? valueAt(line, scene.hover) : Number.NaN;
        row.lastElementChild!.textContent = Number.isNaN(value) ? "—" : formatNumber(value);
      }
    }

    return () => {
      stop();
      observer.disconnect();
      sight.disconnect();
      layers.dispose();
    };
  }, [onFrame, captionId]);

  function point(event: PointerEvent): void {
    const { left, width } = frame.current!.getBoundingClientRect();
    const share = abscissaAt(event.clientX - left, width, 1);
    const moves = scrub.current.moves(event);
    if (event.pointerType === "mouse" || moves) hover.current = share;
    if (moves && model.current)
      seek(subject.stepAt(model.current, share * model.current.end, useLab.getState().configuration.view));
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
        onPointerUp={(event) => {
          if (event.pointerType === "mouse") return;
          point(event);
          leave();
        }}
        onPointerCancel={(event) => {
          scrub.current.moves(event);
          leave();
        }}
        onKeyDown={moveCursor}
      >
        <div ref={sheets} className="sheets" />
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
