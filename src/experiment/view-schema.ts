import * as v from "valibot";
import { closed, type Schema, said } from "./closed.ts";
import {
  abscissas,
  conventions,
  curves,
  debuggerTabs,
  defaults,
  followable,
  languages,
  limits,
  type Part,
  panes,
  parts,
  spectra,
  targetBounds,
  themes,
  trainingAbscissas,
  trainingCurves,
  type ViewConfiguration,
  viewModes,
} from "./configuration.ts";
import { messages, type Noun } from "./messages.ts";
import { blockNames, type ParameterPlace } from "./parameter-place.ts";
import { numberWithin, pair, wordOf } from "./parameters.ts";
import { planeSchema } from "./plane-schema.ts";

export const wholeNumber = (max: number) => numberWithin({ min: 0, max, integer: true });
const MODE: Noun = { one: "mode", many: "modes", ja: "表示方法" };
const CURVE: Noun = { one: "curve", many: "curves", ja: "曲線" };
const ABSCISSA: Noun = { one: "abscissa", many: "abscissas", ja: "横軸" };
const NAMES: Noun = { one: "convention", many: "conventions", ja: "記法" };
const PANE: Noun = { one: "pane", many: "panes", ja: "表示内容" };
const TAB: Noun = { one: "tab", many: "tabs", ja: "タブ" };
const QUANTITY: Noun = { one: "quantity", many: "quantities", ja: "量" };
const BLOCK: Noun = { one: "block", many: "blocks", ja: "ブロック" };
const LANGUAGE: Noun = { one: "language", many: "languages", ja: "言語" };
const THEME: Noun = { one: "theme", many: "themes", ja: "配色" };

const SPECTRUM: Noun = { one: "spectrum", many: "spectra", ja: "スペクトル" };
const PART: Noun = { one: "part", many: "parts", ja: "部分" };

const partList: Schema<Part[]> = v.pipe(
  v.custom<unknown[]>(Array.isArray, said(messages.list)),
  v.array(wordOf(PART, parts)),
  v.check(
    (list) => new Set(list).size === list.length,
    said((list: Part[]) => messages.repeated(list.find((part, i) => list.indexOf(part) < i)!)),
  ),
);

const interval = v.pipe(
  pair("[low, high]"),
  v.check(([low, high]) => low < high, said(messages.ascending)),
);

const ordinal = numberWithin({ min: 1, integer: true });

/** Whether there is such a parameter is known once the network is. */
const parameterPlace: Schema<ParameterPlace> = closed(
  {
    layer: ordinal,
    block: wordOf(BLOCK, blockNames),
    row: v.exactOptional(ordinal, 1),
    column: v.exactOptional(ordinal, 1),
  },
  { block: messages.missing(blockNames) },
);

const entries = {
  mode: v.exactOptional(wordOf(MODE, viewModes), defaults.view.mode),
  curve: v.exactOptional(wordOf(CURVE, curves), defaults.view.curve),
  abscissa: v.exactOptional(wordOf(ABSCISSA, abscissas), defaults.view.abscissa),
  pane: v.exactOptional(wordOf(PANE, panes), defaults.view.pane),
  trainingCurve: v.exactOptional(wordOf(CURVE, trainingCurves), defaults.view.trainingCurve),
  trainingAbscissa: v.exactOptional(wordOf(ABSCISSA, trainingAbscissas), defaults.view.trainingAbscissa),
  spectrum: v.exactOptional(wordOf(SPECTRUM, spectra), defaults.view.spectrum),
  lane: v.exactOptional(wholeNumber(limits.lanes - 1), defaults.view.lane),
  target: v.exactOptional(numberWithin(targetBounds), defaults.view.target),
  curvature: v.exactOptional(v.boolean(said(messages.boolean)), defaults.view.curvature),
  solo: v.exactOptional(wholeNumber(limits.lanes - 1)),
  cursor: v.exactOptional(wholeNumber(limits.steps)),
  window: v.exactOptional(closed({ x: interval, y: interval })),
  line: v.exactOptional(numberWithin({ min: 1, max: limits.lines, integer: true })),
  names: v.exactOptional(wordOf(NAMES, conventions)),
  tab: v.exactOptional(wordOf(TAB, debuggerTabs), defaults.view.tab),
  quantity: v.exactOptional(wordOf(QUANTITY, followable)),
  parameter: v.exactOptional(parameterPlace),
  camera: v.exactOptional(closed({ azimuth: numberWithin({}), elevation: numberWithin({ min: -90, max: 90 }) })),
  plane: v.exactOptional(planeSchema, defaults.view.plane),
  language: v.exactOptional(wordOf(LANGUAGE, languages)),
  theme: v.exactOptional(wordOf(THEME, themes)),
  hide: v.exactOptional(partList),
  lock: v.exactOptional(partList),
};

/** The names of the view's fields. */
export const viewFields: readonly string[] = Object.keys(entries);

export const viewSchema: Schema<ViewConfiguration> = v.pipe(
  closed(entries),
  v.transform((view): ViewConfiguration => {
    const { hide = [], lock = [], names, ...rest } = view;
    return {
      ...rest,
      ...(names === "torch" && { names }),
      ...(hide.length > 0 && { hide }),
      ...(lock.length > 0 && { lock }),
    };
  }),
);
