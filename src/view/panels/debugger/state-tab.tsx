import { type PointerEvent, useEffect, useMemo, useRef } from "react";
import { type Series, seriesOf } from "../../../engine/series.ts";
import { problemOf } from "../../../engine/training/specification.ts";
import {
  coordinateNames,
  followable,
  isNetwork,
  isSurface,
  SURFACE_DIMENSION,
} from "../../../experiment/configuration.ts";
import { invalidate } from "../../../state/frame.ts";
import { changeView, useLab } from "../../../state/lab.ts";
import { shownStep } from "../../../state/lines.ts";
import { seek } from "../../../state/playback.ts";
import { currentPicture } from "../../../state/runs.ts";
import { currentSeries, followSeries, useSeriesFailure } from "../../../state/series.ts";
import { lengthOfTheta } from "../../../state/theta-length.ts";
import { useOnFrame } from "../../containment/use-on-frame.ts";
import { TouchScrub } from "../../controls/touch-scrub.ts";
import { abscissaAt } from "../../draw/curves.ts";
import { CurvesLayers } from "../../draw/curves-layers.ts";
import { formatNumber } from "../../format.ts";
import { useLaneLooks } from "../../lanes.ts";
import { useLocal } from "../../language.ts";
import { usePixelRatio } from "../../pixel-ratio.ts";
import { inkOf } from "../curves/curves-ink.ts";
import panel from "./debugger.module.css";
import { FailureNotice } from "./failure-notice.tsx";
import { plainSymbol } from "./line-text.ts";
import { ParameterChoice } from "./parameter-choice.tsx";
import { SeriesModeller } from "./series-model.ts";
import styles from "./state.module.css";
import { useChosenIndex } from "./use-chosen-index.ts";
import { words } from "./words.ts";

export function StateLabel() {
  const t = words.useWords();
  return <span className={panel.label}>{t("stateTab")}</span>;
}

/** A quantity's name in a list: its symbol, if it has one, and what it means. */
function nameOf({ tex, meaning }: Series, local: ReturnType<typeof useLocal>): string {
  return tex === null ? local(meaning) : `${plainSymbol(tex)}: ${local(meaning)}`;
}

/** What the selected lane holds, one quantity at a time, as a curve over its steps. */
export function StateTab() {
  const t = words.useWords();
  const local = useLocal();
  const lane = useLab(({ configuration }) => configuration.lanes[configuration.view.lane]);
  const shared = useLab(({ configuration }) => (isNetwork(configuration) ? configuration.problem : null));
  const problem = useMemo(() => shared && problemOf(shared, lane ?? {}), [shared, lane]);
  const length = useLab(({ configuration }) => lengthOfTheta(configuration, lane));
  const short = length <= SURFACE_DIMENSION;
  const parameter = useChosenIndex();
  const list = useMemo(() => (lane ? seriesOf(lane, length) : []), [lane, length]);
  const failure = useSeriesFailure((state) => state.failure);
  const names = useLab(({ configuration }) => coordinateNames(configuration));
  const wanted = useLab(({ configuration }) => configuration.view.quantity);
  const series = list.find(({ id }) => id === wanted) ?? list[0];
  if (!series) return <p className={panel.nothing}>{t("noLane")}</p>;
  return (
    <>
      <label className={panel.quantity}>
        <span>{t("quantity")}</span>
        <select
          className={panel.select}
          value={series.id}
          onChange={({ target }) => changeView({ quantity: followable.find((id) => id === target.value) })}
        >
          {list.map((option) => (
            <option key={option.id} value={option.id}>
              {nameOf(option, local)}
            </option>
          ))}
        </select>
      </label>
      {problem && <ParameterChoice problem={problem} />}
      <FailureNotice failure={failure} />
      <SeriesPlot
        series={series}
        name={nameOf(series, local)}
        labels={
          problem || !short
            ? [toldLabel(series, parameter)]
            : series.entries.map((entry) => entryLabel(series, entry, names))
        }
        parameter={parameter}
      />
    </>
  );
}

interface PlotProps {
  readonly series: Series;
  readonly name: string;
  /** What stands in one row. */
  readonly labels: readonly Label[];
  /** Whose entries are told, on a network; null for norms, and on a surface. */
  readonly parameter: number | null;
}

/** The curve, with the time cursor of all other plots: pressing it moves the time. */
function SeriesPlot({ series: { id }, name, labels, parameter }: PlotProps) {
  const onFrame = useOnFrame();
  const t = words.useWords();
  const looks = useLaneLooks();
  const color = looks.find(({ selected }) => selected)?.color ?? "#888888";
  const frame = useRef<HTMLDivElement>(null);
  const sheets = useRef<HTMLDivElement>(null);
  const legend = useRef<HTMLUListElement>(null);
  const ratio = usePixelRatio();
  const scrub = useRef(new TouchScrub());
  const figure = useLab(({ configuration }) => (isSurface(configuration) ? "stateFigure" : "updateFigure"));
  useEffect(() => followSeries(id, parameter), [id, parameter]);

  useEffect(() => {
    const box = frame.current!;
    const layers = new CurvesLayers(sheets.current!);
    const modeller = new SeriesModeller();
    const size = { width: 0, height: 0 };
    const observer = new ResizeObserver(([entry]) => {
      Object.assign(size, { width: entry!.contentRect.width, height: entry!.contentRect.height });
      invalidate();
    });
    observer.observe(box);
    let ink: ReturnType<typeof inkOf> | null = null;
    let inkTheme: string | undefined;
    let painted: readonly unknown[] = [];
    const stop = onFrame(() => {
      const followed = currentSeries();
      const { width, height } = size;
      if (followed?.id !== id || followed.specification !== currentPicture()?.specification || width === 0) return;
      const step = Math.min(shownStep(), Math.max(0, followed.length - 1));
      const { theme } = document.documentElement.dataset;
      const key = [followed, step, width, height, theme];
      if (key.every((part, i) => part === painted[i])) return;
      painted = key;
      if (theme !== inkTheme || ink === null) ink = inkOf(box);
      inkTheme = theme;
      const scene = modeller.scene(followed, { width, height }, [color, ink.text, ink.axis], step);
      layers.paint(scene, ink, ratio);
      const values = followed.columns.map((column) => {
        if (followed.length === 0) return "—";
        const noEntry = parameter !== null && Number.isNaN(column[step]!);
        return noEntry ? t("noEntry") : formatNumber(column[step]!, 4);
      });
      for (const [i, row] of [...legend.current!.children].entries()) {
        const text = values[i] ?? "—";
        if (row.lastElementChild!.textContent !== text) row.lastElementChild!.textContent = text;
      }
      box.setAttribute("aria-label", t(figure, { quantity: name, step, value: values.join(", ") }));
    });
    return () => {
      stop();
      observer.disconnect();
      layers.dispose();
    };
  }, [onFrame, id, name, parameter, color, figure, t, ratio]);

  function point(event: PointerEvent): void {
    if (!scrub.current.moves(event)) return;
    const { left, width } = event.currentTarget.getBoundingClientRect();
    seek(Math.round(abscissaAt(event.clientX - left, width, useLab.getState().configuration.steps)));
  }

  return (
    <>
      <div
        ref={frame}
        className={styles.plot}
        role="img"
        aria-label={name}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          point(event);
        }}
        onPointerMove={point}
        onPointerUp={point}
        onPointerCancel={point}
      >
        <div ref={sheets} className="sheets" />
      </div>
      <ul ref={legend} className={styles.legend}>
        {labels.map(({ symbol, of }, i) => (
          <li key={`${symbol} ${of}`}>
            <i style={i === 0 ? { borderColor: color } : undefined} data-entry={i} />
            <span>
              {symbol}
              {of !== "" && <sub>{of}</sub>}
            </span>
            <span className="number" />
          </li>
        ))}
      </ul>
    </>
  );
}

/** An expression has an entry for each coordinate of θ. */
const symbolOf = ({ tex }: Series) => (tex === null ? "θ" : plainSymbol(tex));

/** A quantity's symbol, and which entry of it is meant: empty for a number. */
interface Label {
  readonly symbol: string;
  readonly of: string;
}

/** An entry such as "1", or "12" of a matrix, by the names of its coordinates; the coordinates of θ by their names alone. */
function entryLabel(series: Series, entry: string, names: readonly [string, string]): Label {
  const symbol = symbolOf(series);
  const of = entry.replace(/\d/g, (digit) => names[Number(digit) - 1] ?? digit);
  return symbol === "θ" && of !== "" ? { symbol: of, of: "" } : { symbol, of };
}

/** What is told of a network's quantity: a number itself, of anything else an entry or the norm. */
const toldLabel = (series: Series, parameter: number | null): Label => ({
  symbol: parameter !== null || series.entries[0] === "" ? symbolOf(series) : `‖${symbolOf(series)}‖`,
  of: "",
});
