import { useMemo } from "react";
import { surfaceById } from "../../../engine/surfaces/index.ts";
import { onSurface, type ViewMode, viewModes } from "../../../experiment/configuration.ts";
import { embedded } from "../../../state/embedded.ts";
import { changeView, useLab } from "../../../state/lab.ts";
import { onDemand } from "../../controls/on-demand.tsx";
import { useLaneLooks } from "../../lanes.ts";
import { useLocal } from "../../language.ts";
import { LockedHint, PagePart } from "../embed/page-part.tsx";
import styles from "./landscape.module.css";
import { LaneLegend } from "./lane-legend.tsx";
import { Legend } from "./legend.tsx";
import { MainHeading } from "./main-heading.tsx";
import parts from "./picture.module.css";
import { Picture } from "./picture.tsx";
import { SideBySide } from "./side-by-side.tsx";
import { words } from "./words.ts";
import { ZoomButtons } from "./zoom-buttons.tsx";

const Description = onDemand(async () => (await import("../after-picture.ts")).Description);
const Landscape3d = onDemand(async () => (await import("./landscape-3d.tsx")).Landscape3d, {
  ...{ when: "rendered", meanwhile: <Loading />, panel: true },
});

function Loading() {
  const t = words.useWords();
  return <p className={styles.loading}>{t("loading")}</p>;
}

const MODE_WORDS = { overlay: "overlay", "side-by-side": "sideBySide", "3d": "threeD" } as const satisfies Record<
  ViewMode,
  string
>;

/** The landscape with the paths on it: all in one picture, one picture each, or in three dimensions. */
export function LandscapePanel() {
  const t = words.useWords();
  const local = useLocal();
  const mode = useLab((lab) => lab.configuration.view.mode);
  const surface = surfaceById(useLab((lab) => onSurface(lab.configuration).problem.id));
  const all = useLaneLooks();
  const looks = useMemo(() => all.filter(({ visible }) => visible), [all]);
  return (
    <section className={styles.panel} aria-labelledby="landscape-heading">
      <MainHeading
        id="landscape-heading"
        title={local(surface.title)}
        note={t("section", { section: surface.section })}
        views={{
          options: viewModes.map((each) => ({ value: each, label: t(MODE_WORDS[each]) })),
          value: mode,
          choose: (chosen) => changeView({ mode: chosen }),
          "aria-label": t("view"),
        }}
      />
      <div className={`${parts.frame} ${styles.frame}`} data-mode={mode} data-picture data-printed>
        {mode === "overlay" && <Picture looks={looks} label={t("picture")} />}
        {mode === "side-by-side" && <SideBySide looks={looks} />}
        {mode === "3d" && <Landscape3d />}
        {mode !== "3d" && (
          <div className={parts.tools}>
            <PagePart id="legend" inline>
              <Legend />
            </PagePart>
            <LockedHint id="start">θ₀</LockedHint>
            <PagePart id="zoom" inline>
              <ZoomButtons />
            </PagePart>
          </div>
        )}
      </div>
      {embedded && mode !== "side-by-side" && (
        <PagePart id="legend" inline>
          <LaneLegend looks={looks} />
        </PagePart>
      )}
      <Description looks={looks} />
    </section>
  );
}
