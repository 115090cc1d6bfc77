import { type CSSProperties, useEffect, useMemo } from "react";
import { problemTitle } from "../../../experiment/configuration.ts";
import { privateFile } from "../../../experiment/private-data.ts";
import { changeView, useLab } from "../../../state/lab.ts";
import { portraitOf, startPortraits } from "../../../state/portraits.ts";
import { useOnFrame } from "../../containment/use-on-frame.ts";
import { onDemand } from "../../controls/on-demand.tsx";
import { firstViewPainted } from "../../first-view.ts";
import { type LaneLook, useLaneLooks } from "../../lanes.ts";
import { useLocal } from "../../language.ts";
import { PagePart } from "../embed/page-part.tsx";
import { MainHeading } from "../landscape/main-heading.tsx";
import { ClassesView } from "./classes-view.tsx";
import styles from "./regions.module.css";
import { RegionsCell } from "./regions-cell.tsx";
import { RegionsLegend } from "./regions-legend.tsx";
import { gridFor, type RegionsKind, type RegionsScene, sceneOf } from "./regions-scene.ts";
import { regionsWords } from "./regions-words.ts";
import { useNetwork } from "./use-network.ts";
import { ValuesCell } from "./values-cell.tsx";
import { words } from "./words.ts";

const PlanePane = onDemand(async () => (await import("../plane/plane-pane.tsx")).PlanePane, { panel: true });

const KIND_WORDS = {
  plane: "regions",
  curve: "fit",
  classes: "errors",
  values: "fit",
} as const satisfies Record<RegionsKind, string>;

function Cells({ looks, scene }: { readonly looks: readonly LaneLook[]; readonly scene: RegionsScene }) {
  const columns = looks.length <= 1 ? 1 : looks.length <= 4 ? 2 : looks.length <= 9 ? 3 : 4;
  const Cell = scene.kind === "values" ? ValuesCell : RegionsCell;
  return (
    <div
      className={styles.grid}
      data-kind={scene.kind}
      data-picture
      style={{ "--columns": columns, "--rows": Math.ceil(looks.length / columns) } as CSSProperties}
    >
      {looks.map((look) => (
        <Cell key={look.index} look={look} scene={scene} />
      ))}
    </div>
  );
}

/** What every lane's network has learnt: regions, a fitted curve, or its mistakes. */
function Regions({ scene }: { readonly scene: RegionsScene }) {
  const onFrame = useOnFrame();
  const t = regionsWords.useWords();
  const all = useLaneLooks();
  const looks = useMemo(() => all.filter(({ visible }) => visible), [all]);
  const lanes = looks.map(({ index }) => index).join(" ");
  const { kind } = scene;
  useEffect(() => {
    const stop = onFrame(() => {
      // Of lanes that are not finite to begin with there are no portraits.
      if (useLab.getState().progress.state === "running" && !looks.some(({ index }) => portraitOf(index))) return;
      stop();
      firstViewPainted();
    });
    return stop;
  }, [onFrame, looks]);
  useEffect(() => {
    const list = lanes === "" ? [] : lanes.split(" ").map(Number);
    return startPortraits({ lanes: list, grid: gridFor(scene, list.length) });
  }, [lanes, scene]);
  return (
    <>
      {looks.length === 0 ? (
        <p className={styles.none}>{t(all.length > 0 ? "noLane" : "noOptimizer")}</p>
      ) : kind === "classes" ? (
        <ClassesView looks={looks} scene={scene} />
      ) : (
        <Cells looks={looks} scene={scene} />
      )}
      {kind !== "classes" && looks.length > 0 && (
        <PagePart id="legend" inline>
          <RegionsLegend scene={scene} />
        </PagePart>
      )}
    </>
  );
}

/** Every lane's network at the time cursor: what it has learnt, or where it is on the loss. */
export function RegionsPanel() {
  const t = regionsWords.useWords();
  const setup = words.useWords();
  const local = useLocal();
  const { problem, seed, view } = useNetwork();
  const scene = useMemo(() => sceneOf(problem, seed), [problem, seed]);
  const title = privateFile({ problem }) ? setup("own") : local(problemTitle({ problem }));
  return (
    <section className={styles.panel} aria-labelledby="regions-heading">
      <MainHeading
        id="regions-heading"
        title={title}
        views={{
          options: [
            { value: "regions", label: t(KIND_WORDS[scene.kind]) },
            { value: "plane", label: t("plane") },
          ],
          value: view.pane,
          choose: (pane) => changeView({ pane }),
          "aria-label": t("view"),
        }}
      />
      {view.pane === "plane" ? <PlanePane /> : <Regions scene={scene} />}
    </section>
  );
}
