import { useId, useState } from "react";
import { surfaceById } from "../../../engine/surfaces/index.ts";
import { onSurface } from "../../../experiment/configuration.ts";
import { setSurfaceParameter } from "../../../state/edits.ts";
import { change, useLab } from "../../../state/lab.ts";
import { onDemand } from "../../controls/on-demand.tsx";
import { ParameterControls } from "../../controls/parameter-controls.tsx";
import { Tex } from "../../controls/tex.tsx";
import { catalogue, useLocal } from "../../language.ts";
import { AboutProblem, ProblemCard } from "./problem-card.tsx";
import { RunSettings } from "./run-settings.tsx";
import styles from "./surface.module.css";

const Picker = onDemand(async () => (await import("./picker.tsx")).Picker);

const words = catalogue("surface", {
  surface: { en: "Surface", ja: "曲面" },
  choose: { en: "choose a surface or an example", ja: "曲面や実験例を選ぶ" },
  section: { en: "§{{section}} · about this surface", ja: "§{{section}} · この曲面について" },
});

/** Which landscape, from where, for how long. */
export function SurfacePanel() {
  const t = words.useWords();
  const local = useLocal();
  const id = useId();
  const [picking, setPicking] = useState(false);
  const problem = useLab((lab) => onSurface(lab.configuration).problem);
  const surface = surfaceById(problem.id);
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <h2 className="eyebrow" id={id}>
        {t("surface")}
      </h2>
      <ProblemCard title={local(surface.title)} hint={t("choose")} choose={() => setPicking(true)}>
        <Tex tex={`J = ${surface.tex}`} block />
      </ProblemCard>
      {picking && <Picker close={() => setPicking(false)} />}
      <AboutProblem title={t("section", { section: surface.section })}>
        <p>{local(surface.about)}</p>
        <p className={styles.source}>{local(surface.source)}</p>
      </AboutProblem>
      <ParameterControls
        parameters={surface.parameters}
        values={problem.params}
        commit={(name, value, gesture) => change((before) => setSurfaceParameter(before, name, value), gesture)}
        path={`problem.${problem.id}`}
      />
      <RunSettings />
    </section>
  );
}
