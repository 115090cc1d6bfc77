import type { NetworkRunSpecification } from "../../../engine/training/specification.ts";
import { useLab } from "../../../state/lab.ts";
import { networkPicture } from "../../../state/network-picture.ts";
import { useLaneLooks } from "../../lanes.ts";
import { catalogue } from "../../language.ts";
import styles from "./analysis.module.css";

const words = catalogue("lane-at-update", {
  at: { en: "{{lane}}, update {{update}}", ja: "{{lane}}、更新 {{update}}" },
  lastFinite: {
    en: "{{lane}}, update {{update}}: its last finite point, as it diverges at {{at}}",
    ja: "{{lane}}、更新 {{update}}(有限な最後の点。更新 {{at}} で発散)",
  },
});

interface Place {
  readonly specification: NetworkRunSpecification;
  readonly lane: number;
  readonly update: number;
}

/** Which lane, and when, a panel's numbers are of. A line that is always there, so that nothing moves when they come. */
export function LaneAtUpdate({ found }: { readonly found: Place | null }) {
  const t = words.useWords();
  const looks = useLaneLooks();
  const outcome = useLab(({ outcomes }) => (found ? outcomes[found.lane] : undefined));
  if (!found) return <p className={styles.lane}> </p>;
  const { lane: index, update, specification } = found;
  const lane = looks.find((look) => look.index === index)?.name ?? "";
  // Of another run's lanes the outcomes say nothing.
  const at = outcome?.status === "diverged" && specification === networkPicture()?.specification ? outcome.at : null;
  return (
    <p className={styles.lane}>
      {at === update + 1 ? t("lastFinite", { lane, update, at }) : t("at", { lane, update })}
    </p>
  );
}
