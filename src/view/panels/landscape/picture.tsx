import { type KeyboardEvent, useEffect, useId, useMemo, useRef } from "react";
import { surfaceOf } from "../../../engine/surface-task.ts";
import { coordinateNames, onSurface } from "../../../experiment/configuration.ts";
import { invalidate } from "../../../state/frame.ts";
import { changeView, useLab } from "../../../state/lab.ts";
import { usePresence } from "../../../state/parts.ts";
import { stepBy } from "../../../state/playback.ts";
import { useOnFrame } from "../../containment/use-on-frame.ts";
import { formatNumber, formatPoint } from "../../format.ts";
import { latinKey } from "../../key-press.ts";
import type { LaneLook } from "../../lanes.ts";
import { useTheme } from "../../theme.ts";
import { useCurvatureInk } from "../curvature/curvature-ink.ts";
import { attachGestures, handleViewKey } from "./gestures.ts";
import { useGroundReadout } from "./ground-readout.ts";
import styles from "./landscape.module.css";
import { fitPaths } from "./live-window.ts";
import { pointValues, rowAtCursor } from "./painted-lanes.ts";
import parts from "./picture.module.css";
import { usePictureHint } from "./picture-hint.tsx";
import { MinimaMarks, PointReadout, writeReadout } from "./picture-parts.tsx";
import { OUTSIDE, Stage, type StageProps } from "./stage.ts";
import { handleStartKey, StartMover } from "./start-point.ts";
import { words } from "./words.ts";

/** Spoken readouts follow each other at least this far apart, in milliseconds. */
const SPEECH_MILLISECONDS = 350;

interface PictureProps {
  /** The lanes that it shows. */
  readonly looks: readonly LaneLook[];
  readonly label: string;
  /** One of several beside each other. */
  readonly small?: boolean;
}

function useStageProps({ looks, small = false }: PictureProps): StageProps {
  const t = words.useWords();
  const theme = useTheme();
  const curvatureInk = useCurvatureInk();
  const problem = useLab((lab) => onSurface(lab.configuration).problem);
  return useMemo(() => {
    const { surface, params } = surfaceOf(problem);
    const names = coordinateNames({ problem });
    return {
      ...{ looks, small, theme, curvatureInk },
      minima: surface.minima(params).map(({ point }) => point),
      minimaCurves: surface.minimaCurves?.(params) ?? [],
      write(readout, look, { index, row }) {
        const values = pointValues(index, row);
        if (!values) return;
        writeReadout(readout, look, {
          step: `${t("step")} ${row}`,
          theta: `(${names.join(", ")}) = ${formatPoint(values.x, values.y)}`,
          loss: `J ${formatNumber(values.loss)}`,
          gradient: `‖g‖ ${formatNumber(values.gradient)}`,
        });
      },
    };
  }, [looks, small, theme, curvatureInk, problem, t]);
}

/** The contours with the paths of some lanes on them: to look at, to move about in, and to put the start on. */
export function Picture(props: PictureProps) {
  const onFrame = useOnFrame();
  const { looks, label, small = false } = props;
  const t = words.useWords();
  const stageProps = useStageProps(props);
  const problem = useLab((lab) => onSurface(lab.configuration).problem);
  const start = useLab((lab) => onSurface(lab.configuration).start);
  const startPresence = usePresence("start");
  const box = useRef<HTMLDivElement>(null);
  const ground = useRef<HTMLCanvasElement>(null);
  const ahead = useRef<HTMLCanvasElement>(null);
  const walked = useRef<HTMLCanvasElement>(null);
  const paths = useRef<HTMLCanvasElement>(null);
  const minima = useRef<SVGSVGElement>(null);
  const handle = useRef<HTMLElement>(null);
  const readout = useRef<HTMLDivElement>(null);
  const speech = useRef<HTMLParagraphElement>(null);
  const stage = useRef<Stage>(null);
  const speaking = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [showHint, hint] = usePictureHint();
  const { box: groundReadout, read } = useGroundReadout();
  const keysId = useId();
  const latest = useRef(stageProps);
  latest.current = stageProps;

  useEffect(() => {
    const elements = {
      box: box.current!,
      ground: ground.current!,
      ahead: ahead.current!,
      walked: walked.current!,
      paths: paths.current!,
      minima: minima.current!,
      start: handle.current!,
      readout: readout.current!,
    };
    const current = new Stage(elements, latest.current, invalidate);
    stage.current = current;
    const mover = new StartMover();
    const stopGestures = attachGestures(elements.box, {
      hover(place) {
        current.hover = place;
        if (current.view) read(current.view, place);
        invalidate();
      },
      click(place) {
        if (!current.view) return;
        current.hover = place;
        current.paint();
        const touched = current.point;
        current.hover = null;
        if (touched) changeView({ lane: touched.index });
        else mover.moveTo(current.view, place);
        // A finger does not hover: it reads where it taps.
        read(current.view, place);
      },
      drag(place) {
        if (!current.view) return;
        mover.moveTo(current.view, place);
        read(current.view, place);
      },
      ignored: showHint,
    });
    const stopFrames = onFrame(() => current.paint());
    // The first picture does not wait for a frame: the contours are asked for at once.
    current.paint();
    return () => {
      clearTimeout(speaking.current);
      stopGestures();
      stopFrames();
      current.dispose();
    };
  }, [onFrame, showHint, read]);

  useEffect(() => {
    stage.current?.update(stageProps);
    invalidate();
  }, [stageProps]);

  /** Says where the selected lane is now, once the keys have been still for a moment. */
  function speak(): void {
    clearTimeout(speaking.current);
    speaking.current = setTimeout(() => {
      const { lane } = useLab.getState().configuration.view;
      const look = latest.current.looks.find(({ index }) => index === lane);
      const row = rowAtCursor(lane);
      const values = row === null ? null : pointValues(lane, row);
      if (!look || row === null || !values || !speech.current) return;
      speech.current.textContent = t("readout", {
        lane: look.name,
        step: row,
        loss: formatNumber(values.loss),
        point: formatPoint(values.x, values.y),
        gradient: formatNumber(values.gradient),
      });
    }, SPEECH_MILLISECONDS);
  }

  /** Reads the ground at the centre of the picture, which is what the arrow keys move; returns the text. */
  function readCentre(): string {
    const view = stage.current?.view;
    return view ? read(view, { x: view.width / 2, y: view.height / 2 }) : "";
  }

  /** Says what the ground is at the centre, once the keys have been still for a moment. */
  function speakCentre(): void {
    clearTimeout(speaking.current);
    speaking.current = setTimeout(() => {
      const values = readCentre();
      if (speech.current) speech.current.textContent = t("centre", { values });
    }, SPEECH_MILLISECONDS);
  }

  function selectBeside(direction: 1 | -1): void {
    const { lane } = useLab.getState().configuration.view;
    const at = looks.findIndex(({ index }) => index === lane);
    const next = looks[(at + direction + looks.length) % looks.length];
    if (next) changeView({ lane: next.index });
  }

  function handleKey(event: KeyboardEvent): void {
    const view = stage.current?.view;
    if (!view || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = latinKey(event);
    const onStart = event.target === handle.current;
    let handled = true;
    if (onStart && handleStartKey(event, view)) speak();
    else if (handleViewKey({ key, shiftKey: event.shiftKey }, view)) speakCentre();
    else if (key === "," || key === ".") {
      stepBy((key === "," ? -1 : 1) * (event.shiftKey ? 10 : 1));
      speak();
    } else if (key === "[" || key === "]") {
      selectBeside(key === "[" ? -1 : 1);
      speak();
    } else handled = false;
    if (!handled) return;
    event.preventDefault();
    event.stopPropagation();
  }

  const known = useMemo(() => {
    const { surface, params } = surfaceOf(problem);
    return surface.minima(params).map(({ point, value }, _, all) => ({
      ...{ point, value },
      deepest: value <= all[0]!.value + 1e-9 * Math.max(1, Math.abs(value)),
    }));
  }, [problem]);
  return (
    <div
      ref={box}
      className={styles.picture}
      role="application"
      aria-label={label}
      aria-describedby={keysId}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the picture is worked by keys of its own, which its role says.
      tabIndex={0}
      onKeyDown={handleKey}
      onFocus={({ target, currentTarget }) => {
        const keyboard = target === currentTarget && currentTarget.matches(":focus-visible");
        if (stage.current) stage.current.keyboard = keyboard;
        if (keyboard) readCentre();
        invalidate();
      }}
      onBlur={() => {
        if (stage.current) {
          stage.current.keyboard = false;
          if (stage.current.view) read(stage.current.view, null);
        }
        invalidate();
      }}
    >
      <canvas ref={ground} className={parts.layer} />
      <MinimaMarks box={minima} minima={known} titleOf={(values) => t("minimum", values)} />
      <canvas ref={ahead} className={parts.layer} />
      <canvas ref={walked} className={parts.layer} />
      <canvas ref={paths} className={parts.layer} />
      {small ? (
        <span ref={handle} className={styles.start} data-start="" data-small="" />
      ) : (
        <button
          ref={handle as React.RefObject<HTMLButtonElement | null>}
          type="button"
          className={styles.start}
          data-start=""
          disabled={startPresence === "locked"}
          hidden={startPresence === "hidden"}
          aria-label={t("start", { point: formatPoint(start[0], start[1]) })}
          title={t("startHint")}
          onClick={(event) => event.currentTarget.hasAttribute(OUTSIDE) && fitPaths()}
        >
          <span className={styles.startLabel}>θ₀</span>
        </button>
      )}
      <span className={styles.centre} aria-hidden="true" />
      <p ref={groundReadout} className={`number ${styles.groundReadout}`} data-ground hidden />
      <PointReadout box={readout} lines={["theta", "loss", "gradient"]} />
      {hint}
      <p id={keysId} hidden>
        {t("keys")}
      </p>
      <p ref={speech} className="visually-hidden" aria-live="polite" />
    </div>
  );
}
