import { useMemo } from "react";
import { optimizerById } from "../engine/methods/index.ts";
import type { Configuration } from "../experiment/configuration.ts";
import { laneColor } from "../experiment/palette.ts";
import { seedGroups } from "../experiment/seed-groups.ts";
import { useLab } from "../state/lab.ts";
import { type Language, type Theme, usePreferences } from "../state/preferences.ts";
import { paintedColor } from "./draw/lane-colors.ts";
import { catalogue } from "./language.ts";
import { useTheme } from "./theme.ts";

/** A lane as the panels show it. */
export interface LaneLook {
  readonly index: number;
  readonly name: string;
  /** As painted in the current theme. */
  readonly color: string;
  readonly visible: boolean;
  readonly selected: boolean;
}

const seedWords = catalogue("lane-seeds", { seed: { en: "{{name}}, seed {{seed}}", ja: "{{name}}、シード {{seed}}" } });

/**
 * What lanes are called: by their own names, or else by their optimizers', numbered if several are the same. Lanes that repeat one
 * method share its name, and add their seeds.
 */
export function laneNames(
  { lanes, seed }: Pick<Configuration, "lanes" | "seed">,
  language: Language,
): readonly string[] {
  const groups = seedGroups(lanes, seed);
  const groupOf = (index: number) => groups.find(({ lanes: members }) => members.includes(index));
  const titles = lanes.map(({ optimizer }) => optimizerById(optimizer).title[language]);
  /** The lanes that need a title of their own: of a group the first. */
  const titled = lanes.flatMap(({ name }, index) => {
    const first = groupOf(index)?.lanes[0] ?? index;
    return name === undefined && first === index ? [index] : [];
  });
  const t = seedWords.inLanguage(language);
  return lanes.map((lane, index) => {
    const group = groupOf(index);
    const first = group?.lanes[0] ?? index;
    const same = titled.filter((other) => titles[other] === titles[index]);
    const title = same.length > 1 ? `${titles[index]} ${same.indexOf(first) + 1}` : titles[index]!;
    const name = lane.name ?? title;
    return group ? t("seed", { name, seed: lane.seed ?? seed }) : name;
  });
}

/** What of a configuration decides the looks of its lanes. */
interface Lanes extends Pick<Configuration, "lanes" | "seed"> {
  readonly view: Pick<Configuration["view"], "lane" | "solo">;
}

/** The looks of all lanes. */
export function laneLooks({ lanes, seed, view }: Lanes, language: Language, theme: Theme): readonly LaneLook[] {
  const names = laneNames({ lanes, seed }, language);
  return lanes.map((lane, index) => ({
    index,
    name: names[index]!,
    color: paintedColor(laneColor(lanes, index), theme),
    visible: view.solo === undefined ? lane.hidden !== true : view.solo === index,
    selected: view.lane === index,
  }));
}

/** The looks of all lanes, renewed when what decides them, the language or the theme changes. */
export function useLaneLooks(): readonly LaneLook[] {
  const lanes = useLab((lab) => lab.configuration.lanes);
  const seed = useLab((lab) => lab.configuration.seed);
  const lane = useLab((lab) => lab.configuration.view.lane);
  const solo = useLab((lab) => lab.configuration.view.solo);
  const language = usePreferences((preferences) => preferences.language);
  const theme = useTheme();
  return useMemo(() => {
    const view = solo === undefined ? { lane } : { lane, solo };
    return laneLooks({ lanes, seed, view }, language, theme);
  }, [lanes, seed, lane, solo, language, theme]);
}
