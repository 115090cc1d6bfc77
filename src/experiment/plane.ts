import type { SurveyChoice } from "../engine/networks/plane/survey.ts";
import type { Json } from "./json.ts";

/** What the picture of a network's loss shows: a plane through parameter space, or the lines from start to end. */
export const planeKinds = ["principal", "end-points", "random", "eigenvectors", "line"] as const;
export type PlaneKind = (typeof planeKinds)[number];

/** How close the picture may come, and how far back it may go. */
export const zoomLimits = { min: 2 ** -6, max: 2 ** 10 } as const;

/** The choice of plane, all defaults filled in. A lane that is not shown stands for the first that is. */
export type PlaneConfiguration = SurveyChoice & {
  /** How many times closer than so that the paths fill the picture. */
  readonly zoom: number;
};

/** What absent fields mean. */
const planeDefaults = {
  principal: { kind: "principal", zoom: 1 },
  "end-points": { kind: "end-points", lanes: [0, 1], third: "start", zoom: 1 },
  random: { kind: "random", lane: 0, seed: 1, zoom: 1 },
  eigenvectors: { kind: "eigenvectors", lane: 0, at: "end", zoom: 1 },
  line: { kind: "line", zoom: 1 },
} as const satisfies { readonly [K in PlaneKind]: PlaneConfiguration & { readonly kind: K } };

/** A plane of a kind as it is before anything else is chosen. */
export const defaultPlane = (kind: PlaneKind): PlaneConfiguration => planeDefaults[kind];

/** The lanes that a plane names, with their fields' paths. Fields that say what their defaults say name none, since lanes come and go. */
export function lanesOf(
  plane: PlaneConfiguration,
): readonly (readonly [keys: readonly (string | number)[], lane: number])[] {
  switch (plane.kind) {
    case "principal":
    case "line":
      return [];
    case "random":
    case "eigenvectors":
      return plane.lane === planeDefaults[plane.kind].lane ? [] : [[["lane"], plane.lane]];
    case "end-points": {
      const { lanes, third } = plane;
      const standard = planeDefaults[plane.kind].lanes;
      return [
        ...(lanes.every((lane, i) => lane === standard[i])
          ? []
          : lanes.map((lane, i) => [["lanes", i], lane] as const)),
        ...(third === "start" ? [] : [[["third"], third] as const]),
      ];
    }
  }
}

/** A plane whose lanes have other places; null stands for one that is no more, and the plane's default takes its place. */
export function renumberedPlane(plane: PlaneConfiguration, place: (lane: number) => number | null): PlaneConfiguration {
  switch (plane.kind) {
    case "principal":
    case "line":
      return plane;
    case "random":
    case "eigenvectors":
      return { ...plane, lane: place(plane.lane) ?? 0 };
    case "end-points": {
      const [first, second] = plane.lanes.map(place);
      const third = plane.third === "start" ? "start" : (place(plane.third) ?? "start");
      const lanes = first == null || second == null ? planeDefaults[plane.kind].lanes : ([first, second] as const);
      return { ...plane, lanes, third };
    }
  }
}

/** A plane without what equals its defaults. */
export function minimalPlane(plane: PlaneConfiguration): { readonly [key: string]: Json } {
  const standard: Readonly<Record<string, unknown>> = planeDefaults[plane.kind];
  return Object.fromEntries(
    Object.entries(plane).filter(([key, value]) =>
      key === "kind" ? value !== "principal" : JSON.stringify(value) !== JSON.stringify(standard[key]),
    ),
  );
}
