import type { CSSProperties } from "react";
import type { DatasetSpecification } from "../../../engine/networks/data/index.ts";
import type { Data } from "../../../engine/networks/types.ts";
import { classNamesOf } from "../../../experiment/private-data.ts";
import type { LaneLook } from "../../lanes.ts";
import { CellHeading } from "./cell-heading.tsx";
import { Confusion } from "./confusion.tsx";
import { ErrorGallery } from "./error-gallery.tsx";
import { confusionOf, mistakesOf, noCounts, saidClass } from "./mistakes.ts";
import styles from "./regions.module.css";
import type { RegionsScene } from "./regions-scene.ts";
import { regionsWords } from "./regions-words.ts";
import { useNetwork } from "./use-network.ts";
import { usePortrait } from "./use-portrait.ts";

/** Mistaken examples that are shown as images. */
const MOST = 24;

interface ViewProps {
  readonly looks: readonly LaneLook[];
  readonly scene: RegionsScene;
}

/** The examples that mistakes are looked for among: those held out where there are any. */
function judged({ examples }: RegionsScene): { readonly data: Data; readonly heldOut: boolean } {
  const { training, heldOut } = examples;
  return heldOut ? { data: heldOut, heldOut: true } : { data: training, heldOut: false };
}

/** What the classes are called: as in the file that they came from, or by their numbers. */
function namesOf({ outputs }: RegionsScene, dataset: DatasetSpecification): readonly string[] {
  const known = classNamesOf(dataset);
  return Array.from({ length: outputs }, (_, label) => known[label] ?? String(label));
}

function Cell({ look, scene }: { readonly look: LaneLook; readonly scene: RegionsScene }) {
  const t = regionsWords.useWords();
  const portrait = usePortrait(look.index);
  const { dataset } = useNetwork().problem;
  const { data, heldOut } = judged(scene);
  const outputs = heldOut ? portrait?.heldOut : portrait?.training;
  return (
    <section className={styles.cell} aria-label={look.name} data-selected={look.selected || undefined}>
      <CellHeading look={look} />
      <div className={styles.confusion}>
        <Confusion
          counts={outputs ? confusionOf(data, outputs) : noCounts(scene.outputs)}
          names={namesOf(scene, dataset)}
          set={t(heldOut ? "heldOutSet" : "trainingSet")}
        />
      </div>
    </section>
  );
}

/** The selected lane's mistakes as images; the first lane's where the selected one is hidden. */
function Gallery({ looks, scene }: ViewProps) {
  const lane = looks.find(({ selected }) => selected) ?? looks[0]!;
  const portrait = usePortrait(lane.index);
  const { data, heldOut } = judged(scene);
  const outputs = heldOut ? portrait?.heldOut : portrait?.training;
  if (!outputs) return <div className={styles.gallery} />;
  const wrong = mistakesOf(data, outputs);
  return (
    <div className={styles.gallery}>
      <ErrorGallery
        lane={lane.name}
        count={wrong.length}
        most={1}
        mistakes={wrong.slice(0, MOST).map((index) => ({
          index,
          image: data.inputs.subarray(index * data.width, (index + 1) * data.width),
          truth: String(data.labels![index]),
          said: String(saidClass(outputs, index, data.outputs)),
        }))}
      />
    </div>
  );
}

/** Which classes are taken for which, lane by lane; where examples are images, the mistaken ones too. */
export function ClassesView({ looks, scene }: ViewProps) {
  const images = useNetwork().problem.dataset.id === "digits";
  const columns = looks.length <= 1 ? 1 : 2;
  return (
    <>
      <div
        className={styles.grid}
        data-kind="classes"
        data-picture
        style={{ "--columns": columns, "--rows": Math.ceil(looks.length / columns) } as CSSProperties}
      >
        {looks.map((look) => (
          <Cell key={look.index} look={look} scene={scene} />
        ))}
      </div>
      {images && <Gallery looks={looks} scene={scene} />}
    </>
  );
}
