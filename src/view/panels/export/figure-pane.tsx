import { useEffect, useMemo, useState } from "react";
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
import {
  type FigureChoice,
  type FigureKind,
  figureKindsOf,
  likelyKind,
  PLAIN_KINDS,
  SLOW_KINDS,
} from "./figure-kinds.ts";
import { figuresOfPage } from "./figure-source.ts";
import { withFonts } from "./page-fonts.ts";
import { rasterize } from "./rasterize.ts";
import { words } from "./words.ts";

/** What a figure's file is called besides its problem. */
const FILE_WORDS: Readonly<Record<FigureKind, string>> = {
  ...{ landscape: "landscape", sideBySide: "side-by-side", curves: "curves" },
  ...{ regions: "regions", trainingCurves: "curves", plane: "loss-landscape" },
  ...{ activity: "layers", spectrum: "spectrum", spread: "gradient-spread" },
};

interface Made {
  readonly kind: FigureKind;
  /** Null where there is nothing to draw, or an error. */
  readonly svg: string | null;
  readonly error: string | null;
}

/** Makes the figure that was chosen, finer and finer, until the signal aborts. */
async function make(
  choice: FigureChoice,
  configuration: Configuration,
  running: boolean,
  signal: AbortSignal,
  take: (made: Made) => void,
): Promise<void> {
  const { kind } = choice;
  try {
    let any = false;
    for await (const plain of figuresOfPage(choice, configuration, running, signal)) {
      const svg = await withFonts(plain);
      signal.throwIfAborted();
      any = true;
      take({ kind, svg, error: null });
    }
    signal.throwIfAborted();
    if (!any) take({ kind, svg: null, error: null });
  } catch (error) {
    if (!signal.aborted) take({ kind, svg: null, error: String(error) });
  }
}

/** The figure that was chosen, made anew when the choice or the experiment changes; the one before stands until then. */
function useFigure(choice: FigureChoice): Made | null {
  const { kind, size, theme, legend, language } = choice;
  const configuration = useLab((lab) => lab.configuration);
  const running = useLab((lab) => lab.progress.state === "running");
  const [made, setMade] = useState<Made | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    void make({ kind, size, theme, legend, language }, configuration, running, stop.signal, setMade);
    return () => stop.abort();
  }, [kind, size, theme, legend, language, configuration, running]);
  // That of another kind is no figure of this one.
  return made?.kind === kind ? made : null;
}

/** Figures: a preview, what it shows and how, and the files. */
export function FigurePane() {
  const t = words.useWords();
  const language = usePreferences((preferences) => preferences.language);
  const pageTheme = useTheme();
  const configuration = useLab((lab) => lab.configuration);
  const kinds = useMemo(() => figureKindsOf(configuration), [configuration]);
  const [choice, setChoice] = useState<Omit<FigureChoice, "language">>({
    ...{ kind: likelyKind(configuration), size: "slide", theme: pageTheme, legend: true },
  });
  const [times, setTimes] = useState<1 | 2>(2);
  const [failure, setFailure] = useState<string | null>(null);
  const carries = isPrivate(configuration) ? "carriesNone" : "carries";
  const made = useFigure({ ...choice, language });
  const svg = made?.svg ?? null;
  const address = useMemo(() => svg && `data:image/svg+xml,${encodeURIComponent(svg)}`, [svg]);
  const size = FIGURE_SIZES[choice.size];
  const pixels = (count: number) => t("pixels", { times: count, ...pixelSize(size, count) });
  const what = FILE_WORDS[choice.kind];
  const message = made?.error ?? failure;

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
          <p>{t(made === null ? (SLOW_KINDS.has(choice.kind) ? "computing" : "drawing") : "nothing")}</p>
        )}
      </div>
      <div className={styles.options}>
        <Choice
          label={t("what")}
          value={choice.kind}
          options={kinds.map((value) => ({ value, label: t(value) }))}
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
            checked={choice.legend && !PLAIN_KINDS.has(choice.kind)}
            disabled={PLAIN_KINDS.has(choice.kind)}
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
