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

/** The colour a lane is configured to have, before the theme adapts it. */
function configuredColor(configuration: Configuration, index: number): string {
  return laneColor(configuration.lanes, index);
}

const seedWords = catalogue("lane-seeds", { seed: { en: "{{name}}, seed {{seed}}", ja: "{{name}}、シード {{seed}}" } });

/**
 * What lanes are called: by their own names, or else by their optimizers', numbered if several are the same. Lanes that repeat one
 * method share its name, and add their seeds.
 */
export function laneNames({ lanes, seed }: Configuration, language: Language): readonly string[] {
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

/** The looks of all lanes. */
export function laneLooks(configuration: Configuration, language: Language, theme: Theme): readonly LaneLook[] {
  const { lanes, view } = configuration;
  const names = laneNames(configuration, language);
  return lanes.map((lane, index) => ({
    index,
    name: names[index]!,
    color: paintedColor(configuredColor(configuration, index), theme),
    visible: view.solo === undefined ? lane.hidden !== true : view.solo === index,
    selected: view.lane === index,
  }));
}

/** The looks of all lanes, renewed when the configuration, the language or the theme changes. */
export function useLaneLooks(): readonly LaneLook[] {
  const configuration = useLab((lab) => lab.configuration);
  const language = usePreferences((preferences) => preferences.language);
  const theme = useTheme();
  return useMemo(() => laneLooks(configuration, language, theme), [configuration, language, theme]);
}
