import * as v from "valibot";
import { chosenBy, closed, type Schema, said } from "./closed.ts";
import { limits } from "./configuration.ts";
import type { ConfigurationError } from "./errors.ts";
import { messages, type Noun, pathText } from "./messages.ts";
import { numberWithin, pair, wordOf } from "./parameters.ts";
import { isRecord } from "./plain.ts";
import { type PlaneConfiguration, type PlaneKind, planeKinds, zoomLimits } from "./plane.ts";

const PLANE: Noun = { one: "kind of plane", many: "kinds of plane", ja: "平面の種類" };
const POINT: Noun = { one: "point", many: "points", ja: "点" };
const laneIndex = numberWithin({ min: 0, max: limits.lanes - 1, integer: true });
const zoom = v.exactOptional(numberWithin(zoomLimits), 1);
const kindOf = <K extends PlaneKind>(kind: K) => v.exactOptional(v.literal(kind), kind);

const schemas: readonly (readonly [PlaneKind, Schema<PlaneConfiguration>])[] = [
  ["principal", closed({ kind: kindOf("principal"), zoom })],
  [
    "end-points",
    closed({
      kind: kindOf("end-points"),
      lanes: v.exactOptional(pair("[lane, lane]", laneIndex), [0, 1]),
      third: v.exactOptional(
        v.lazy(
          (value): v.GenericSchema<unknown, "start" | number> =>
            typeof value === "number" ? laneIndex : wordOf(POINT, ["start"] as const),
        ),
        "start",
      ),
      zoom,
    }),
  ],
  [
    "random",
    closed({
      kind: kindOf("random"),
      lane: v.exactOptional(laneIndex, 0),
      seed: v.exactOptional(numberWithin({ min: 0, max: limits.seed, integer: true }), 1),
      zoom,
    }),
  ],
  [
    "eigenvectors",
    closed({
      kind: kindOf("eigenvectors"),
      lane: v.exactOptional(laneIndex, 0),
      at: v.exactOptional(wordOf(POINT, ["start", "end"] as const), "end"),
      zoom,
    }),
  ],
  ["line", closed({ kind: kindOf("line"), zoom })],
];

/** The schema of `view.plane`. */
export const planeSchema: Schema<PlaneConfiguration> = chosenBy(
  "kind",
  new Map<unknown, Schema<PlaneConfiguration>>([...schemas, [undefined, schemas[0]![1]]]),
  // What other fields a plane has depends on its kind, so none is called unknown before that is known.
  v.pipe(v.custom<object>(isRecord, said(messages.object)), v.object({ kind: wordOf(PLANE, planeKinds) })),
);

/** What is wrong with a plane, if anything is. */
export function planeErrors(plane: PlaneConfiguration): readonly ConfigurationError[] {
  const [english, japanese] = (["en", "ja"] as const).map(
    (lang) => v.safeParse(planeSchema, plane, { lang }).issues ?? [],
  );
  return english!.map((issue, i) => ({
    path: pathText(["view", "plane", ...(issue.path ?? []).map(({ key }) => String(key))]),
    message: { en: issue.message, ja: japanese![i]!.message },
  }));
}
