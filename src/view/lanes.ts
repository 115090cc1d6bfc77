import { useMemo } from "react";
import { optimizerById } from "../engine/optimizers/index.ts";
import type { Configuration } from "../experiment/configuration.ts";
import { laneColor } from "../experiment/palette.ts";
import { useLab } from "../state/lab.ts";
import { type Language, type Theme, usePreferences } from "../state/preferences.ts";
import { paintedColor } from "./draw/lane-colors.ts";
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

/** The names of all lanes: those without a custom name have their optimizer's, numbered if several are the same. */
export function laneNames({ lanes }: Configuration, language: Language): readonly string[] {
  const titles = lanes.map(({ optimizer }) => optimizerById(optimizer).title[language]);
  return lanes.map((lane, index) => {
    const same = titles.filter((title, other) => title === titles[index] && lanes[other]!.name === undefined).length;
    const ordinal = titles
      .slice(0, index + 1)
      .filter((title, i) => title === titles[index] && lanes[i]!.name === undefined);
    return lane.name ?? (same > 1 ? `${titles[index]} ${ordinal.length}` : titles[index]!);
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
