import { useEffect, useId, useRef } from "react";
import { predictedChange } from "../../../engine/curvature.ts";
import { stageAt } from "../../../engine/modifiers/continuation.ts";
import { coordinateNames } from "../../../experiment/configuration.ts";
import { currentLook, type Look, startLooks } from "../../../state/inspection.ts";
import { changeView, useLab } from "../../../state/lab.ts";
import { endsAt } from "../../../state/lines.ts";
import { useOnFrame } from "../../containment/use-on-frame.ts";
import { cleared } from "../../draw/canvas.ts";
import type { CurvatureInk } from "../../draw/curvature-ink.ts";
import { type CurvatureMarks, curvatureMarks } from "../../draw/curvature-marks.ts";
import { paintCurvature } from "../../draw/paint-curvature.ts";
import { formatNumber, formatRound } from "../../format.ts";
import { Explained } from "../../glossary/explained.tsx";
import { useLaneLooks } from "../../lanes.ts";
import { useLocal } from "../../language.ts";
import { usePixelRatio } from "../../pixel-ratio.ts";
import { useCurvatureInk } from "./curvature-ink.ts";
import styles from "./curvature-panel.module.css";
import { SearchPlot } from "./search-plot.tsx";
import { ARROW_WORDS, ROWS, type RowId, words } from "./words.ts";

/** Side of the figure, and the longest half-axis of its level curve, in pixels. */
const SIDE = 132;
const RADIUS = 46;

const rowIds = Object.keys(ROWS) as RowId[];

/** The numbers of a look; null where there is none. */
function numbersOf({ inspection }: Look, marks: CurvatureMarks): Record<RowId, number | null> {
  const { gradient, hessian, theta, loss, rate, next } = inspection;
  const { eigenvalues, condition, stableRate, gg, gHg } = marks.model;
  const step = next?.theta.map((x, i) => x - theta[i]!);
  return {
    lambda1: eigenvalues[1]!,
    lambda2: eigenvalues[0]!,
    condition,
    limit: stableRate,
    rate,
    gg,
    gHg,
    predicted: step ? predictedChange(gradient, hessian, step) : null,
    actual: next && next.loss - loss,
  };
}

/** The direction of the eigenvector in a column, in degrees from the x axis: more than −90, at most 90. */
function angleOf({ model: { eigenvectors } }: CurvatureMarks, column: number): number {
  const degrees = Math.round((180 / Math.PI) * Math.atan2(eigenvectors[2 + column]!, eigenvectors[column]!));
  return degrees > 90 ? degrees - 180 : degrees <= -90 ? degrees + 180 : degrees;
}

/** σ of the blur that the look's J is; 0 for J itself. */
function sigmaOf({ specification, lane, inspection }: Look): number {
  const continuation = specification.lanes[lane]?.continuation;
  return continuation ? (continuation.sigmas[stageAt(continuation, inspection.k)] ?? 0) : 0;
}

/** Whether ε is above what the method bears where the curvature is λ₁. */
function isTooFast({ inspection: { rate, stability } }: Look, { model }: CurvatureMarks): boolean {
  return rate !== null && stability !== null && rate * model.eigenvalues[1]! > stability;
}

function shapeOf({ model }: CurvatureMarks): "ellipse" | "dome" | "hyperbola" | "strip" {
  const [low, high] = [model.eigenvalues[0]!, model.eigenvalues[1]!];
  if (low === 0 || high === 0) return "strip";
  if (low > 0) return "ellipse";
  return high < 0 ? "dome" : "hyperbola";
}

/** The quadratic model of J at the selected lane's step: its shape, its numbers, and how well it foretells the next step. */
export function CurvaturePanel() {
  const onFrame = useOnFrame();
  const t = words.useWords();
  const local = useLocal();
  const title = useId();
  const onMapId = useId();
  const ink = useCurvatureInk();
  const onMap = useLab((lab) => lab.configuration.view.curvature);
  const looks = useLaneLooks();
  const panel = useRef<HTMLElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);

  const ratio = usePixelRatio();
  useEffect(() => startLooks(), []);

  useEffect(() => {
    let painted: Look | null | undefined;
    let taken = true;
    const put = (part: string, text: string) => {
      const element = panel.current?.querySelector(`[data-part="${part}"]`);
      if (element && element.textContent !== text) element.textContent = text;
    };
    return onFrame(() => {
      const look = currentLook();
      const goesOn = look === null || !endsAt(look.inspection.k);
      if ((look === painted && goesOn === taken) || !panel.current || !canvas.current) return;
      painted = look;
      taken = goesOn;
      panel.current.dataset.empty = String(look === null);
      if (!look) return;
      const marks = curvatureMarks(look.inspection);
      const numbers = numbersOf(look, marks);
      for (const id of rowIds) put(id, numbers[id] === null ? "—" : formatNumber(numbers[id], 4));
      panel.current.dataset.above = String(isTooFast(look, marks));
      for (const [column, id] of [
        [1, "lambda1"],
        [0, "lambda2"],
      ] as const)
        put(`${id}-words`, t("toward", { words: local(ROWS[id].short), angle: formatRound(angleOf(marks, column)) }));
      const name = looks.find(({ index }) => index === look.lane)?.name ?? "";
      put("step", t("step", { lane: name, step: look.inspection.k }));
      put("step-words", taken ? local(ARROW_WORDS.step.meaning) : t("notTaken"));
      const { next } = look.inspection;
      const sigma = sigmaOf(look);
      put(
        "note",
        [
          ...(marks.coordinate === null
            ? []
            : [t("coordinate", { name: coordinateNames(look.specification)[marks.coordinate] ?? marks.coordinate })]),
          ...(next?.state.fallback === 1 ? [t("fallback")] : []),
          // ρ is 0 where no step has been tried: at rest, and under a damping that does not judge its steps.
          ...(next?.state.accepted === 0 && next.state.rho !== 0 ? [t("rejected")] : []),
          ...(sigma > 0 ? [t("blurred", { sigma: formatRound(sigma) })] : []),
        ].join(" "),
      );
      panel.current.dataset.extra = marks.estimate ? "estimate" : marks.lookAhead ? "look-ahead" : "none";
      canvas.current.setAttribute("aria-label", t("figure", { shape: t(shapeOf(marks)) }));
      paintFigure(canvas.current, marks, ink, ratio);
    });
  }, [onFrame, ink, looks, t, local, ratio]);

  return (
    <section ref={panel} className={`card ${styles.panel}`} aria-labelledby={title} data-empty="true">
      <div className={styles.head}>
        <h2 id={title} className={styles.title}>
          {t("title")}
        </h2>
        <label className={styles.onMap} htmlFor={onMapId} title={t("onMapHint")}>
          {t("onMap")}
          <button
            id={onMapId}
            type="button"
            role="switch"
            aria-checked={onMap}
            className={styles.switch}
            onClick={() => changeView({ curvature: !onMap })}
          >
            <span className={styles.thumb} />
          </button>
        </label>
      </div>
      <p className={styles.nothing}>{t("nothing")}</p>
      <div className={styles.body}>
        <canvas ref={canvas} className={styles.canvas} role="img" aria-label={t("title")} />
        <ul className={styles.legend}>
          {(Object.keys(ARROW_WORDS) as (keyof typeof ARROW_WORDS)[]).map((kind) => (
            <li key={kind}>
              <i style={{ background: ink.arrows[kind] }} />
              <span className={styles.symbol}>{ARROW_WORDS[kind].symbol}</span>{" "}
              <span data-part={`${kind}-words`}>{local(ARROW_WORDS[kind].meaning)}</span>
            </li>
          ))}
          <li>
            <i className={styles.ellipse} style={{ borderColor: ink.text }} /> {t("level")}
          </li>
          <li className={styles.extra} data-extra="estimate">
            <i className={styles.dashed} style={{ borderColor: ink.arrows.step }} /> {t("estimate")}
          </li>
          <li className={styles.extra} data-extra="look-ahead">
            <i className={styles.ring} style={{ borderColor: ink.arrows.step }} /> {t("lookAhead")}
          </li>
        </ul>
        <p className={styles.step} data-part="step" />
        <dl className={styles.numbers}>
          {rowIds.map((id) => (
            <div key={id} className={styles.row} data-row={id}>
              <dt>
                <Explained term={id === "actual" ? "change" : id}>
                  <b>{ROWS[id].symbol}</b> <small data-part={`${id}-words`}>{local(ROWS[id].short)}</small>
                </Explained>
              </dt>
              <dd className="number">
                {id === "rate" && <span className={styles.above}>{t("above")} </span>}
                <span data-part={id}>—</span>
              </dd>
            </div>
          ))}
        </dl>
        <p className={styles.note} data-part="note" />
        <SearchPlot ink={ink} />
      </div>
    </section>
  );
}

function paintFigure(canvas: HTMLCanvasElement, marks: CurvatureMarks, ink: CurvatureInk, ratio: number): void {
  const context = cleared(canvas, { width: SIDE, height: SIDE }, ratio);
  context.translate(SIDE / 2, SIDE / 2);
  // The longest arrow that is a step just fits; the map shows them at their true size.
  const longest = Math.max(
    0,
    ...marks.arrows.filter((arrow) => !arrow.directionOnly).map(({ dx, dy }) => Math.hypot(dx, dy)),
    ...(marks.lookAhead ? [Math.hypot(marks.lookAhead[0] - marks.x, marks.lookAhead[1] - marks.y)] : []),
  );
  paintCurvature(context, marks, longest === 0 ? 0 : (SIDE / 2 - 8) / longest, RADIUS, ink);
}
