import { optimizerById } from "../../../engine/methods/index.ts";
import { seedGroups } from "../../../experiment/seed-groups.ts";
import { useLab } from "../../../state/lab.ts";
import { targetBase } from "../../../state/measures.ts";
import { currentPicture } from "../../../state/runs.ts";
import { formatNumber, formatRound } from "../../format.ts";
import { useLaneLooks } from "../../lanes.ts";
import { catalogue, useLocal } from "../../language.ts";
import styles from "./table-panel.module.css";
import { repetitionOf, verdictOf } from "./verdict.ts";
import { COST_WORDS } from "./words.ts";

const words = catalogue("verdict", {
  lowestHeldOut: {
    en: "Lowest held-out loss: {{names}}, {{value}} at update {{update}}.",
    ja: "最小の検証損失: {{names}}、{{value}}({{update}} 回目の更新)。",
  },
  lowestTraining: {
    en: "Lowest training loss: {{names}}, {{value}} at update {{update}}.",
    ja: "最小の訓練損失: {{names}}、{{value}}({{update}} 回目の更新)。",
  },
  lowest: {
    en: "Lowest J: {{names}}, {{value}} at update {{update}}.",
    ja: "最小の J: {{names}}、{{value}}({{update}} 回目の更新)。",
  },
  first: {
    en: "First to {{target}}: {{names}}, after {{cost}} {{unit}}.",
    ja: "{{target}} に最初に到達: {{names}}、{{unit}} {{cost}}。",
  },
  gap: { en: "J − inf J ≤ {{target}}", ja: "J − inf J ≤ {{target}}" },
  value: { en: "J ≤ {{target}}", ja: "J ≤ {{target}}" },
  none: { en: "No lane reaches {{target}}.", ja: "{{target}} に到達したレーンはありません。" },
  repeated: {
    en: "{{name}} over {{count}} seeds ends at {{median}} (median; {{low}} to {{high}}).",
    ja: "{{name}}(シード {{count}} 個)の最終値: 中央値 {{median}}、範囲 {{low}}~{{high}}。",
  },
  diverged: { en: "Diverged: {{names}}.", ja: "発散: {{names}}。" },
  more: { en: "{{names}} and {{count}} more", ja: "{{names}} ほか {{count}} 本" },
  and: { en: "{{names}} and {{last}}", ja: "{{names}}、{{last}}" },
  updates: { en: "updates", ja: "更新" },
  stopped: { en: "So far:", ja: "途中までの結果:" },
});

/** Names that a sentence lists; of more, how many. */
const MOST_NAMES = 3;

type Words = ReturnType<typeof words.useWords>;

function listed(names: readonly string[], t: Words): string {
  const separator = t("and", { names: "", last: "" }).includes("、") ? "、" : ", ";
  if (names.length > MOST_NAMES)
    return t("more", { names: names.slice(0, MOST_NAMES).join(separator), count: names.length - MOST_NAMES });
  if (names.length < 2) return names.join("");
  return t("and", { names: names.slice(0, -1).join(separator), last: names.at(-1)! });
}

/** What the run has shown, in a sentence or two above the table. It is written once the run is over. */
export function VerdictLine() {
  const t = words.useWords();
  const local = useLocal();
  const looks = useLaneLooks();
  const state = useLab((lab) => lab.progress.state);
  // A new list of outcomes marks a new run, even if "running" came and went between two renders.
  const outcomes = useLab((lab) => lab.outcomes);
  const configuration = useLab((lab) => lab.configuration);
  const { view } = configuration;
  const picture = currentPicture();
  if (state === "running" || !picture || picture.lanes.length !== looks.length) return <p className={styles.verdict} />;
  const heldOut = picture.lanes.some((lane) => lane.has("heldOutLoss"));
  const trained = picture.lanes.some((lane) => lane.has("update"));
  const column = heldOut ? "heldOutLoss" : "loss";
  const groups = seedGroups(configuration.lanes, configuration.seed);
  const names = configuration.lanes.map((lane) => lane.name ?? local(optimizerById(lane.optimizer).title));
  const { lowest, first, diverged, compared } = verdictOf(picture, looks, outcomes, column, trained ? null : view);
  const sentences: string[] = [];
  if (state === "stopped" && lowest) sentences.push(t("stopped"));
  if (lowest) {
    const values = { names: listed(lowest.names, t), value: formatNumber(lowest.value), update: lowest.update };
    sentences.push(t(heldOut ? "lowestHeldOut" : trained ? "lowestTraining" : "lowest", values));
  }
  if (!trained && compared > 0) {
    const gap = targetBase(picture.specification.problem) !== 0;
    const target = t(gap ? "gap" : "value", { target: formatRound(view.target) });
    const unit = view.abscissa === "updates" ? t("updates") : local(COST_WORDS[view.abscissa].cost);
    const cost = first && (Number.isInteger(first.value) ? String(first.value) : formatNumber(first.value));
    sentences.push(
      first ? t("first", { target, names: listed(first.names, t), cost: cost!, unit }) : t("none", { target }),
    );
  }
  for (const { lanes: members } of groups) {
    const shown = looks.filter(({ index, visible }) => visible && members.includes(index));
    if (shown.length < 3) continue;
    const { count, median, lowest: low, highest: high } = repetitionOf(picture, shown, outcomes, column);
    const values = { median: formatNumber(median), low: formatNumber(low), high: formatNumber(high) };
    sentences.push(t("repeated", { name: names[members[0]!]!, count, ...values }));
  }
  if (diverged.length > 0) sentences.push(t("diverged", { names: listed(diverged, t) }));
  return <p className={styles.verdict}>{sentences.join(" ")}</p>;
}
