import type { Configuration, ViewConfiguration } from "../experiment/configuration.ts";

export function withoutSolo({ solo: _, ...view }: ViewConfiguration): ViewConfiguration {
  return view;
}

/** Draws or hides a lane. A lane that is asked for ends the solo of another. */
export function showLane(configuration: Configuration, index: number, visible: boolean): Configuration {
  const lane = configuration.lanes[index];
  if (!lane) return configuration;
  const { hidden: _, ...shown } = lane;
  const { solo } = configuration.view;
  const ends = solo !== undefined && (visible ? solo !== index : solo === index);
  return {
    ...configuration,
    lanes: configuration.lanes.with(index, visible ? shown : { ...shown, hidden: true }),
    ...(ends && { view: withoutSolo(configuration.view) }),
  };
}
