import { useEffect, useId, useRef } from "react";
import { predictedChange } from "../../../engine/curvature.ts";
import { onFrame } from "../../../state/frame.ts";
import { currentLook, type Look, startLooks } from "../../../state/inspection.ts";
import { changeView, useLab } from "../../../state/lab.ts";
import { type CurvatureMarks, curvatureMarks } from "../../draw/curvature-marks.ts";
import { paintCurvature } from "../../draw/paint-curvature.ts";
import { formatNumber } from "../../format.ts";
import { useLaneLooks } from "../../lanes.ts";
import { useLocal } from "../../language.ts";
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

function shapeOf({ model }: CurvatureMarks): "ellipse" | "dome" | "hyperbola" | "strip" {
  const [low, high] = [model.eigenvalues[0]!, model.eigenvalues[1]!];
  if (low === 0 || high === 0) return "strip";
  if (low > 0) return "ellipse";
  return high < 0 ? "dome" : "hyperbola";
}

/** The quadratic model of J at the selected lane's step: its shape, its numbers, and how well it foretells the next step. */
export function CurvaturePanel() {
  const t = words.useWords();
  const local = useLocal();
  const title = useId();
  const onMapId = useId();
  const ink = useCurvatureInk();
  const onMap = useLab((lab) => lab.configuration.view.curvature);
  const looks = useLaneLooks();
  const panel = useRef<HTMLElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);

  useEffect(() => startLooks(), []);

  useEffect(() => {
    let painted: Look | null | undefined;
    const put = (part: string, text: string) => {
      const element = panel.current?.querySelector(`[data-part="${part}"]`);
      if (element && element.textContent !== text) element.textContent = text;
    };
    return onFrame(() => {
      const look = currentLook();
      if (look === painted || !panel.current || !canvas.current) return;
      painted = look;
      panel.current.dataset.empty = String(look === null);
      if (!look) return;
      const marks = curvatureMarks(look.inspection);
      const numbers = numbersOf(look, marks);
      for (const id of rowIds) put(id, numbers[id] === null ? "—" : formatNumber(numbers[id], 4));
      const { rate, limit } = numbers;
      panel.current.dataset.above = String(rate !== null && limit !== null && rate > limit);
      const name = looks.find(({ index }) => index === look.lane)?.name ?? "";
      put("step", t("step", { lane: name, step: look.inspection.k }));
      const { next } = look.inspection;
      put(
        "note",
        [
          ...(marks.coordinate === null
            ? []
            : [t("coordinate", { name: ["x", "y"][marks.coordinate] ?? marks.coordinate })]),
          ...(next?.state.fallback === 1 ? [t("fallback")] : []),
          ...(next?.state.accepted === 0 ? [t("rejected")] : []),
        ].join(" "),
      );
      panel.current.dataset.estimate = String(marks.estimate !== null);
      canvas.current.setAttribute("aria-label", t("figure", { shape: t(shapeOf(marks)) }));
      paintFigure(canvas.current, marks, ink);
    });
  }, [ink, looks, t]);

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
        <div className={styles.figure}>
          <canvas ref={canvas} className={styles.canvas} role="img" aria-label={t("title")} />
          <p className={styles.step} data-part="step" />
        </div>
        <dl className={styles.numbers}>
          {rowIds.map((id) => (
            <div key={id} className={styles.row} data-row={id} title={local(ROWS[id].meaning)}>
              <dt>
                {ROWS[id].symbol}
                <span className="visually-hidden">{local(ROWS[id].meaning)}</span>
              </dt>
              <dd className="number">
                <span data-part={id}>—</span>
                {id === "rate" && <span className={styles.above}> {t("above")}</span>}
              </dd>
            </div>
          ))}
        </dl>
        <ul className={styles.legend}>
          {(Object.keys(ARROW_WORDS) as (keyof typeof ARROW_WORDS)[]).map((kind) => (
            <li key={kind}>
              <i style={{ background: ink.arrows[kind] }} />
              <span className={styles.symbol}>{ARROW_WORDS[kind].symbol}</span> {local(ARROW_WORDS[kind].meaning)}
            </li>
          ))}
          <li className={styles.estimate}>
            <i className={styles.dashed} style={{ borderColor: ink.arrows.step }} /> {t("estimate")}
          </li>
        </ul>
        <p className={styles.note} data-part="note" />
        <SearchPlot ink={ink} />
      </div>
    </section>
  );
}

function paintFigure(
  canvas: HTMLCanvasElement,
  marks: CurvatureMarks,
  ink: Parameters<typeof paintCurvature>[4],
): void {
  const ratio = Math.min(2, window.devicePixelRatio);
  const size = Math.round(SIDE * ratio);
  if (canvas.width !== size) {
    canvas.width = size;
    canvas.height = size;
  }
  const context = canvas.getContext("2d");
  if (!context) return;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, SIDE, SIDE);
  context.translate(SIDE / 2, SIDE / 2);
  // The longest arrow that is a step just fits; the map shows them at their true size.
  const longest = Math.max(
    0,
    ...marks.arrows.filter((arrow) => !arrow.directionOnly).map(({ dx, dy }) => Math.hypot(dx, dy)),
  );
  paintCurvature(context, marks, longest === 0 ? 0 : (SIDE / 2 - 8) / longest, RADIUS, ink);
}
