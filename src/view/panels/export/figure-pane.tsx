import { useEffect, useMemo, useState } from "react";
import { sizesOf } from "../../../engine/networks/data/index.ts";
import type { Configuration } from "../../../experiment/configuration.ts";
import { linkOfSvg } from "../../../experiment/figure-link.ts";
import { isPrivate } from "../../../experiment/private-data.ts";
import { fileName, save } from "../../../state/files.ts";
import { useLab } from "../../../state/lab.ts";
import { usePreferences } from "../../../state/preferences.ts";
import { DownloadIcon } from "../../controls/icons.tsx";
import { FIGURE_SIZES, figureSizes, pixelSize } from "../../export/figure-size.ts";
import { useTheme } from "../../theme.ts";
import { Choice } from "./choice.tsx";
import styles from "./export.module.css";
import { type FigureChoice, figureKinds, figureOfPage } from "./figure-source.ts";
import { rasterize } from "./rasterize.ts";
import { words } from "./words.ts";

interface Made {
  readonly svg: string | null;
  readonly error: string | null;
}

/** The figure that was chosen, made anew when the choice or the experiment changes; the one before stands until then. */
function useFigure(choice: FigureChoice): Made {
  const { kind, size, theme, legend, language } = choice;
  const configuration = useLab((lab) => lab.configuration);
  const running = useLab((lab) => lab.progress.state === "running");
  const [made, setMade] = useState<Made>({ svg: null, error: null });
  useEffect(() => {
    let wanted = true;
    figureOfPage({ kind, size, theme, legend, language }, configuration, running).then(
      (svg) => {
        if (wanted && svg !== null) setMade({ svg, error: null });
      },
      (error: unknown) => {
        if (wanted) setMade({ svg: null, error: String(error) });
      },
    );
    return () => {
      wanted = false;
    };
  }, [kind, size, theme, legend, language, configuration, running]);
  return made;
}

/** Whether the inputs of the experiment have a plane, or a line, to draw on. */
const isFlat = ({ problem }: Configuration) => problem.kind === "surface" || sizesOf(problem.dataset).width <= 2;

/** Figures: a preview, what it shows and how, and the files. */
export function FigurePane() {
  const t = words.useWords();
  const language = usePreferences((preferences) => preferences.language);
  const pageTheme = useTheme();
  const mode = useLab((lab) => lab.configuration.view.mode);
  const problem = useLab((lab) => lab.configuration.problem.kind);
  const flat = useLab((lab) => isFlat(lab.configuration));
  const [choice, setChoice] = useState<Omit<FigureChoice, "language">>({
    kind: problem === "network" ? "regions" : mode === "side-by-side" ? "sideBySide" : "landscape",
    ...{ size: "slide", theme: pageTheme, legend: true },
  });
  const [times, setTimes] = useState<1 | 2>(2);
  const [failure, setFailure] = useState<string | null>(null);
  const carries = useLab((lab) => (isPrivate(lab.configuration) ? "carriesNone" : "carries"));
  const { svg, error } = useFigure({ ...choice, language });
  const address = useMemo(() => svg && `data:image/svg+xml,${encodeURIComponent(svg)}`, [svg]);
  const size = FIGURE_SIZES[choice.size];
  const pixels = (count: number) => t("pixels", { times: count, ...pixelSize(size, count) });
  const what = choice.kind === "sideBySide" ? "side-by-side" : choice.kind;
  const message = error ?? failure;

  async function savePng(svg: string): Promise<void> {
    try {
      save(await rasterize(svg, size, times, linkOfSvg(svg)!), fileName("png", what));
      setFailure(null);
    } catch (error) {
      setFailure(String(error));
    }
  }

  return (
    <div className={styles.figure}>
      <div className={styles.preview} style={{ aspectRatio: `${size.width} / ${size.height}` }}>
        {address ? (
          <img src={address} alt={t("preview")} />
        ) : (
          <p>{t(choice.kind === "regions" && !flat ? "noRegions" : "drawing")}</p>
        )}
      </div>
      <div className={styles.options}>
        <Choice
          label={t("what")}
          value={choice.kind}
          options={figureKinds[problem].map((value) => ({ value, label: t(value) }))}
          onChange={(kind) => setChoice({ ...choice, kind })}
        />
        <Choice
          label={t("size")}
          value={choice.size}
          options={figureSizes.map((value) => ({
            value,
            label: value === "slide" ? t(value, pixelSize(FIGURE_SIZES.slide, 1)) : t(value),
          }))}
          onChange={(size) => setChoice({ ...choice, size })}
        />
        <Choice
          label={t("theme")}
          value={choice.theme}
          options={(["light", "dark"] as const).map((value) => ({ value, label: t(value) }))}
          onChange={(theme) => setChoice({ ...choice, theme })}
        />
        <Choice
          label={t("resolution")}
          value={String(times) as "1" | "2"}
          options={(["1", "2"] as const).map((value) => ({ value, label: pixels(Number(value)) }))}
          onChange={(value) => setTimes(value === "1" ? 1 : 2)}
        />
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={choice.legend}
            onChange={(event) => setChoice({ ...choice, legend: event.currentTarget.checked })}
          />
          {t("legend")}
        </label>
        <div className={styles.buttons}>
          <button
            type="button"
            className="button primary"
            disabled={svg === null}
            onClick={() => svg && save(new Blob([svg], { type: "image/svg+xml" }), fileName("svg", what))}
          >
            <DownloadIcon />
            {t("saveSvg")}
          </button>
          <button type="button" className="button" disabled={svg === null} onClick={() => svg && void savePng(svg)}>
            <DownloadIcon />
            {t("savePng")}
          </button>
        </div>
        <p className={styles.note} role="status">
          {message === null ? t(carries) : t("failed", { message })}
        </p>
      </div>
    </div>
  );
}
