import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { objectiveOf, type SurfaceProblem, surfaceOf } from "../../../engine/surface-task.ts";
import { coordinateNames, onSurface } from "../../../experiment/configuration.ts";
import { invalidate } from "../../../state/frame.ts";
import { useLab } from "../../../state/lab.ts";
import { currentStep, stepBy } from "../../../state/playback.ts";
import { currentPicture, pictureRevision } from "../../../state/runs.ts";
import type { Trajectory } from "../../../state/trajectory.ts";
import { useOnFrame } from "../../containment/use-on-frame.ts";
import { entryText } from "../../controls/entry-text.ts";
import { canvasRenderer } from "../../draw/canvas-3d.ts";
import { homeCamera } from "../../draw/home-3d.ts";
import type { MarkInk } from "../../draw/marks-3d.ts";
import { type Columns, type Content, type Lane3d, Picture3d } from "../../draw/picture-3d.ts";
import { webglRenderer } from "../../draw/webgl-3d.ts";
import { latinKey } from "../../key-press.ts";
import { type LaneLook, useLaneLooks } from "../../lanes.ts";
import { catalogue, useLocal } from "../../language.ts";
import { useTheme } from "../../theme.ts";
import { tokensOf } from "../../tokens.ts";
import { PagePart } from "../embed/page-part.tsx";
import styles from "./landscape-3d.module.css";
import { LiveCamera } from "./landscape-3d-camera.ts";
import { attachCamera, handleCameraKey } from "./landscape-3d-gestures.ts";
import { useGround } from "./landscape-3d-ground.ts";
import { fitPaths } from "./live-window.ts";
import { usePictureHint } from "./picture-hint.tsx";
import { FIT_DRAWING } from "./zoom-buttons.tsx";

/** A lost graphics context that has not come back by then is given up for plain painting, in milliseconds. */
const PATIENCE_MILLISECONDS = 1500;

const words = catalogue("landscape-3d", {
  picture: {
    en: "3-D view of {{surface}}: the height is J, with the paths of the optimizers on it",
    ja: "{{surface}}の 3D 表示。高さが J で、各手法の経路を重ねています",
  },
  keys: {
    en: "Arrow keys turn the view, with Shift in larger steps. Plus and minus zoom, 0 resets the view. Comma and full stop step through time.",
    ja: "矢印キーで視点を回します。Shift を押すと大きく回ります。プラスとマイナスで拡大・縮小、0 で元の視点に戻します。カンマとピリオドで時間を前後に進めます。",
  },
  zoomIn: { en: "Zoom in", ja: "拡大" },
  zoomOut: { en: "Zoom out", ja: "縮小" },
  fit: { en: "Fit the start and all paths (F)", ja: "開始点とすべての経路を表示範囲に収める (F)" },
  reset: { en: "Reset the view", ja: "視点を元に戻す" },
  blurred: { en: "blurred, σ = {{sigma}}", ja: "ぼかし σ = {{sigma}}" },
  averaged: { en: "thin: averaged θ̂", ja: "細線: 平均 θ̂" },
  failed: {
    en: "This surface has no finite value in this window.",
    ja: "この範囲には有限な J の値がありません。",
  },
});

function inkOf(element: HTMLElement): MarkInk {
  const token = tokensOf(element);
  return {
    text: token("--ink"),
    soft: token("--ink-soft"),
    casing: token("--casing"),
    paper: token("--surface"),
    fontUi: token("--font-ui"),
    fontTitle: token("--font-title"),
  };
}

function columnsOf(lane: Trajectory, x: string, y: string, loss: string): Columns {
  return { x: lane.column(x), y: lane.column(y), loss: lane.column(loss), length: lane.length };
}

function lanesOf(looks: readonly LaneLook[]): Lane3d[] {
  const { outcomes } = useLab.getState();
  const trajectories = currentPicture()?.lanes ?? [];
  return looks.flatMap(({ index, color, selected, visible }): Lane3d[] => {
    const lane = trajectories[index];
    if (!visible || !lane || lane.length === 0) return [];
    return [
      {
        index,
        color,
        selected,
        path: columnsOf(lane, "theta0", "theta1", "loss"),
        mean: lane.has("mean0") ? columnsOf(lane, "mean0", "mean1", "meanLoss") : null,
        diverged: outcomes[index]?.status === "diverged",
      },
    ];
  });
}

/** The curves of minima with their J. */
function curvesOf(problem: SurfaceProblem): Columns[] {
  const { surface, params } = surfaceOf(problem);
  const objective = objectiveOf(problem);
  return (surface.minimaCurves?.(params) ?? []).map((points) => {
    const length = points.length / 2;
    const row = (k: number) => points.slice(2 * k, 2 * k + 2);
    return {
      length,
      x: Float64Array.from({ length }, (_, k) => points[2 * k]!),
      y: Float64Array.from({ length }, (_, k) => points[2 * k + 1]!),
      loss: Float64Array.from({ length }, (_, k) => objective.value(row(k))),
    };
  });
}

/** The surface as a landscape that can be turned, with every visible lane's path on it. Fills its container. */
export function Landscape3d() {
  const onFrame = useOnFrame();
  const t = words.useWords();
  const local = useLocal();
  const theme = useTheme();
  const looks = useLaneLooks();
  const problem = useLab((lab) => onSurface(lab.configuration).problem);
  const start = useLab((lab) => onSurface(lab.configuration).start);
  const outcomes = useLab((lab) => lab.outcomes);
  const ground = useGround();
  const sigma = ground?.mesh.field.sigma ?? 0;
  const averaged = useLab(({ configuration: { lanes } }) =>
    looks.some(({ index, visible }) => visible && lanes[index]?.average !== undefined),
  );
  const { surface, params } = useMemo(() => surfaceOf(problem), [problem]);
  const minima = useMemo(() => surface.minima(params).map(({ point }) => point), [surface, params]);
  const minimaCurves = useMemo(() => curvesOf(problem), [problem]);

  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const [showHint, hint] = usePictureHint();
  const [camera] = useState(() => new LiveCamera());
  /** Counts the canvases tried; `plain` does without WebGL. */
  const [attempt, setAttempt] = useState({ count: 0, plain: false });
  const picture = useRef<Picture3d | null>(null);
  const painted = useRef<readonly unknown[]>([]);

  useEffect(() => camera.follow(), [camera]);
  // Chosen anew for another surface only: while a parameter is dragged the view must keep still.
  const homeOf = useRef("");
  useEffect(() => {
    if (!ground || homeOf.current === ground.mesh.field.problem.id) return;
    homeOf.current = ground.mesh.field.problem.id;
    camera.setHome(homeCamera(ground.mesh, minima));
  }, [ground, minima, camera]);
  useEffect(() => {
    const ignored = (what: "wheel" | "finger") => showHint(what === "finger" ? "finger-3d" : what);
    return attachCamera(box.current!, camera, ignored);
  }, [camera, showHint]);

  useEffect(() => {
    const sheet = canvas.current!;
    let patience: ReturnType<typeof setTimeout> | undefined;
    const begin = () => {
      const renderer = (attempt.plain ? null : webglRenderer(sheet)) ?? canvasRenderer(sheet);
      picture.current = renderer && new Picture3d(renderer, overlay.current!);
      painted.current = [];
      invalidate();
    };
    const lost = (event: Event) => {
      event.preventDefault();
      picture.current = null;
      patience = setTimeout(
        () => setAttempt(({ count }) => ({ count: count + 1, plain: true })),
        PATIENCE_MILLISECONDS,
      );
    };
    const restored = () => {
      clearTimeout(patience);
      begin();
    };
    begin();
    sheet.addEventListener("webglcontextlost", lost);
    sheet.addEventListener("webglcontextrestored", restored);
    return () => {
      clearTimeout(patience);
      sheet.removeEventListener("webglcontextlost", lost);
      sheet.removeEventListener("webglcontextrestored", restored);
      picture.current?.dispose();
      picture.current = null;
    };
  }, [attempt]);

  useEffect(() => {
    if (!ground) return;
    const element = box.current!;
    // Read once the document has the theme, which its own effect sets after this one.
    let ink: MarkInk | null = null;
    let size = { width: element.clientWidth, height: element.clientHeight };
    const observer = new ResizeObserver(() => {
      size = { width: element.clientWidth, height: element.clientHeight };
      invalidate();
    });
    observer.observe(element);
    let more = false;
    const stop = onFrame(() => {
      const target = picture.current;
      const { width, height } = size;
      if (!target || width === 0 || height === 0) return;
      ink ??= inkOf(element);
      const ratio = Math.min(3, window.devicePixelRatio);
      const step = currentStep();
      const hurried = camera.isMoving();
      const inputs = [camera.get(), width, height, ratio, step, hurried, pictureRevision(), currentPicture(), outcomes];
      const inputsOfContent = [ground, looks, start, minima, minimaCurves, theme];
      const all = [...inputs, ...inputsOfContent];
      if (!more && all.every((input, i) => input === painted.current[i])) return;
      painted.current = all;
      const names = coordinateNames(useLab.getState().configuration);
      const content: Content = {
        ...ground,
        names,
        lanes: lanesOf(looks),
        start,
        minima,
        minimaCurves,
        step,
        theme,
        ink,
      };
      more = target.paint(content, camera.get(), width, height, ratio, hurried);
      if (more) invalidate();
    });
    return () => {
      stop();
      observer.disconnect();
    };
  }, [onFrame, ground, looks, start, minima, minimaCurves, theme, outcomes, camera]);

  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const key = latinKey(event);
      if (key === "," || key === ".") stepBy((key === "," ? -1 : 1) * (event.shiftKey ? 10 : 1));
      else if (!handleCameraKey({ key, shiftKey: event.shiftKey }, camera)) return;
      event.preventDefault();
      event.stopPropagation();
    },
    [camera],
  );

  return (
    <div ref={box} className={styles.view}>
      <canvas key={attempt.count} ref={canvas} className={styles.canvas} />
      <canvas ref={overlay} className={styles.canvas} />
      <div
        className={styles.handle}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes the arrow keys.
        tabIndex={0}
        aria-label={t("picture", { surface: local(surface.title) })}
        aria-describedby="landscape-3d-keys"
        onKeyDown={onKeyDown}
      />
      <p id="landscape-3d-keys" className="visually-hidden">
        {t("keys")}
      </p>
      {(sigma > 0 || averaged) && (
        <div className={styles.legend}>
          <PagePart id="legend" inline>
            {sigma > 0 && <p>{t("blurred", { sigma: entryText(sigma) })}</p>}
            {averaged && <p>{t("averaged")}</p>}
          </PagePart>
        </div>
      )}
      {hint}
      {ground === null && <p className={styles.failed}>{t("failed")}</p>}
      <div className={styles.buttons}>
        <ViewButton
          label={t("zoomIn")}
          drawing="M8 3.5v9M3.5 8h9"
          press={() => handleCameraKey({ key: "+", shiftKey: false }, camera)}
        />
        <ViewButton
          label={t("zoomOut")}
          drawing="M3.5 8h9"
          press={() => handleCameraKey({ key: "-", shiftKey: false }, camera)}
        />
        <PagePart id="zoom" inline>
          <ViewButton label={t("fit")} drawing={FIT_DRAWING} press={fitPaths} />
        </PagePart>
        <ViewButton label={t("reset")} drawing="M3.2 8a4.8 4.8 0 1 0 1.6-3.6M3.4 2.6v2.6H6" press={camera.reset} />
      </div>
    </div>
  );
}

function ViewButton({
  label,
  drawing,
  press,
}: {
  readonly label: string;
  readonly drawing: string;
  readonly press: () => void;
}) {
  return (
    <button type="button" className="button icon" aria-label={label} title={label} onClick={press}>
      <svg width="16" height="16" viewBox="0 0 16 16" fill="none" aria-hidden="true">
        <path d={drawing} stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
    </button>
  );
}

export default Landscape3d;
