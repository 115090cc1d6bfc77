import { useId } from "react";
import { matrixProblems } from "../../../engine/problems/matrix/index.ts";
import { change } from "../../../state/lab.ts";
import { changeProblem, setProblemParameter } from "../../../state/problem-edits.ts";
import { ParameterControls } from "../../controls/parameter-controls.tsx";
import { Tex } from "../../controls/tex.tsx";
import { useLocal } from "../../language.ts";
import { AboutProblem } from "../surface/problem-card.tsx";
import { RunLength } from "../surface/run-settings.tsx";
import styles from "./matrix.module.css";
import { useMatrix } from "./use-matrix.ts";
import { words } from "./words.ts";

/** Which matrix problem, of what sizes, for how long. */
export function MatrixPanel() {
  const t = words.useWords();
  const local = useLocal();
  const id = useId();
  const { problem, declaration } = useMatrix();
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <h2 className="eyebrow" id={id}>
        {t("problem")}
      </h2>
      <select
        className={styles.select}
        aria-label={t("choose")}
        value={problem.id}
        onChange={({ currentTarget: { value } }) => change((before) => changeProblem(before, value))}
      >
        {matrixProblems.map(({ id, title }) => (
          <option key={id} value={id}>
            {local(title)}
          </option>
        ))}
      </select>
      <Tex tex={`J = ${declaration.tex}`} block />
      <AboutProblem title={t("section", { section: declaration.section })}>
        <p>{local(declaration.about)}</p>
        <p className={styles.source}>{local(declaration.source)}</p>
      </AboutProblem>
      <ParameterControls
        parameters={declaration.parameters}
        values={problem.params}
        commit={(name, value, gesture) => change((before) => setProblemParameter(before, name, value), gesture)}
        path={`problem.${problem.id}`}
      />
      <RunLength />
    </section>
  );
}
